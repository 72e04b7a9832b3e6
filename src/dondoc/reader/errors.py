"""What the reader says when it can't read a file: what is wrong, and what to do next, in Vietnamese.

The sentence is kept apart from its values, so that the web layer can look up a translation of the template.
"""

from __future__ import annotations

Value = str | int


def gettext_noop(template: str) -> str:
    """Mark a template for extraction into the message catalogue; returns it unchanged."""
    return template


class Unreadable(Exception):
    """A file that can't be read; ``str()`` gives the whole Vietnamese sentence."""

    def __init__(self, template: str, **values: Value) -> None:
        super().__init__(template, values)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)


EMPTY = gettext_noop(
    "Tệp không có nội dung (0 byte hoặc chỉ có khoảng trắng). Hãy mở tệp trên máy để kiểm tra, rồi tải lên lại."
)
NO_DOCUMENT = gettext_noop(
    "Tệp không phải là văn bản đọc được: nội dung không thuộc dạng DOCX, PDF hoặc văn bản thuần. "
    "Hãy mở tệp bằng phần mềm đã soạn nó, lưu thành DOCX hoặc PDF, rồi tải lên lại."
)
OLD_ENCODING = gettext_noop(
    "Tệp văn bản dùng bảng mã cũ (không phải Unicode) nên không đọc đúng được chữ tiếng Việt. "
    "Hãy mở tệp bằng phần mềm đã soạn nó, lưu lại với bảng mã UTF-8 hoặc thành DOCX, rồi tải lên lại."
)
ENCRYPTED = gettext_noop(
    "Tệp được bảo vệ bằng mật khẩu nên không đọc được. Hãy lưu một bản không đặt mật khẩu, rồi tải lên lại."
)
TOO_LARGE = gettext_noop(
    "Tệp nặng {size} MB, vượt mức {limit} MB. Hãy giảm dung lượng hình ảnh trong tệp hoặc tách phụ lục ra, "
    "rồi tải lên lại."
)
TOO_MANY_PAGES = gettext_noop(
    "Tệp có {pages} trang, vượt mức {limit} trang. Hãy chỉ tải lên phần kế hoạch và phụ lục của nó."
)
TOO_LARGE_UNPACKED = gettext_noop(
    "Nội dung nén trong tệp quá lớn khi giải nén (mức cho phép là {limit} MB). "
    "Hãy mở tệp bằng Word, lưu lại thành DOCX mới, rồi tải lên lại."
)
UNSAFE_XML = gettext_noop(
    "Tệp chứa khai báo DOCTYPE hoặc thực thể XML mà một văn bản Word bình thường không có, nên bị từ chối. "
    "Hãy mở tệp bằng Word, lưu lại thành DOCX mới, rồi tải lên lại."
)
BROKEN = gettext_noop(
    "Tệp bị hỏng hoặc tải lên chưa trọn vẹn nên không đọc được. "
    "Hãy mở thử tệp trên máy; nếu mở được thì lưu lại và tải lên lần nữa, nếu không thì xin lại bản gốc."
)
SCAN = gettext_noop(
    "Tệp PDF chỉ có hình ảnh, không có lớp chữ (bản quét). Phần mềm chưa nhận dạng được bản quét. "
    "Hãy tải lên tệp DOCX hoặc PDF xuất từ phần mềm soạn thảo."
)
OLD_WORD = gettext_noop(
    "Tệp thuộc dạng Word cũ (.doc) nên không đọc được. Hãy mở tệp bằng Word, chọn lưu thành DOCX, rồi tải lên lại."
)
TOO_SLOW = gettext_noop(
    "Việc đọc tệp mất quá {seconds} giây nên đã dừng lại. "
    "Hãy tách phụ lục ra khỏi tệp hoặc lưu lại thành DOCX, rồi tải lên lại."
)
TOO_MUCH_MEMORY = gettext_noop(
    "Việc đọc tệp cần quá {limit} MB bộ nhớ nên đã dừng lại. "
    "Hãy tách phụ lục ra khỏi tệp hoặc lưu lại thành DOCX, rồi tải lên lại."
)
