"""Every refusal and failure as a designed page, or as a notice where htmx asked for a fragment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from axes.helpers import get_cool_off
from django.contrib.auth.views import redirect_to_login
from django.db import DataError, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from dondoc.core.errors import Denied, Invalid, Problem, Refused


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong in words. ``advice`` is the next step."""

    status: int
    icon: str
    title: str
    advice: str
    problems: Sequence[Problem] = ()

    @property
    def sentence(self) -> str:
        """Title and advice as one text, for a notice."""
        return f"{self.title}. {self.advice}"


def answer(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """The response to an error of `dondoc.core.errors`; None for any other."""
    if isinstance(error, Invalid):
        title = _("Chưa lưu được: có chỗ cần sửa")
        advice = _("Chưa có gì thay đổi. Hãy quay lại, sửa các chỗ dưới đây rồi gửi lần nữa.")
        return shown(request, Failure(422, "exclamation-triangle", title, advice, error.problems))
    if isinstance(error, Refused):
        return shown(request, Failure(422, "exclamation-triangle", _("Chưa thực hiện được"), str(error)))
    if isinstance(error, Denied):
        return denied(request, error)
    if _is_second(error):
        return _at_once(request)
    if _is_out_of_range(error):
        return _too_large(request)
    return _unreadable(request) if _has_nul(error) else None


def _is_second(error: Exception) -> bool:
    """Whether a row was to be made that somebody else had made in the same moment."""
    told = str(error)
    return isinstance(error, IntegrityError) and ("UNIQUE constraint" in told or "duplicate key" in told)


def _at_once(request: HttpRequest) -> HttpResponse:
    """What two people do in the same moment the database lets one of them do."""
    advice = _("Có người vừa làm việc này cùng lúc với bạn. Chưa có gì thay đổi. Hãy quay lại, tải lại trang rồi xem.")
    return shown(request, Failure(409, "exclamation-triangle", _("Chưa thực hiện được"), advice))


def _is_out_of_range(error: Exception) -> bool:
    """Whether a number or a day came in that no database column and no calendar holds."""
    return isinstance(error, OverflowError) or (isinstance(error, DataError) and "out of range" in str(error))


def _too_large(request: HttpRequest) -> HttpResponse:
    advice = _(
        "Có số hoặc ngày nằm ngoài khoảng cho phép, ví dụ ngày 31/12/9999. Hãy quay lại và ghi số hoặc ngày khác."
    )
    return shown(request, Failure(422, "exclamation-triangle", _("Chưa thực hiện được"), advice))


def _has_nul(error: Exception) -> bool:
    """Whether a text came in with the character 0, which PostgreSQL keeps in no text and nobody types."""
    return isinstance(error, DataError) and "NUL" in str(error)


def _unreadable(request: HttpRequest) -> HttpResponse:
    advice = _("Có ký tự không đọc được trong chữ đã gửi. Hãy quay lại, xóa chữ đó và gõ lại.")
    return shown(request, Failure(422, "exclamation-triangle", _("Chưa thực hiện được"), advice))


def shown(request: HttpRequest, failure: Failure) -> HttpResponse:
    """The failure as a whole page; to htmx as a notice above the page's content."""
    if getattr(request, "htmx", False):
        response = render(request, "errors/notice.html", {"failure": failure}, status=failure.status)
        response["HX-Retarget"] = "#notices"
        response["HX-Reswap"] = "innerHTML show:top"
        return response
    context: dict[str, Any] = {"failure": failure, "back": _came_from(request), "layout": _layout(request)}
    return render(request, "errors/page.html", context, status=failure.status)


def no_seat(request: HttpRequest) -> HttpResponse:
    """For a signed-in user whose seats have all ended, or who was never given one."""
    title = _("Tài khoản này chưa được gắn với đơn vị nào")
    advice = _("Hãy đề nghị người quản trị của đơn vị bạn cấp vai trò, rồi tải lại trang này.")
    return shown(request, Failure(403, "person-circle", title, advice))


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """For too many wrong passwords for one address from one place: called by django-axes."""
    wait = get_cool_off(request)
    minutes = -(-int(wait.total_seconds()) // 60) if wait else 0
    advice = _(
        "Bạn đã nhập sai mật khẩu quá nhiều lần. Hãy chờ %(minutes)s phút rồi thử lại,"
        " hoặc đề nghị người quản trị của đơn vị đặt lại mật khẩu."
    ) % {"minutes": minutes}
    return shown(request, Failure(429, "lock", _("Tạm khóa đăng nhập"), advice))


def too_many(request: HttpRequest) -> HttpResponse:
    """Handler of 429: asked for by allauth when one person or place sends too much."""
    advice = _("Bạn thao tác quá nhanh. Hãy chờ vài phút rồi thử lại.")
    return shown(request, Failure(429, "hourglass-split", _("Xin chờ một chút"), advice))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For a form whose token is missing or old."""
    advice = _("Trang đã mở quá lâu hoặc bạn đã đăng nhập lại ở thẻ khác. Hãy tải lại trang rồi gửi lại.")
    return shown(request, Failure(403, "clock", _("Biểu mẫu này đã hết hiệu lực"), advice))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of 400."""
    advice = _("Địa chỉ hoặc dữ liệu gửi lên không đúng dạng. Hãy quay lại trang trước và làm lại.")
    return shown(request, Failure(400, "question-circle", _("Yêu cầu không đọc được"), advice))


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of 403, and the answer to `Denied`; nobody signed in is sent to sign in."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    advice = str(exception) or _(
        "Vai trò bạn đang dùng không cho phép việc này. Hãy đổi vai trò ở đầu trang,"
        " hoặc đề nghị người quản trị của đơn vị cấp quyền."
    )
    return shown(request, Failure(403, "shield-lock", _("Bạn không có quyền làm việc này"), advice))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of 404."""
    advice = _("Địa chỉ có thể đã đổi, hoặc nội dung thuộc đơn vị mà bạn không được xem.")
    return shown(request, Failure(404, "search", _("Không có trang này"), advice))


def fault(request: HttpRequest) -> HttpResponse:
    """Handler of 500: reads neither the session nor the database, which may be what failed."""
    advice = _("Lỗi đã được ghi lại. Những gì bạn đã lưu vẫn còn. Hãy thử lại sau ít phút.")
    failure = Failure(500, "exclamation-octagon", _("Hệ thống gặp lỗi"), advice)
    context = {"failure": failure, "back": "", "layout": "front.html"}
    return HttpResponse(loader.get_template("errors/page.html").render(context), status=500)


def _layout(request: HttpRequest) -> str:
    return "base.html" if getattr(request, "seat", None) else "front.html"


def _came_from(request: HttpRequest) -> str:
    """The page of this site that sent the request, or nothing."""
    referer = request.headers.get("referer", "")
    if not referer:
        return ""  # asking for the host of a request under a foreign name would fail once more
    known = url_has_allowed_host_and_scheme(referer, {request.get_host()}, request.is_secure())
    return referer if known and referer != request.build_absolute_uri() else ""
