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
    "Không nhận dạng được chữ nào trên các trang hình ảnh của tệp. "
    "Hãy quét hoặc chụp lại cho rõ, thẳng, đủ sáng (khoảng 300 dpi), rồi tải lên lại."
)
NO_RECOGNITION = gettext_noop(
    "Tệp có trang là hình ảnh (bản quét hoặc ảnh chụp), nhưng máy chủ chưa cài phần mềm nhận dạng chữ. "
    "Hãy nhờ người quản trị cài hai gói tesseract-ocr và tesseract-ocr-vie của Debian, hoặc tải lên tệp DOCX."
)
RECOGNITION_FAILED = gettext_noop(
    "Phần mềm nhận dạng chữ dừng giữa chừng ở trang {page}. Hãy quét lại trang đó ở khoảng 300 dpi rồi tải lên lại."
)
PAGE_TOO_SLOW = gettext_noop(
    "Nhận dạng trang {page} mất quá {seconds} giây nên đã dừng lại. "
    "Hãy quét lại trang đó cho rõ hơn, hoặc bỏ trang nếu nó không có chữ, rồi tải lên lại."
)
TOO_MANY_SCANS = gettext_noop(
    "Tệp có {pages} trang hình ảnh phải nhận dạng, vượt mức {limit} trang. "
    "Hãy chỉ tải lên phần kế hoạch và phụ lục của nó, hoặc dùng tệp DOCX."
)
TOO_MANY_PIXELS = gettext_noop(
    "Một trang ảnh trong tệp có quá {limit} triệu điểm ảnh nên không được mở. "
    "Hãy quét lại ở khoảng 300 dpi hoặc thu nhỏ ảnh, rồi tải lên lại."
)
PHONE_IMAGE = gettext_noop(
    "Ảnh thuộc dạng HEIC hoặc AVIF của điện thoại nên không đọc được. Hãy lưu ảnh thành JPEG hoặc PNG, rồi tải lên lại."
)
NO_OFFICE = gettext_noop(
    "Tệp thuộc dạng .{kind}; máy chủ chưa cài LibreOffice nên không đọc được dạng này. "
    "Hãy mở tệp bằng Word, chọn lưu thành DOCX, rồi tải lên lại; hoặc nhờ người quản trị cài gói libreoffice-writer."
)
NOT_CONVERTED = gettext_noop(
    "LibreOffice không chuyển được tệp dạng .{kind} này thành DOCX; tệp có thể đã hỏng. "
    "Hãy mở tệp bằng phần mềm đã soạn nó, chọn lưu thành DOCX, rồi tải lên lại."
)
TOO_SLOW = gettext_noop(
    "Việc đọc tệp mất quá {seconds} giây nên đã dừng lại. "
    "Hãy tách phụ lục ra khỏi tệp hoặc lưu lại thành DOCX, rồi tải lên lại."
)
TOO_MUCH_MEMORY = gettext_noop(
    "Việc đọc tệp cần quá {limit} MB bộ nhớ nên đã dừng lại. "
    "Hãy tách phụ lục ra khỏi tệp hoặc lưu lại thành DOCX, rồi tải lên lại."
)
