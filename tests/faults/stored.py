"""What a killed server's database holds, read past the product."""

import sqlite3
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import psycopg


def rows(database_url: str, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query, on either database."""
    if database_url.startswith("sqlite"):
        with closing(sqlite3.connect(urlsplit(database_url).path)) as connection:
            return connection.execute(query).fetchall()
    with psycopg.connect(database_url) as postgres:
        return postgres.execute(query.encode()).fetchall()


def change(database_url: str, statement: str) -> None:
    """Change what is stored, past the product, on either database."""
    if database_url.startswith("sqlite"):
        with closing(sqlite3.connect(urlsplit(database_url).path, timeout=20)) as connection, connection:
            connection.execute(statement)
        return
    with psycopg.connect(database_url) as postgres:
        postgres.execute(statement.encode())
