"""A campaign of the cast's province in tests."""

from __future__ import annotations

from datetime import date

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.commendation.actions import Draft, add_form, add_member, hold_meeting, open_campaign, propose, write_opinion
from dondoc.commendation.models import AwardForm, Proposal
from dondoc.units.models import Unit
from dondoc.units.queries import version_of

TODAY = date(2026, 11, 20)
DRAFT = Draft(
    title="Khen thưởng năm 2026",
    year=2026,
    window_start=date(2025, 12, 15),
    window_end=date(2026, 12, 14),
    propose_by=date(2026, 12, 1),
    decide_by=date(2026, 12, 31),
    barred="Trung bình, Yếu",
    needs_level=False,
    least_on_time=90,
)


class Campaign:
    """Opened by the province with one form of award: one place for communes, and a council of two."""

    def __init__(self, cast: Cast, draft: Draft = DRAFT) -> None:
        self.cast = cast
        self.office = cast.user(Role.OFFICE, cast.province)
        self.campaign = open_campaign(unit_id=cast.province.pk, draft=draft, by=self.office)
        self.form = self.add("Giấy khen", kind="commune", number=1)
        for unit, chair in ((cast.police, True), (cast.department, False)):
            add_member(campaign=self.campaign, unit=unit, chair=chair, by=self.office)

    def add(
        self, name: str, *, kind: str = "", number: int | None = None, share: int | None = None, alone: bool = False
    ) -> AwardForm:
        return add_form(
            campaign=self.campaign,
            name=name,
            for_individuals=alone,
            kind=kind,
            number=number,
            share=share,
            by=self.office,
        )

    def propose(self, unit: Unit, form: AwardForm | None = None, text: str = "Không để xảy ra cháy lớn.") -> Proposal:
        version = version_of(unit.pk, TODAY)
        assert version is not None
        return propose(
            form=form or self.form, unit=version, proposed_by=unit.pk, achievements=text, day=TODAY, by=self.office
        )

    def meet(self, *votes: tuple[Proposal, int, int]) -> None:
        """The council meets, and says of each proposal how many were for and against it."""
        hold_meeting(
            campaign=self.campaign, held_on=TODAY, present=2, minutes="Thống nhất.", today=TODAY, by=self.office
        )
        self.campaign.refresh_from_db()
        for proposal, ayes, noes in votes:
            write_opinion(proposal=proposal, votes_for=ayes, votes_against=noes, opinion="", by=self.office)
