"""Runs LibreOffice on one file: a profile and a folder of its own, no network, limits of time and space."""

from __future__ import annotations

import logging
import resource
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from dondoc.reader.errors import NO_OFFICE, NOT_CONVERTED, TOO_SLOW, Unreadable
from dondoc.reader.formats.limits import FILE_BYTES
from dondoc.reader.formats.office.kinds import Kind
from dondoc.reader.formats.office.profile import write_profile

SECONDS = 40
MEMORY = 1 << 30

_NAMES = ("soffice", "libreoffice")
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
_WRITTEN_MOST = 4 * FILE_BYTES
# LibreOffice asks to be started once more after it has set up a new profile.
_ONCE_MORE = 81
_LOGGED = 2_000

_log = logging.getLogger(__name__)


def as_docx(data: bytes, kind: Kind) -> bytes:
    """The file as a DOCX. Raises ``Unreadable`` where LibreOffice is missing, fails or takes too long."""
    return converted(data, kind.value, "docx", seconds=SECONDS)


def converted(data: bytes, kind: str, to: str, *, seconds: int) -> bytes:
    """The file, whose name ends in ``kind``, in the format whose names end in ``to``; raises as `as_docx` does."""
    program = find_office()
    if program is None:
        raise Unreadable(NO_OFFICE, kind=kind)
    with TemporaryDirectory(prefix="dondoc-") as name:
        folder = Path(name)
        write_profile(folder / "profile")
        given = folder / f"given.{kind}"
        given.write_bytes(data)
        command = _command(program, folder, given, to)
        if _run(command, folder, seconds) == _ONCE_MORE:
            _run(command, folder, seconds)
        made = folder / "made" / f"given.{to}"
        if not made.is_file() or made.stat().st_size > FILE_BYTES:
            raise Unreadable(NOT_CONVERTED, kind=kind)
        return made.read_bytes()


def find_office() -> Path | None:
    """LibreOffice's own program, which is one process; the script in front of it where it is not found."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        return None
    script = Path(found).resolve()
    program = script.with_name("soffice.bin")
    return program if program.is_file() else script


def _command(program: Path, folder: Path, given: Path, to: str) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = str(folder / "made")
    return [*_without_network(), str(program), profile, *_OPTIONS, "--convert-to", to, "--outdir", made, str(given)]


def _without_network() -> list[str]:
    """What to put before a command so that it has no network, where the system lets a user do so."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    command = [unshare, "--map-root-user", "--net"]
    tried = subprocess.run([*command, "true"], check=False, capture_output=True)  # noqa: S603 - no word of the user's
    return [] if tried.returncode else command


def _run(command: list[str], folder: Path, seconds: int) -> int:
    """Run the command with limits of its own. Raises ``Unreadable`` where it takes too long."""
    child = subprocess.Popen(  # noqa: S603 - our own words and paths
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=_environment(folder),
        cwd=folder,
    )
    _limit(child.pid)
    try:
        told, _ = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(TOO_SLOW, seconds=seconds) from error
    finally:
        if child.returncode is None:
            child.kill()
            child.communicate()
    if child.returncode not in (0, _ONCE_MORE):
        _log.error("LibreOffice ended with %s: %s", child.returncode, told[-_LOGGED:].decode(errors="replace"))
    return child.returncode


def _environment(folder: Path) -> dict[str, str]:
    nowhere = "http://127.0.0.1:9"
    return {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        "http_proxy": nowhere,
        "https_proxy": nowhere,
    }


def _limit(pid: int) -> None:
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, _WRITTEN_MOST)):
        _, hard = resource.prlimit(pid, kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.prlimit(pid, kind, (most, most))
