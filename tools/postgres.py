"""Runs a command on PostgreSQL where there is one: ``python tools/postgres.py URL COMMAND…``.

Where there is none the command is skipped with a visible reason, unless DONDOC_REQUIRE names "postgres": then its
absence is a failure.
"""

from __future__ import annotations

import os
import subprocess
import sys

import psycopg


def main(url: str, command: list[str]) -> int:
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        print(f"SKIPPED on PostgreSQL: {url} does not answer: {str(error).strip().splitlines()[0]}")
        return int("postgres" in os.environ.get("DONDOC_REQUIRE", ""))
    return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
