"""Clients that send reports as fast as they are answered: ``python -m bench.rush.clients PORT SECONDS SERVER``.

Reads the scene as JSON from standard input, prints what was acknowledged and how long each took, and the CPU time that
the processes of the group SERVER spent on it.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

from bench.rush.stage import PASSWORD

HEAD = re.compile(rb"\r\n([A-Za-z-]+): ([^\r\n]*)")


class Client:
    """One browser: its connection, kept open, and its cookies."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies, self.streams = port, {}, None  # type: ignore[var-annotated]

    async def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, bytes, str]:
        """Status, body and where it leads. Raises `ConnectionError` when the server goes away."""
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        body = urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **(form or {})}).encode()
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"{method} {path} HTTP/1.1", f"Host: localhost:{self.port}", f"Cookie: {cookies}"]
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        writer.write("\r\n".join([*lines, "", ""]).encode() + (body if method == "POST" else b""))
        return await self._answer(reader)

    async def _answer(self, reader: asyncio.StreamReader) -> tuple[int, bytes, str]:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError as error:
            self.streams = None
            raise ConnectionError from error
        fields = [(name.lower(), value) for name, value in HEAD.findall(head)]
        for name, value in fields:
            if name == b"set-cookie":
                key, _equals, rest = value.decode().partition("=")
                self.cookies[key] = rest.partition(";")[0]
        self.cookies.pop("messages", None)  # as if the page that tells of it had been looked at
        told = dict(fields)
        body = await reader.readexactly(int(told.get(b"content-length", b"0")))
        if told.get(b"connection") == b"close":
            self.streams = None
        return int(head[9:12]), body, told.get(b"location", b"").decode()

    async def sign_in(self, email: str) -> None:
        await self.ask("GET", "/dang-nhap/")
        status, _body, _to = await self.ask("POST", "/dang-nhap/", {"username": email, "password": PASSWORD})
        assert status == 302, f"signing in answers {status}"
        if self.streams is not None:
            self.streams[1].close()
        self.streams = None  # the server does not wait long for a client that is silent while others sign in


def cpu_seconds(group: int) -> float:
    """What all living processes of a group have used so far."""
    ticks = 0
    for each in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it may have ended meanwhile
            fields = each.read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12]) if int(fields[2]) == group else 0
    return ticks / os.sysconf("SC_CLK_TCK")


async def rush(port: int, seconds: float, server: int, scene: list[dict]) -> dict[str, object]:  # type: ignore[type-arg]
    clients = [Client(port) for _ in scene]
    for client, whose in zip(clients, scene, strict=True):
        await client.sign_in(whose["email"])
    acknowledged: list[tuple[int, float]] = []
    failed: list[str] = []
    Path(os.environ["DONDOC_DATA_DIR"], "rushing").touch()  # whoever waits for the rush sees that it has begun
    used, start = cpu_seconds(server), time.perf_counter()
    ends = start + seconds

    async def send_all(client: Client, whose: dict) -> None:  # type: ignore[type-arg]
        for report in whose["reports"]:
            if time.perf_counter() > ends:
                return
            form = {box: str((report * 31 + place) % 9973) for place, box in enumerate(whose["boxes"])}
            began = time.perf_counter()
            try:
                status, _body, to = await client.ask("POST", f"/bao-cao/{report}/gui/", form | {"revision": "0"})
            except (ConnectionError, OSError):
                return
            if status == 302 and to == f"/bao-cao/{report}/":
                acknowledged.append((report, time.perf_counter() - began))
            else:
                failed.append(f"{report}: {status}")

    await asyncio.gather(*(send_all(client, whose) for client, whose in zip(clients, scene, strict=True)))
    took = time.perf_counter() - start
    return {"acknowledged": acknowledged, "failed": failed, "seconds": took, "cpu": cpu_seconds(server) - used}


if __name__ == "__main__":
    port, seconds, server = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    print(json.dumps(asyncio.run(rush(port, seconds, server, json.load(sys.stdin)))))
