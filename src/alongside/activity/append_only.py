"""The database itself refuses to change or delete an audit entry.

Used by the migration, and by tests that must empty their tables between two runs.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("activity_auditentry", "activity_auditseal")

_SQLITE = """
CREATE TRIGGER {table}_no_{operation} BEFORE {operation} ON {table}
BEGIN SELECT RAISE(ABORT, 'the audit record cannot be changed'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION activity_refuse_change() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the audit record cannot be changed'; END $$ LANGUAGE plpgsql
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_no_{operation} BEFORE {operation} ON {table}
FOR EACH {each} EXECUTE FUNCTION activity_refuse_change()
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the refusal in place, on every table of the audit record."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for table in TABLES:
                for operation in ("UPDATE", "DELETE"):
                    cursor.execute(_SQLITE.format(table=table, operation=operation))
            return
        cursor.execute(_POSTGRESQL_FUNCTION)
        for table in TABLES:
            for operation, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
                cursor.execute(_POSTGRESQL.format(table=table, operation=operation, each=each))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the refusal away: for undoing the migration, and between two tests."""
    with connection.cursor() as cursor:
        for table in TABLES:
            for operation in ("UPDATE", "DELETE", "TRUNCATE"):
                suffix = "" if connection.vendor == "sqlite" else f" ON {table}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{operation}{suffix}")
