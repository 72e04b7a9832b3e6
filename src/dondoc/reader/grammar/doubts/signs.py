"""Signs that a value may be wrong: how far each lowers its confidence, and what it tells the person who checks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from dondoc.reader.plan import Value
from dondoc.reader.rules import Confidence, lowered

V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason for doubt: the step that a value falls to, and one Vietnamese sentence."""

    to: Confidence
    says: str


_LIKELY, _DOUBTFUL = Confidence.LIKELY, Confidence.DOUBTFUL

UNSURE_WORDS = Sign(_DOUBTFUL, "Máy nhận dạng không chắc về chữ ở chỗ này.")
FEW_UNSURE_WORDS = Sign(_LIKELY, "Máy nhận dạng không chắc về một vài chữ ở chỗ này.")

YEARS_DISAGREE = Sign(_DOUBTFUL, "Năm trong số, ký hiệu khác năm của ngày ghi bên cạnh.")
ODD_YEAR = Sign(_DOUBTFUL, "Năm này khác thường đối với một kế hoạch.")
ODD_NUMBER = Sign(_DOUBTFUL, "Số, ký hiệu có chữ và số xen nhau khác thường.")
SIGNED_AFTER_PERIOD = Sign(_DOUBTFUL, "Kế hoạch được ký sau khi thời gian thực hiện đã hết.")
SIGNED_LONG_BEFORE = Sign(_LIKELY, "Thời gian thực hiện bắt đầu quá xa sau ngày ký.")
OTHER_YEAR_IN_TITLE = Sign(_LIKELY, "Trích yếu nêu năm khác.")
LONG_TITLE = Sign(_LIKELY, "Trích yếu quá dài.")
SHORT_TITLE = Sign(_DOUBTFUL, "Trích yếu quá ngắn.")
CUT_TITLE = Sign(_LIKELY, "Trích yếu có vẻ bị cắt giữa chừng.")
ODD_PLACE = Sign(_DOUBTFUL, "Địa danh có dạng khác thường.")
ODD_SIGNING = Sign(_DOUBTFUL, "Chức vụ hoặc thẩm quyền ký có dạng khác thường, các dòng có thể lẫn thứ tự.")
ODD_NAME = Sign(_DOUBTFUL, "Họ tên người ký có dạng khác thường.")

PAGE_HEAD_INSIDE = Sign(_DOUBTFUL, "Giữa câu có cụm chữ in hoa, có thể là đầu trang lẫn vào.")
PLACE_MISSING = Sign(_LIKELY, "Tên cơ quan ban hành có thể còn thiếu địa danh.")
ASKING_LEFT = Sign(_DOUBTFUL, "Tên cơ quan còn lẫn chữ “Đề nghị”, “Giao”.")
SHORT_NAME = Sign(_LIKELY, "Tên cơ quan quá ngắn, có thể chỉ là một phần của tên.")
NO_AGENCY = Sign(_DOUBTFUL, "Cụm từ này không giống tên cơ quan, đơn vị.")
LONG_AGENCY = Sign(_DOUBTFUL, "Tên cơ quan quá dài.")
CUT_AGENCY = Sign(_DOUBTFUL, "Tên cơ quan có vẻ bị cắt giữa chừng.")
SIGNATURE_AMONG_RECIPIENTS = Sign(_DOUBTFUL, "Dòng in hoa này có thể thuộc phần chữ ký.")
SEVERAL_RECIPIENTS = Sign(_DOUBTFUL, "Dòng này còn lẫn dấu ngoặc hoặc gồm nhiều nơi nhận.")
LONG_RECIPIENT = Sign(_LIKELY, "Nơi nhận quá dài, có thể gồm nhiều nơi nhận.")
ODD_PURPOSE = Sign(_LIKELY, "Mục đích gửi có chữ khác thường.")
PURPOSE_IN_NAME = Sign(_LIKELY, "Nơi nhận còn lẫn mục đích gửi.")

SPLIT_AT_AND = Sign(_LIKELY, "Tên này được tách ở chữ “và”, có thể chỉ là một phần của tên dài hơn.")
UNBALANCED = Sign(_DOUBTFUL, "Dấu ngoặc không đủ cặp, chữ có thể bị cắt.")

LONG_HEADING = Sign(_LIKELY, "Đề mục khá dài, có thể là một câu.")
SENTENCE_AS_HEADING = Sign(_DOUBTFUL, "Đề mục dài như một câu.")
NUMBER_SKIPPED = Sign(_LIKELY, "Đề mục này không nối tiếp số thứ tự của đề mục trước.")
OTHER_NUMBERING = Sign(_LIKELY, "Đề mục này đánh số khác kiểu với các đề mục cùng cấp.")
NUMBER_REPEATED = Sign(_DOUBTFUL, "Đề mục này trùng số thứ tự với một đề mục trước.")

