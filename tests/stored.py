"""Looks through everything that is stored."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db import connection


def holding(words: str) -> set[str]:
    """The tables with a row that holds these words anywhere, sessions read as what they hold."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            if any(words in str(value) for row in cursor.fetchall() for value in row):
                found.add(table)
    if any(words in str(session.get_decoded()) for session in Session.objects.all()):
        found.add(Session._meta.db_table)
    return found
