"""The docs say what there is: every setting, every command."""

from __future__ import annotations

import re
from pathlib import Path

from dondoc.config.cli import COMMANDS, HELP

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / "src" / "dondoc" / "config"


def test_every_setting_is_documented_and_nothing_else() -> None:
    code = (CONFIG / "settings.py").read_text() + (CONFIG / "environment.py").read_text()
    used = set(re.findall(r'(?:text|flag|number|words)\(\s*"([A-Z_]+)"', code))
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE))
    assert used == documented


def test_every_command_has_its_help_and_stands_in_both_readmes() -> None:
    assert set(COMMANDS) == set(HELP)
    for readme in ("README.md", "README.vi.md"):
        text = (ROOT / readme).read_text()
        assert [name for name in COMMANDS if f"dondoc {name}" not in text] == []


def test_every_keyboard_shortcut_is_documented() -> None:
    bar = ROOT / "src" / "dondoc" / "web" / "templates" / "documents" / "check" / "bar.html"
    shown = re.findall(r"<kbd>(.*?)</kbd>", bar.read_text())
    documented = re.findall(
        r"`([^`]+)`", "".join(re.findall(r"^\| (`.*?) \|", (ROOT / "docs" / "keyboard.md").read_text(), re.MULTILINE))
    )
    assert documented == shown