PLACE_IN_DOUBT = Sign(_LIKELY, "Chưa chắc về số thứ tự của đề mục chứa nội dung này.")

SHORT_TASK = Sign(_DOUBTFUL, "Nhiệm vụ chỉ có một, hai từ.")
TASK_WITHOUT_START = Sign(_LIKELY, "Nhiệm vụ bắt đầu bằng chữ thường, có thể thiếu phần đầu.")
TASK_WITHOUT_END = Sign(_LIKELY, "Nhiệm vụ không kết thúc bằng dấu câu như các nhiệm vụ khác, có thể bị cắt.")
PAGE_NUMBER = Sign(_DOUBTFUL, "Nhiệm vụ có lẫn số trang.")
OTHER_AGENCY = Sign(_DOUBTFUL, "Nhiệm vụ mở đầu bằng tên một cơ quan khác và dấu hai chấm.")
AGENCY_IN_DOUBT = Sign(_LIKELY, "Chưa chắc về cơ quan được giao nhiệm vụ này.")
TASK_IN_DOUBT = Sign(_LIKELY, "Chưa chắc về nhiệm vụ nêu cơ quan này.")
JOINED_TASKS = Sign(_DOUBTFUL, "Có thể nhiều gạch đầu dòng bị ghép thành một nhiệm vụ.")

EDGE_OF_SCOPE = Sign(
    _DOUBTFUL, "Có từ ngữ có thể nằm ngoài phạm vi của dondoc; cơ quan xem rồi giữ lại hoặc bỏ khỏi kế hoạch."
)

NO_SUCH_DAY = Sign(_DOUBTFUL, "Ngày này không có trong lịch.")
DATED_AFTER_PLAN = Sign(_DOUBTFUL, "Ngày của văn bản viện dẫn muộn hơn ngày ký kế hoạch.")

UNDATED = Sign(_LIKELY, "Không thấy ngày của văn bản viện dẫn.")
REBUILT_TABLE = Sign(_LIKELY, "Bảng được dựng lại từ các dòng in rời và hàng này có chỗ chưa chắc, ô có thể lệch.")
GUESSED_LAYOUT = Sign(_LIKELY, "Tệp không giữ chỗ xuống dòng hoặc ô bảng ở đây, nên chỗ tách là suy đoán.")
SEVERAL_AGENCIES = Sign(_LIKELY, "Ô này có thể nêu nhiều cơ quan.")
AGENCIES_BELOW = Sign(_DOUBTFUL, "Mỗi nhiệm vụ dưới đề mục này lại mở đầu bằng tên một cơ quan.")

NOTHING_COUNTED = Sign(_DOUBTFUL, "Chỉ tiêu không nêu rõ đếm cái gì.")
TIME_ABOVE = Sign(_LIKELY, "Đề mục phía trên nêu thời gian nhưng chỉ tiêu này không có.")
ABOVE_HUNDRED = Sign(_LIKELY, "Tỷ lệ lớn hơn 100%.")
TARGET_WITHOUT_START = Sign(_LIKELY, "Câu bắt đầu ngay từ con số, có thể thiếu phần nêu chỉ tiêu.")
CUT_RANGE = Sign(_DOUBTFUL, "Con số này có thể là một đầu của khoảng hoặc của mức tăng, giảm đứng trước.")
LONG_TARGET = Sign(_LIKELY, "Câu nêu chỉ tiêu quá dài.")
PAST_DAY = Sign(_DOUBTFUL, "Ngày này sớm hơn ngày ký kế hoạch.")
FAR_DAY = Sign(_LIKELY, "Ngày này ở xa ngoài thời gian của kế hoạch.")
NO_DAY = Sign(_DOUBTFUL, "Không đọc được ngày đến hạn.")
NOTHING_DUE = Sign(_DOUBTFUL, "Câu không nêu rõ việc gì đến hạn.")
OTHER_KIND = Sign(_LIKELY, "Câu nói đến báo cáo hoặc kế hoạch nhưng việc đến hạn được đọc là việc khác.")
ADVISED = Sign(_LIKELY, "Câu có “trình” hoặc “tham mưu”, nên việc đến hạn và nơi nhận có thể khác.")
NOBODY_OWES = Sign(_LIKELY, "Không rõ cơ quan nào phải gửi.")


def doubted(value: V, sign: Sign | None) -> V:
    """The value with its confidence lowered by a sign; as it is where there is none."""
    if sign is None:
        return value
    return replace(value, basis=lowered(value.basis, sign.to, sign.says))
