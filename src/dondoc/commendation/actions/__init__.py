"""What is done about commendations, one verb a function."""

from dondoc.commendation.actions.campaigns import (
    Draft,
    add_form,
    add_member,
    cancel_campaign,
    change_campaign,
    open_campaign,
    remove_form,
    remove_member,
)
from dondoc.commendation.actions.deciding import decide, hold_meeting, revoke, write_opinion
from dondoc.commendation.actions.proposing import add_proof, change_proposal, propose, withdraw

__all__ = [
    "Draft",
    "add_form",
    "add_member",
    "add_proof",
    "cancel_campaign",
    "change_campaign",
    "change_proposal",
    "decide",
    "hold_meeting",
    "open_campaign",
    "propose",
    "remove_form",
    "remove_member",
    "revoke",
    "withdraw",
    "write_opinion",
]
