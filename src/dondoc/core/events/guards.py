"""The database's own lock on the log: triggers that refuse to alter or remove an event, whoever asks.

They stand on the tables and fall with them: a migration that rewrites `core_event` or `core_logend` on SQLite (any
change of a column there does) must end with `install`. The owner of the database can take them off; `stand` tells.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

SENTENCE = "Nhật ký chỉ được ghi thêm: không sửa, không xóa được sự kiện đã ghi."
BACKWARD = "Dấu cuối của nhật ký chỉ được tiến lên: không lùi, không xóa được."
_REFUSE = " BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation'; END "
_BACK = "new.last_id <= old.last_id OR new.id <> old.id"
_SQLITE = {
    "event_no_update": f"BEFORE UPDATE ON core_event BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END",
    "event_no_delete": f"BEFORE DELETE ON core_event BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END",
    "logend_no_delete": f"BEFORE DELETE ON core_logend BEGIN SELECT RAISE(ABORT, '{BACKWARD}'); END",
    "logend_forward": f"BEFORE UPDATE ON core_logend WHEN {_BACK} BEGIN SELECT RAISE(ABORT, '{BACKWARD}'); END",
}
_POSTGRES = {
    "event_append_only": ("core_event", "BEFORE UPDATE OR DELETE OR TRUNCATE", "FOR EACH STATEMENT", SENTENCE),
    "logend_no_delete": ("core_logend", "BEFORE DELETE OR TRUNCATE", "FOR EACH STATEMENT", BACKWARD),
    "logend_forward": ("core_logend", "BEFORE UPDATE", f"FOR EACH ROW WHEN ({_BACK})", BACKWARD),
}


def install(*_migration: Any) -> None:
    """Puts the triggers on the tables; those that stand are put anew. Also an operation of `RunPython`."""
    remove()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, rule in _SQLITE.items():
                cursor.execute(_on_sqlite(name, rule))
            return
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION core_log_refuse() RETURNS trigger LANGUAGE plpgsql AS $${_REFUSE}$$"
        )
        for name, (table, when, each, sentence) in _POSTGRES.items():
            cursor.execute(
                f"CREATE TRIGGER {name} {when} ON {table} {each} EXECUTE FUNCTION core_log_refuse('{sentence}')"
            )
            cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


def remove(*_migration: Any) -> None:
    """Takes the triggers off, for a migration that rewrites the tables; it must end with `install`."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in _SQLITE:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        else:
            for name, (table, *_rule) in _POSTGRES.items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")


def stand() -> bool:
    """Whether every trigger stands as `install` put it, and is on."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
            return {_on_sqlite(*each) for each in _SQLITE.items()} <= {sql for (sql,) in cursor.fetchall()}
        cursor.execute(
            "SELECT tgname, tgrelid::regclass::text FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE tgenabled = 'A' AND prosrc = %s",
            [_REFUSE],
        )
        return {(name, table) for name, (table, *_rule) in _POSTGRES.items()} <= set(cursor.fetchall())


def _on_sqlite(name: str, rule: str) -> str:
    return f"CREATE TRIGGER {name} {rule}"
