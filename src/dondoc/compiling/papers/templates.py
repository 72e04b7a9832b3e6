"""Templates: Word files with fields, checked before they are kept and filled when a paper is made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import get_close_matches

from django.utils.translation import gettext as _

from dondoc.compiling.models import PaperKind
from dondoc.compiling.rules.fields import BY_NAME, names_of
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.guarded import Ended, run_guarded
from dondoc.core.identifiers import identifier_problems
from dondoc.exports.compiled_report import slug

MODULE = "dondoc.compiling.papers.worker"
MOST_BYTES = 5 << 20
SECONDS = 20
MEMORY = 1 << 30
NEAR = 0.8


def refuse_template(content: bytes, kind: PaperKind) -> None:
    """Raises `Invalid` where a Word file can't be a template of a kind of paper, each reason with the field that it is
    about; and where its words hold personal identifiers."""
    if len(content) > MOST_BYTES:
        raise Invalid([Problem("", _("Tệp mẫu lớn hơn 5 MB. Hãy bỏ bớt hình rồi tải lên lại."))])
    try:
        asked = json.dumps({"fields": None, "known": sorted(names_of(kind.group))}).encode()
        answer = run_guarded(MODULE, asked + b"\n" + content, seconds=SECONDS, memory=MEMORY)
    except Ended as error:
        raise Invalid([Problem("", _sentence("not-word", ""))]) from error
    told = json.loads(answer)
    problems = [Problem("", _sentence(code, word)) for code, word in told["problems"]]
    problems += identifier_problems({"": told["words"]})
    if problems:
        raise Invalid(list(dict.fromkeys(problems)))


def filled(template: bytes, texts: Mapping[str, str]) -> bytes:
    """The Word file of a checked template with its fields filled, its blocks still to be put in."""
    data = json.dumps({"fields": dict(texts)}).encode() + b"\n" + template
    try:
        answer = run_guarded(MODULE, data, seconds=SECONDS, memory=MEMORY)
    except Ended as error:
        raise Refused(_("Chưa điền được vào tệp mẫu. Hãy tải tệp mẫu lên lại, hoặc dùng mẫu có sẵn.")) from error
    if not answer.startswith(b"PK"):
        raise Refused(_("Chưa điền được vào tệp mẫu. Hãy tải tệp mẫu lên lại, hoặc dùng mẫu có sẵn."))
    return answer


def _sentence(code: str, word: str) -> str:
    sentences = {
        "too-large": _("Tệp mẫu giải nén ra quá lớn. Hãy lưu lại một tệp nhỏ hơn."),
        "not-word": _("Tệp không phải là tệp Word (.docx) đọc được. Hãy lưu lại bằng Word thành .docx."),
        "macros": _("Tệp có macro nên không dùng làm mẫu được. Hãy lưu lại thành .docx không có macro."),
        "syntax": _("Có dấu ngoặc nhọn viết chưa đúng (%(word)s). Trường phải viết như {{ don_vi }}."),
        "no-field": _("Tệp mẫu không có trường nào để điền. Hãy viết trường như {{ don_vi }} ở chỗ cần điền."),
        "tracked": _("Tệp mẫu còn dấu vết sửa đổi hoặc nhận xét. Hãy chấp nhận hết, xóa nhận xét rồi lưu lại."),
        "linked": _("Tệp mẫu lấy hình hoặc nội dung từ nơi khác (%(word)s). Hãy chèn hẳn vào tệp rồi lưu lại."),
        "comment": _("Tệp mẫu có ghi chú dạng {# … #}. Hãy xóa ghi chú đó."),
        "unknown": _("Không có trường nào tên là “%(word)s”. Hãy xem danh sách các trường rồi sửa lại."),
        "foreign": _("Trường “%(word)s” là của loại văn bản khác nên ở đây luôn để trống. Hãy bỏ trường đó."),
        "loop": _(
            "Tệp mẫu có lệnh lặp hoặc điều kiện ({% … %}). Mẫu chỉ dùng trường; bảng và danh sách là trường khối."
        ),
        "macro": _("Tệp mẫu có lệnh macro hoặc lệnh gọi tệp khác ({% … %}). Hãy xóa lệnh đó, mẫu chỉ dùng trường."),
        "expression": _("Giữa hai ngoặc nhọn chỉ được viết tên một trường, không có phép tính, dấu chấm hay bộ lọc."),
        "misplaced": _(
            "Có trường ở chỗ không điền được (%(word)s). Hãy chuyển trường vào thân văn bản hoặc đầu, chân trang."
        ),
        "not-alone": _("Trường khối “%(word)s” phải đứng một mình trong một đoạn của thân văn bản, ngoài bảng."),
        "twice": _("Trường khối “%(word)s” chỉ được dùng một lần trong tệp mẫu."),
    }
    if code == "unknown" and (near := get_close_matches(slug(word).replace("-", "_"), BY_NAME, 1, NEAR)):
        return _("Không có trường nào tên là “%(word)s”; có phải “%(near)s”? Hãy sửa lại.") % {
            "word": word,
            "near": near[0],
        }
    return sentences[code] % {"word": word} if "%(word)s" in sentences[code] else sentences[code]
