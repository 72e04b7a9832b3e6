"""What the content security policy and the offline rule ask of every template and style."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

import dondoc.web

pytestmark = pytest.mark.any_database

WEB = Path(dondoc.web.__file__).parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
STYLES = sorted((WEB / "static" / "dondoc").glob("*.css"))
SCRIPTS = sorted((WEB / "static" / "dondoc").glob("*.js"))


def found(pattern: str, files: list[Path]) -> list[str]:
    hits = ((file, re.findall(pattern, file.read_text(encoding="utf-8"))) for file in files)
    return [f"{file.name}: {hit}" for file, each in hits for hit in each]


def test_no_template_has_inline_script_or_style() -> None:
    pattern = r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle=|\son[a-z]+=|hx-on|hx-vals='js|javascript:"
    assert found(pattern, TEMPLATES) == []


def test_nothing_is_loaded_from_elsewhere() -> None:
    assert found(r"(?:src|href|url)[=(]\s*[\"']?(?:https?:)?//[^\"')]+", [*TEMPLATES, *STYLES, *SCRIPTS]) == []


def test_every_icon_named_in_a_template_is_shipped() -> None:
    icons = {icon.stem for icon in (WEB / "icons").glob("*.svg")}
    named = set(re.findall(r'{% icon "([^"]+)"', "".join(file.read_text() for file in TEMPLATES)))
    assert named - icons == set()


def test_every_static_file_named_in_a_template_exists() -> None:
    named = set(re.findall(r"{% static '([^']+)'", "".join(file.read_text() for file in TEMPLATES)))
    assert [name for name in sorted(named) if finders.find(name) is None] == []


@pytest.mark.django_db
def test_pages_forbid_everything_but_the_own_site(client: Client) -> None:
    policy = client.get(reverse("sign-in")).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
