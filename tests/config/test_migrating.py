"""``dondoc migrate`` lays a new database out as all migrations would make it, and as the other tests have it."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from migrated import FILE, Variables, clean_variables

pytestmark = pytest.mark.django_db
SHAPE_ON_POSTGRES = """
    SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default, is_identity
      FROM information_schema.columns WHERE table_schema = 'public'
       AND (table_name, column_name) <> ('auth_group_permissions', 'id')  -- Django lays out its own one way or the other
    UNION ALL
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), NULL, '', '', ''
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT tablename, indexname, indexdef, NULL, '', '', '' FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), NULL, tgenabled::text, '', ''
      FROM pg_trigger WHERE NOT tgisinternal
"""
DYING = """
import os, django
django.setup()
from dondoc.config import new_database
new_database.complete = lambda: os._exit(9)
new_database.lay_out()
"""
ALL_MIGRATIONS = """
import gc
gc.disable()  # models are put together anew after each step: a third of the time went into looking for what is gone
from django.core.management import execute_from_command_line
execute_from_command_line(["django", "migrate", "--verbosity=0"])
"""
Shape = set[tuple[object, ...]]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Variables]:
    """The settings of a new data folder and, on PostgreSQL, of a new database."""
    here = {"DONDOC_DEBUG": "1", "DONDOC_DATA_DIR": str(tmp_path / "moi")}
    if connection.vendor == "sqlite":
        yield clean_variables(**here)
        return
    server, name = os.environ["DATABASE_URL"].rpartition("/")[0], f"dondoc_new_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as postgres:
        postgres.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield clean_variables(**here, DATABASE_URL=f"{server}/{name}")
        finally:
            postgres.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


def test_a_new_database_is_laid_out_as_the_tests_have_it(empty: Variables) -> None:
    assert dondoc(empty, "migrate") == "Cơ sở dữ liệu đã sẵn sàng.\n"
    assert dondoc(empty, "log", "verify") == "Nhật ký nguyên vẹn: 0 sự kiện.\n"
    run(empty, "-m", "django", "migrate", "--check")
    made, here = shape_made(empty), shape_here()
    assert (made - here, here - made) == (set(), set())


def test_one_that_goes_through_all_migrations_is_the_same(empty: Variables) -> None:
    Path(empty["DONDOC_DATA_DIR"]).mkdir()
    run(empty, "-c", ALL_MIGRATIONS)
    assert dondoc(empty, "migrate").endswith("Cơ sở dữ liệu đã sẵn sàng.\n")
    assert dondoc(empty, "log", "verify") == "Nhật ký nguyên vẹn: 0 sự kiện.\n"
    made, here = shape_made(empty), shape_here()
    assert (made - here, here - made) == (set(), set())


def test_laying_out_leaves_nothing_behind_when_its_process_dies(empty: Variables) -> None:
    Path(empty["DONDOC_DATA_DIR"]).mkdir()
    dying = subprocess.run([sys.executable, "-c", DYING], env=with_django(empty), check=False)
    assert (dying.returncode, shape_made(empty)) == (9, set())
    assert dondoc(empty, "migrate") == "Cơ sở dữ liệu đã sẵn sàng.\n"


def dondoc(variables: Variables, *arguments: str) -> str:
    return run(variables, "-m", "dondoc", *arguments)


def run(variables: Variables, *arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=with_django(variables), stdout=subprocess.PIPE, text=True, check=True).stdout


def with_django(variables: Variables) -> Variables:
    return variables | {"DJANGO_SETTINGS_MODULE": "dondoc.config.settings"}


def shape_made(variables: Variables) -> Shape:
    """Of the database that was migrated."""
    if url := variables.get("DATABASE_URL"):
        with psycopg.connect(url) as made:
            return set(made.execute(SHAPE_ON_POSTGRES))
    with closing(sqlite3.connect(Path(variables["DONDOC_DATA_DIR"]) / FILE)) as made:
        return shape_on_sqlite(made.execute("SELECT name, sql FROM sqlite_master WHERE sql <> ''").fetchall())


def shape_here() -> Shape:
    """Of the tests' own database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            return set(cursor.execute(SHAPE_ON_POSTGRES).fetchall())
        return shape_on_sqlite(cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql <> ''").fetchall())


def shape_on_sqlite(made_by: list[tuple[str, str]]) -> Shape:
    """Every table, index and trigger as the sentence that makes it; of a table each column and rule for itself, in
    any order."""
    return {(name, part) for name, sentence in made_by for part in parts(sentence)}


def parts(sentence: str) -> list[str]:
    """ "CREATE TABLE t (a …, b …)" as "a …" and "b …"; anything else whole."""
    table = re.fullmatch(r'CREATE TABLE "?\w+"? \((.*)\)', sentence, re.DOTALL)
    if not table:
        return [sentence]
    found, depth = [""], 0
    for piece in re.findall(r"'(?:[^']|'')*'|\"[^\"]*\"|.", table[1], re.DOTALL):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "," and depth == 0:
            found.append("")
        else:
            found[-1] += piece
    return [each.strip() for each in found]
