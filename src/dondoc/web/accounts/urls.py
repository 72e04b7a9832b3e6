"""Addresses of accounts."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path
from django.views.i18n import set_language

from dondoc.web.accounts.views import managed, own
from dondoc.web.requests import seat_not_required

urlpatterns = [
    path("dang-nhap/", own.SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", seat_not_required(LogoutView.as_view()), name="sign-out"),
    path("doi-mat-khau/", own.password, name="password-change"),
    path("vi-tri/", own.choose_seat, name="seat-choose"),
    path("ngon-ngu/", login_not_required(seat_not_required(set_language)), name="set-language"),
    path("tai-khoan/", managed.accounts, name="accounts"),
    path("tai-khoan/moi/", managed.new_account, name="account-new"),
    path("tai-khoan/vi-tri/moi/", managed.new_seat, name="seat-new"),
    path("tai-khoan/vi-tri/<int:seat_id>/ket-thuc/", managed.close_seat, name="seat-end"),
    path("tai-khoan/vi-tri/<int:seat_id>/mat-khau/", managed.new_password, name="password-reset"),
]
