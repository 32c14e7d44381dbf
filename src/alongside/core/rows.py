"""Rows straight through the driver, for what comes in by the thousand: half of the ORM's time goes into its objects.

A row is what its model's columns are called, with their values: `{"session_id": 3, "words": "…"}`. All rows of one
call name the same columns. One that is left out gets the model's own default, so a new column needs nothing here. `tests/live/test_rows.py` proves that what
is written is what the ORM writes. Everything else goes on writing through the ORM.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, models
from psycopg.types.json import Json

if TYPE_CHECKING:
    Column = models.Field[Any, Any]
else:
    Column = models.Field

Model = TypeVar("Model", bound=models.Model)
Row = Mapping[str, Any]
Adapt = Callable[[Any], Any]


def among(column: str, values: Iterable[UUID | int | str]) -> tuple[str, Any]:
    """A condition that a column holds one of some values, and its one parameter, for a query in plain SQL.

    The text is the same however many there are; making it out of Django's objects takes longer than the query.
    """
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s)", list(values)
    given = [value.hex if isinstance(value, UUID) else value for value in values]
    return f"{column} IN (SELECT value FROM json_each(%s))", json.dumps(given)  # noqa: S608  # our own columns


def select(query: str, *given: Any) -> list[Any]:
    """What a query in plain SQL finds, as the driver gives it: SQLite's UUIDs are text, and its truth is a number."""
    with connection.cursor() as cursor:
        cursor.execute(query, given)
        return list(cursor.fetchall())


def change(statement: str, *given: Any) -> None:
    """Do a statement in plain SQL that finds nothing."""
    with connection.cursor() as cursor:
        cursor.execute(statement, given)


def as_uuid(stored: UUID | str) -> UUID:
    """A UUID that `select` found: SQLite has no type for it."""
    return stored if isinstance(stored, UUID) else UUID(stored)


class Whole(Generic[Model]):
    """Makes whole objects of rows that `select` found, as the ORM does: `QuerySet.raw` takes twice as long for it."""

    def __init__(self, model: type[Model]) -> None:
        fields = model._meta.concrete_fields
        compiler = model._default_manager.all().query.get_compiler(using=DEFAULT_DB_ALIAS)
        self._model = model
        self._names = [field.attname for field in fields]
        self._columns = [field.column for field in fields]
        self._converters = compiler.get_converters([field.get_col(model._meta.db_table) for field in fields])

    def columns(self, table: str) -> str:
        """What to select, of a table by the name that the query gives it."""
        return ", ".join(f'{table}."{column}"' for column in self._columns)

    def of(self, values: Sequence[Any]) -> Model:
        """The object of one row: the values of `columns`, in their order."""
        made = list(values)
        for place, (converters, column) in self._converters.items():
            for convert in converters:
                made[place] = convert(made[place], column, connection)
        return self._model.from_db(DEFAULT_DB_ALIAS, self._names, made)


@lru_cache(maxsize=64)
def whole(model: type[Model]) -> Whole[Model]:
    """What makes objects of this model."""
    return Whole(model)


def next_ids(model: type[models.Model], count: int) -> list[int]:
    """So many ids that nobody has had or will get, rising; so that rows can point to each other before they stand.

    SQLite's transactions begin `IMMEDIATE`, so nobody else counts at the same time.
    """
    if not count:
        return []
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        (last,) = cursor.fetchone() or (0,)
        return list(range(last + 1, last + 1 + count))


def insert(model: type[models.Model], rows: Sequence[Row]) -> None:
    """Write rows, in one go: PostgreSQL copies them in, SQLite repeats one prepared statement."""
    if not rows:
        return
    table = table_of(model, connection.vendor, frozenset(rows[0]))
    values = [table.values_of(row) for row in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors, cursor.copy(table.copy) as copy:
                for each in values:
                    copy.write_row(each)
        else:
            cursor.executemany(table.insert, values)


class Table:
    """The columns of a model in one order, what stands in them by default, and how the driver takes their values."""

    def __init__(self, model: type[models.Model], vendor: str, given: frozenset[str]) -> None:
        fields = [field for field in model._meta.concrete_fields if not _counts_itself(field) or field.attname in given]
        unknown = given - {field.attname for field in fields}
        if unknown:
            raise LookupError(f"{model._meta.label} has no column {', '.join(sorted(unknown))}.")
        self._sample = [_default_value(field, vendor) for field in fields]
        self._given: list[tuple[int, str, Adapt | None]] = [
            (place, field.attname, _adapter(field, vendor))
            for place, field in enumerate(fields)
            if field.attname in given
        ]
        self.names = [field.attname for field in fields]
        names = ", ".join(f'"{field.column}"' for field in fields)
        places = ", ".join(["%s"] * len(fields))
        self.copy = f'COPY "{model._meta.db_table}" ({names}) FROM STDIN'
        self.insert = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({places})'  # noqa: S608  # a model's own names

    def values_of(self, row: Row) -> list[Any]:
        """A row's values in the order of the columns, as the driver takes them."""
        values = self._sample.copy()
        for place, name, adapt in self._given:
            value = row[name]
            values[place] = value if adapt is None or value is None else adapt(value)
        return values


@lru_cache(maxsize=64)
def table_of(model: type[models.Model], vendor: str, given: frozenset[str]) -> Table:
    return Table(model, vendor, given)


def _counts_itself(field: Column) -> bool:
    return isinstance(field, models.AutoField)


def _default_value(field: Column, vendor: str) -> Any:
    """The model's default as the driver takes it. One that is another for each row, such as the time, has to be given."""
    adapt, value = _adapter(field, vendor), field.get_default()
    return value if adapt is None or value is None else adapt(value)


def _adapter(field: Column, vendor: str) -> Adapt | None:
    """What the driver cannot take as it is."""
    if isinstance(field, models.ForeignKey):
        return _adapter(field.target_field, vendor)
    if isinstance(field, models.JSONField):
        return Json if vendor == "postgresql" else json.dumps
    if isinstance(field, models.CharField) and field.choices:
        return str
    if vendor == "sqlite" and isinstance(field, models.UUIDField):
        return _as_hexadecimal
    if vendor == "sqlite" and isinstance(field, models.DateTimeField):
        return _as_sqlite_time
    return None


def _as_hexadecimal(value: UUID) -> str:
    return value.hex


@lru_cache(maxsize=256)
def _as_sqlite_time(value: datetime) -> str:
    """As Django writes it: in UTC, without saying so. A batch has few different ones."""
    return str(value.astimezone(UTC).replace(tzinfo=None))
