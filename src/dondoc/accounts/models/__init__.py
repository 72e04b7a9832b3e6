"""Accounts of the officials who use dondoc, and the seats they hold at units. No other person is kept."""

from dondoc.accounts.models.feeds import Feed, Program
from dondoc.accounts.models.invitations import Invitation
from dondoc.accounts.models.seats import Membership, Role
from dondoc.accounts.models.users import OpenSession, User, UserManager

__all__ = ["Feed", "Invitation", "Membership", "OpenSession", "Program", "Role", "User", "UserManager"]
