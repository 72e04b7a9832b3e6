"""Addresses of accounts."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, path
from django.views.generic import View
from django.views.i18n import set_language

from dondoc.web.accounts.views import factors, inviting, managed, own, provider, signing, standing_in
from dondoc.web.requests import seat_not_required


def _own(name: str, route: str, view: type[View]) -> URLPattern:
    """A page of allauth that any account may open, whatever seat it holds."""
    return path(route, seat_not_required(view.as_view()), name=name)


urlpatterns = [
    path("dang-nhap/", signing.SignIn.as_view(), name="sign-in"),
    path("dang-nhap/buoc-hai/", signing.SecondStep.as_view(), name="sign-in-code"),
    path("dang-nhap/khoa/", signing.PasskeySignIn.as_view(), name="sign-in-passkey"),
    path("dang-nhap/he-thong/<str:provider_id>/", provider.sign_in, name="sign-in-provider"),
    path("dang-nhap/he-thong/<str:provider_id>/ve/", provider.come_back, name="sign-in-provider-return"),
    path("dang-xuat/", login_not_required(seat_not_required(LogoutView.as_view())), name="sign-out"),
    path("quen-mat-khau/", signing.Forgotten.as_view(), name="password-forgotten"),
    path("quen-mat-khau/da-gui/", signing.ForgottenSent.as_view(), name="password-forgotten-sent"),
    path("dat-mat-khau/<str:uidb36>/<str:key>/", signing.ChoosePassword.as_view(), name="password-choose"),
    path("loi-moi/<str:token>/", signing.invitation, name="invitation"),
    path("doi-mat-khau/", own.password, name="password-change"),
    path("vi-tri/", own.choose_seat, name="seat-choose"),
    path("ngon-ngu/", login_not_required(seat_not_required(set_language)), name="set-language"),
    path("tai-khoan-cua-toi/", own.own_account, name="own-account"),
    path("tai-khoan-cua-toi/trinh-duyet/<int:session_id>/dang-xuat/", own.close_session, name="session-end"),
    path("tai-khoan-cua-toi/trinh-duyet/dang-xuat/", own.close_sessions, name="sessions-end"),
    _own("confirm-password", "tai-khoan-cua-toi/xac-nhan/", factors.ConfirmByPassword),
    _own("confirm-code", "tai-khoan-cua-toi/xac-nhan/ma/", factors.ConfirmByCode),
    _own("confirm-passkey", "tai-khoan-cua-toi/xac-nhan/khoa/", factors.ConfirmByPasskey),
    _own("application-add", "tai-khoan-cua-toi/ung-dung-ma/", factors.AddApplication),
    _own("application-remove", "tai-khoan-cua-toi/ung-dung-ma/go/", factors.RemoveApplication),
    _own("recovery-codes", "tai-khoan-cua-toi/ma-du-phong/", factors.RecoveryCodes),
    _own("recovery-codes-new", "tai-khoan-cua-toi/ma-du-phong/moi/", factors.NewRecoveryCodes),
    _own("passkey-add", "tai-khoan-cua-toi/khoa/moi/", factors.AddPasskey),
    _own("passkey-rename", "tai-khoan-cua-toi/khoa/<int:pk>/ten/", factors.RenamePasskey),
    _own("passkey-remove", "tai-khoan-cua-toi/khoa/<int:pk>/go/", factors.RemovePasskey),
    path("tai-khoan/", managed.accounts, name="accounts"),
    path("tai-khoan/moi/", inviting.new_account, name="account-new"),
    path("tai-khoan/tep/", inviting.people_file, name="people-file"),
    path("tai-khoan/tep/mau.csv", inviting.people_file_template, name="people-file-template"),
    path("tai-khoan/loi-moi/<int:invitation_id>/gui-lai/", inviting.resend, name="invitation-resend"),
    path("tai-khoan/loi-moi/<int:invitation_id>/rut/", inviting.withdraw, name="invitation-withdraw"),
    path("tai-khoan/<int:user_id>/mat-khau/", managed.new_password, name="password-reset"),
    path("tai-khoan/vi-tri/moi/", managed.new_seat, name="seat-new"),
    path("tai-khoan/vi-tri/<int:seat_id>/", managed.seat, name="seat"),
    path("tai-khoan/vi-tri/<int:seat_id>/ket-thuc/", managed.close_seat, name="seat-end"),
    path("tai-khoan/vi-tri/<int:seat_id>/uy-quyen/", standing_in.new_stand_in, name="stand-in-new"),
]

# allauth asks for its pages by names of its own: second names of addresses above.
ALLAUTH_NAMES = {
    "sign-in": "account_login",
    "sign-in-code": "mfa_authenticate",
    "sign-in-passkey": "mfa_login_webauthn",
    "sign-in-provider": "openid_connect_login",
    "sign-in-provider-return": "openid_connect_callback",
    "sign-out": "account_logout",
    "password-forgotten": "account_reset_password",
    "password-forgotten-sent": "account_reset_password_done",
    "password-choose": "account_reset_password_from_key",
    "password-change": "account_change_password",
    "own-account": "mfa_index",
    "confirm-password": "account_reauthenticate",
    "confirm-code": "mfa_reauthenticate",
    "confirm-passkey": "mfa_reauthenticate_webauthn",
    "application-add": "mfa_activate_totp",
    "application-remove": "mfa_deactivate_totp",
    "recovery-codes": "mfa_view_recovery_codes",
    "recovery-codes-new": "mfa_generate_recovery_codes",
    "passkey-add": "mfa_add_webauthn",
}
urlpatterns += [
    path(str(pattern.pattern), pattern.callback, name=ALLAUTH_NAMES[pattern.name])
    for pattern in urlpatterns
    if pattern.name in ALLAUTH_NAMES
]
