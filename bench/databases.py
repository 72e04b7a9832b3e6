"""PostgreSQL databases that measurements are made on."""

from __future__ import annotations

import sys

import psycopg


def ready(url: str) -> bool:
    """Whether the database answers; it is created where the server does."""
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        server, _slash, name = url.rpartition("/")
        try:
            with psycopg.connect(f"{server}/postgres", autocommit=True, connect_timeout=3) as connection:
                connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
        except psycopg.OperationalError:
            print(f"SKIPPED on PostgreSQL: {url} does not answer", file=sys.stderr)
            return False
    return True
