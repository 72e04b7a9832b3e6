"""Invented units and plans, to try the software with; README.md beside this file says what each is."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def sample_path(name: str) -> Path:
    """Where the sample lies: "province.csv", "plans/ke-hoach-pccc-truong-hoc-tinh.docx".

    Raises FileNotFoundError where there is no sample of that name.
    """
    path = Path(str(resources.files(__package__))) / name
    if not path.is_file():
        raise FileNotFoundError(f"Không có tệp mẫu “{name}”. Xem danh sách tệp mẫu trong README.md của thư mục mẫu.")
    return path
