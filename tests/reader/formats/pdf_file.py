"""Builds small PDF files by hand: typed text at given places, ruling lines, nothing else."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass
class Sheet:
    """One page under construction; places are in points from the left and from the top."""

    turn: int = 0
    marks: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, *, bold: bool = False, size: float = 14, angle: int = 0, mode: int = 0
    ) -> Sheet:
        """Type a text with its base line at y, turned to the left by an angle; mode 3 draws nothing."""
        font = "F2" if bold else "F1"
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        cos, sin = round(math.cos(math.radians(angle)), 4), round(math.sin(math.radians(angle)), 4)
        matrix = f"{cos} {sin} {-sin} {cos} {x} {HEIGHT - y}"
        self.marks.append(f"BT /{font} {size} Tf {mode} Tr {matrix} Tm ({escaped}) Tj ET")
        return self

    def centred(self, y: float, text: str, *, bold: bool = False, size: float = 14) -> Sheet:
        """Type a text about the page's middle; Courier's signs are 0.6 of the size wide."""
        return self.text(WIDTH / 2 - 0.3 * size * len(text), y, text, bold=bold, size=size)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Sheet:
        """Draw the ruling lines of a table."""
        self.marks += [f"{xs[0]} {HEIGHT - y} m {xs[-1]} {HEIGHT - y} l S" for y in ys]
        self.marks += [f"{x} {HEIGHT - ys[0]} m {x} {HEIGHT - ys[-1]} l S" for x in xs]
        return self

    def line(self, x1: float, y1: float, x2: float, y2: float) -> Sheet:
        """Draw one ruling line."""
        self.marks.append(f"{x1} {HEIGHT - y1} m {x2} {HEIGHT - y2} l S")
        return self


def pdf(*sheets: Sheet, encrypt: bool = False, font: str = "Courier") -> bytes:
    """A PDF of the pages, typed in a font as wide as Courier; ``encrypt`` locks it with a password that nobody knows.

    Letters beyond ASCII get the codes from 128 on, of which each font's map tells the letters.
    """
    content = ["\n".join(sheet.marks) for sheet in sheets]
    beyond = sorted({sign for text in content for sign in text if not sign.isascii()})
    codes = {ord(sign): code for code, sign in enumerate(beyond, 128)}
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(sheets)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode(),
        _font(font, 5),
        _font(f"{font}-Bold", 5),
        _map(beyond),
    ]
    for number, sheet in enumerate(sheets):
        drawn = content[number].translate(codes).encode("latin-1")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {sheet.turn} "
            f"/Contents {7 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    lock = ""
    if encrypt:
        key = "00" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>".encode())
        lock = f"/Encrypt {len(objects)} 0 R /ID [<00> <00>]"
    return _written(objects, lock)


def _font(name: str, letters: int) -> bytes:
    widths = " ".join(["600"] * 256)
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /ToUnicode {letters} 0 R "
        f"/FirstChar 0 /LastChar 255 /Widths [{widths}] >>"
    ).encode()


def _map(beyond: list[str]) -> bytes:
    """What letters the codes from 128 on stand for."""
    ranges = "<20> <7e> <0020>\n" + "".join(
        f"<{code:02x}> <{code:02x}> <{ord(sign):04x}>\n" for code, sign in enumerate(beyond, 128)
    )
    count = 1 + len(beyond)
    codes = f"1 begincodespacerange <00> <ff> endcodespacerange {count} beginbfrange\n{ranges}endbfrange"
    program = f"/CIDInit /ProcSet findresource begin begincmap {codes} endcmap end".encode()
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(program), program)


def _written(objects: list[bytes], lock: str) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R {lock} >>\nstartxref\n{start}\n%%EOF".encode()
