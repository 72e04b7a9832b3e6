"""Makes the pictures of the docs from the demo: ``python -m tools.screenshots``. Needs Chromium."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dondoc.samples import sample_path

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
PASSWORD = "song-may-la-tinh-mau"  # the demo prints it
OFFICE, HEAD = "vanphong@songmay.example", "lanhdao.maythuong@songmay.example"
COMMUNE = "vanphong.suoilam@songmay.example"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@contextmanager
def demo() -> Iterator[str]:
    """The demo's site on a free port of this machine, gone at the end; gives its address."""
    with tempfile.TemporaryDirectory(prefix="dondoc-pictures-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        command = [sys.executable, "-m", "dondoc", "demo", "--dir", folder, "--port", str(port)]
        site = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            site.terminate()
            site.wait(timeout=20)


def _wait(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the demo's site does not answer")


def sign_in(page: Page, site: str, email: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{site}/dang-nhap/")
    page.fill("[name=username]", email)
    page.fill("[name=password]", PASSWORD)
    page.click("main button")


def take(page: Page, site: str) -> None:
    """The pictures: checking a reading, the office's home, totals, a unit's form."""
    sign_in(page, site, OFFICE)
    _picture(page, "home")
    page.goto(f"{site}/ky/1/tong-hop/")
    _picture(page, "totals")
    page.goto(f"{site}/cham-diem/")
    page.click("main tbody a >> nth=0")
    _picture(page, "scores")
    sign_in(page, site, COMMUNE)
    page.goto(f"{site}/van-ban/tai-len/")
    page.set_input_files("input[type=file]", str(sample_path("plans/ke-hoach-pccc-truong-hoc-xa.docx")))
    page.wait_for_url(re.compile(r"/van-ban/\d+/"))
    page.click("li.item-targets >> nth=1")
    _picture(page, "check")
    sign_in(page, site, HEAD)
    page.goto(f"{site}/bao-cao/1/")
    _picture(page, "report")


def _picture(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=str(PICTURES / f"{name}.png"))


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with demo() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        take(browser.new_page(viewport={"width": 1366, "height": 768}), site)
        browser.close()


if __name__ == "__main__":
    main()
