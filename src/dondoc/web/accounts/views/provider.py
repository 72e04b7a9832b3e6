"""Signing in with the office's own system."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from requests import RequestException

from dondoc.core.errors import Refused
from dondoc.web.requests import seat_not_required


@login_not_required
@seat_not_required
def sign_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Sends the browser to the provider."""
    try:
        answer: HttpResponse = views.login(request, provider_id)
    except RequestException as error:
        raise Refused(
            _("Hệ thống đăng nhập của cơ quan không trả lời. Hãy thử lại sau, hoặc đăng nhập bằng mật khẩu.")
        ) from error
    return answer


@login_not_required
@seat_not_required
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Takes what the provider says about who it is."""
    answer: HttpResponse = views.callback(request, provider_id)
    return answer
