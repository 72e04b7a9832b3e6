"""The form of a split: as many parts as it takes, each new or there already, and where the children go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.units.facts import Facts
from dondoc.units.models import SuccessionKind, UnitKind, UnitVersion
from dondoc.units.successions.orders import Order, Part
from dondoc.units.successions.shares import NoShares, read_shares
from dondoc.web.successions.forms import OrderForm

MOST_PARTS = 20
_TEXTS = ("name", "short_name", "code", "share", "unit")


@dataclass(frozen=True, slots=True)
class Row:
    """One part as typed; ``problems`` by field."""

    values: Mapping[str, str]
    problems: Mapping[str, str]


class SplitForm(OrderForm):
    """Parts stand in fields "name-0", "share-0" …; the old unit's own share, where it goes on, in "share-own"."""

    kind = SuccessionKind.SPLIT
    pass_seats = forms.BooleanField(
        label=gettext_lazy("Người giữ vị trí ở đơn vị kết thúc giữ vị trí như vậy ở đơn vị nhận việc"), required=False
    )
    duties_to_all = forms.BooleanField(
        label=gettext_lazy("Từ kỳ sau, mọi đơn vị sau chia tách đều phải báo cáo như đơn vị cũ"), required=False
    )

    def __init__(self, data: QueryDict | None, unit: UnitVersion, above: Sequence[UnitVersion]) -> None:
        super().__init__(data, unit, above)
        self.rows = _posted(self.posted) if data is not None else [dict.fromkeys(_TEXTS, "") for _row in range(2)]
        self.keeps = "keep" in self.posted
        self.share_own = self.posted.get("share-own", "")
        self.work = self.posted.get("work", "")
        self.problems: dict[str, str] = {}

    def first_values(self) -> Mapping[str, Any]:
        return {"duties_to_all": True, "pass_seats": True}

    def changed(self, what: str) -> None:
        """Adds a row ("add") or takes one out ("remove-1")."""
        verb, _dash, place = what.partition("-")
        if verb == "add" and len(self.rows) < MOST_PARTS:
            self.rows.append(dict.fromkeys(_TEXTS, ""))
        elif verb == "remove" and place.isdecimal() and int(place) < len(self.rows):
            del self.rows[int(place)]

    @property
    def own_problem(self) -> str:
        """What is wrong with the old unit's own share."""
        return self.problems.get("share-own", "")

    def shown(self) -> list[Row]:
        """The rows with their problems."""
        return [
            Row(row, {name: self.problems[f"{name}-{place}"] for name in _TEXTS if f"{name}-{place}" in self.problems})
            for place, row in enumerate(self.rows)
        ]

    def clean(self) -> None:
        self.shares = self._shares()
        for place, row in enumerate(self.rows):
            if not row["name"].strip() and not row["unit"]:
                self.problems[f"name-{place}"] = _("Hãy ghi tên đơn vị mới, hoặc chọn một đơn vị đang có.")
        if self.problems:
            raise forms.ValidationError(_("Có chỗ cần sửa ở các đơn vị sau chia tách."))

    def order(self) -> Order:
        parts = [self._part(row, share) for row, share in zip(self.rows, self.shares, strict=False)]
        if self.keeps:
            parts.append(Part(self.unit.unit_id, None, self.shares[-1]))
        return Order(
            self.kind,
            self.on,
            (self.unit.unit_id,),
            tuple(parts),
            self._children(),
            self._worker(),
            pass_seats=self.cleaned_data["pass_seats"],
            duties_to_all=self.cleaned_data["duties_to_all"],
        )

    def place_of(self, where: str) -> str:
        return where

    def add_error(self, field: str | None, error: Any) -> None:
        """Problems of single rows stand beside them."""
        name, _dash, place = (field or "").rpartition("-")
        if name and place.isdecimal():
            self.problems[f"{'name' if name == 'parent' else name}-{place}"] = str(error)
            field, error = None, _("Có chỗ cần sửa ở các đơn vị sau chia tách.")
        super().add_error(field, error)

    def _shares(self) -> tuple[Fraction, ...]:
        typed = [row["share"] for row in self.rows] + ([self.share_own] if self.keeps else [])
        try:
            return read_shares(typed)
        except NoShares as error:
            own = error.place is not None and error.place >= len(self.rows)
            if error.place is None:
                self.problems["shares"] = _(
                    "Tỷ lệ của các đơn vị phải cộng lại đúng bằng 1 (hoặc 100%). Hãy sửa, "
                    "hoặc ghi số đo chung như dân số của từng đơn vị."
                )
            else:
                self.problems["share-own" if own else f"share-{error.place}"] = _(
                    "Hãy ghi phân số (2/5), phần trăm (40%), hoặc một số đo chung của mọi đơn vị như dân số."
                )
            return ()

    def _part(self, row: Mapping[str, str], share: Fraction) -> Part:
        if row["unit"]:
            return Part(int(row["unit"]), None, share)
        kind, parent_id = UnitKind(self.unit.kind), self.unit.parent_id
        return Part(None, Facts(row["name"], row["short_name"], row["code"], kind, parent_id), share)

    def _worker(self) -> int:
        """The part that takes over open work: the one chosen, else that with the largest share, the first of equals."""
        if self.work.isdecimal() and int(self.work) < len(self.shares):
            return int(self.work)
        return self.shares.index(max(self.shares))

    def _children(self) -> dict[int, int]:
        """Children that go to a part of their own: "child-57" = "1"."""
        found = {}
        for name, place in self.posted.items():
            child = name.removeprefix("child-")
            if name.startswith("child-") and child.isdecimal() and str(place).isdecimal():
                found[int(child)] = int(str(place))
        return found


def _posted(data: QueryDict) -> list[dict[str, str]]:
    count = data.get("count", "0")
    places = range(min(int(count), MOST_PARTS) if count.isdecimal() else 0)
    rows = [{name: data.get(f"{name}-{place}", "").replace("\x00", "") for name in _TEXTS} for place in places]
    return [row | {"unit": row["unit"] if row["unit"].isdecimal() else ""} for row in rows]
