"""The rush before a deadline: 64 signed-in clients send reports of 40 figures to a real server, on both databases.

Counted afterwards: every acknowledged report is there once, also after the server was killed (kill -9) in mid-rush.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

from bench.log import SERVER, scratch
from bench.measure import Measured

CLIENTS, ROUNDS = 64, 40
LONGEST, BEFORE_THE_KILL = 120.0, 2.0  # seconds
SLOWEST = {"sqlite": 1000 / 300, "postgresql": 1000 / 200}  # seconds for a thousand reports: 300 and 200 a second
SPREAD = 3  # p99 at most so many times p50


def measure() -> Iterator[Measured]:
    """Each database that answers; both are made and removed here."""
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        yield from _lines("sqlite", f"sqlite:///{Path(folder) / 'rush.sqlite3'}")
    url = os.environ.get("BENCH_POSTGRES_URL", SERVER)
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return
    with scratch(url) as database:
        yield from _lines("postgresql", database)


def _lines(vendor: str, database: str) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        env = os.environ | {
            "DATABASE_URL": database,
            "DONDOC_DATA_DIR": folder,
            "DONDOC_DEBUG": "0",
            "DONDOC_HTTPS": "0",
            "DONDOC_SECRET_KEY": "only-for-a-scratch-database-0123456789-abcdef",
        }
        scene = json.loads(_run("bench.rush.stage", env, str(CLIENTS), str(ROUNDS)))
        killed = [whose | {"reports": whose["reports"][: ROUNDS // 2]} for whose in scene]
        _killed_in_mid_rush(env, killed)
        rest = [whose | {"reports": whose["reports"][ROUNDS // 2 :]} for whose in scene]
        with _server(env) as (port, server):
            told = _rush(env, port, server, rest)
        assert not told["failed"], told["failed"][:3]
        took = sorted(seconds for _report, seconds in told["acknowledged"])
        _all_there(env, {report for report, _seconds in told["acknowledged"]})
    half, last = took[len(took) // 2], took[int(len(took) * 0.99)]
    rate, cpu = len(took) / told["seconds"], told["cpu"] / len(took) * 1000
    beside = (
        f"{rate:.0f} a second; p50 {half * 1000:.0f} ms, p99 {last * 1000:.0f} ms; CPU of the server {cpu:.1f} ms each"
    )
    work = f"{CLIENTS} clients send {len(took):,} reports of 40 figures"
    yield Measured(f"{work}, a thousand ({vendor})", told["seconds"] / len(took) * 1000, "s", SLOWEST[vendor], beside)
    yield Measured(f"{work}, p99 to p50 ({vendor})", last / half, "x", SPREAD, beside)


def _killed_in_mid_rush(env: dict[str, str], scene: list[dict[str, object]]) -> None:
    """Kills the server while it is answering; what it has acknowledged is there when the database is opened again."""
    with _server(env, kill_after=BEFORE_THE_KILL) as (port, server):
        told = _rush(env, port, server, scene)
    reports = {report for report, _seconds in told["acknowledged"]}
    assert 0 < len(reports) < CLIENTS * ROUNDS // 2, f"the kill came too late or too early: {len(reports)}"
    _all_there(env, reports)


def _rush(env: dict[str, str], port: int, server: int, scene: list[dict[str, object]]) -> Any:
    """What the clients tell."""
    args = (str(port), str(LONGEST), str(server))
    return json.loads(_run("bench.rush.clients", env, *args, told=json.dumps(scene)))


def _all_there(env: dict[str, str], reports: set[int]) -> None:
    found = json.loads(_run("bench.rush.counted", env))
    versions = {int(report): count for report, count in found.items()}
    missing = reports - versions.keys()
    doubled = [report for report, count in versions.items() if count != 1]
    assert not missing and not doubled, f"{len(missing)} lost, {len(doubled)} doubled"


@contextmanager
def _server(env: dict[str, str], kill_after: float = 0) -> Iterator[tuple[int, int]]:
    """Port and process group of the site as it is served. With ``kill_after`` it is killed, all of it, so many seconds
    into the rush."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "dondoc", "serve", "--port", str(port), "--no-work", "--no-timed"]
    server = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait_for(port)
        if kill_after:
            late = f"while ! [ -e $0 ]; do sleep 0.05; done; sleep {kill_after}; kill -9 -{server.pid}"
            subprocess.Popen(["sh", "-c", late, Path(env["DONDOC_DATA_DIR"], "rushing")])
        yield port, server.pid
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL if kill_after else signal.SIGTERM)
        server.wait()


def _wait_for(port: int) -> None:
    for _try in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"no server at {port}")


def _run(module: str, env: dict[str, str], *args: str, told: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", module, *args], env=env, input=told, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout
