"""Public tools beside the reader, in a Python of their own: their packages are many, and dondoc needs none of them.

Make it once: ``python3 -m venv build/peers && build/peers/bin/pip install 'markitdown[docx,pdf]' pdfplumber``, and
``django-treebeard 'psycopg[binary]'`` for the tree of units, ``polars openpyxl`` for totals.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

PYTHON = Path("build/peers/bin/python")

# Runs there: the median of a few runs after one that does not count, for each tool that is installed.
_PROGRAM = """
import json, sys, time
from statistics import median

def markitdown(path):
    from markitdown import MarkItDown
    return MarkItDown().convert(path).text_content

def pdfplumber(path):
    import pdfplumber as library
    with library.open(path) as document:
        return [(page.extract_text(), page.extract_tables()) for page in document.pages]

def seconds(tool, path):
    times = []
    for _ in range(4):
        start = time.perf_counter()
        tool(path)
        times.append(time.perf_counter() - start)
    return median(times[1:])

path = sys.argv[1]
tools = [markitdown, pdfplumber] if path.endswith(".pdf") else [markitdown]
print(json.dumps({tool.__name__: seconds(tool, path) for tool in tools}))
"""


def told(data: bytes, format: str) -> str:
    """How long markitdown and, for a PDF, pdfplumber take; what is not installed is said to be so."""
    if not PYTHON.exists():
        return "; markitdown, pdfplumber: see bench/peers.py"
    with tempfile.NamedTemporaryFile(suffix=f".{format}") as file:
        file.write(data)
        file.flush()
        done = subprocess.run([PYTHON, "-c", _PROGRAM, file.name], capture_output=True, text=True, check=True)
    times: dict[str, float] = json.loads(done.stdout)
    return "".join(f"; {tool} {seconds * 1000:.0f} ms" for tool, seconds in times.items())
