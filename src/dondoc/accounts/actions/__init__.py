"""Writes of accounts: each refuses, changes and logs in one transaction."""

from dondoc.accounts.actions.factors import note_factor, note_provider_link
from dondoc.accounts.actions.feeds import count_use, end_feed, make_own_feed, make_unit_feed
from dondoc.accounts.actions.invitations import (
    Invited,
    accept_invitation,
    choose_forgotten_password,
    find_invitation,
    invitation_token,
    invite,
    note_delivery,
    renew_invitation,
    try_invitations,
    withdraw_invitation,
)
from dondoc.accounts.actions.passwords import change_password, create_user
from dondoc.accounts.actions.recovery import reset_sign_in
from dondoc.accounts.actions.seats import end_seat, grant_seat
from dondoc.accounts.actions.sessions import end_session, move_session, note_sign_in, sign_out_everywhere
from dondoc.accounts.actions.stand_ins import name_stand_in

__all__ = [
    "Invited",
    "accept_invitation",
    "change_password",
    "choose_forgotten_password",
    "count_use",
    "create_user",
    "end_feed",
    "end_seat",
    "end_session",
    "find_invitation",
    "grant_seat",
    "invitation_token",
    "invite",
    "make_own_feed",
    "make_unit_feed",
    "move_session",
    "name_stand_in",
    "note_delivery",
    "note_factor",
    "note_provider_link",
    "note_sign_in",
    "renew_invitation",
    "reset_sign_in",
    "sign_out_everywhere",
    "try_invitations",
    "withdraw_invitation",
]
