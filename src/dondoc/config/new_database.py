"""A new database, laid out from the models at once.

Its tables are those that all migrations lead to, table by table; to go there step by step takes half a minute, for
Django puts all models together anew after each step.
"""

from __future__ import annotations

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction

from dondoc.core.events import guards
from dondoc.core.models import LogEnd


def is_new() -> bool:
    """Whether nothing stands in the database yet, of dondoc or of anyone."""
    return not connection.introspection.table_names()


def lay_out() -> None:
    """Makes all tables and notes every migration as done, all or nothing."""
    with connection.constraint_checks_disabled(), transaction.atomic():  # SQLite lays nothing out while it checks
        with connection.schema_editor() as editor:
            for model in apps.get_models():
                if model._meta.can_migrate(connection):
                    editor.create_model(model)
        complete()


def complete() -> None:
    """Adds what stands in no model: the cache, the beginning of the log and its guards, the notes of migrations."""
    call_command("createcachetable", verbosity=0)
    call_command("migrate", fake=True, interactive=False, verbosity=0)
    LogEnd.objects.create(pk=1, last_id=0, digest="")
    guards.install()
