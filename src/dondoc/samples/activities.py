"""Invented activities of the province "Sông Mây", in every state, by the product's own actions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dondoc.accounts.models import User
from dondoc.activities.actions.campaign_parts import add_item, call_units
from dondoc.activities.actions.campaigns import Called, cancel_campaign, finish_campaign, make_campaign, start_campaign
from dondoc.activities.actions.classes import Held, Planned, cancel_class, hold_class, hold_unplanned, plan_class
from dondoc.activities.actions.commitments import count_commitment
from dondoc.activities.actions.deeds import do_item
from dondoc.activities.actions.forces import Asked, Counted, count_forces, set_norm
from dondoc.activities.actions.initiatives import (
    Described,
    approve_initiative,
    decline_initiative,
    end_initiative,
    propose_initiative,
    release_initiative,
)
from dondoc.activities.actions.reviews import add_question
from dondoc.activities.actions.uptakes import end_uptake, take_up
from dondoc.activities.models import Initiative
from dondoc.units.models import UnitVersion

ROOT = "S01"
COMMUNES = ("S01.01", "S01.02", "S01.03", "S01.04")
Units = Mapping[str, UnitVersion]


def make_activities(units: Units, office: User, today: date) -> None:
    """One of each kind and state; made once, for whoever tries the demo changes them afterwards."""
    if Initiative.objects.exists():
        return
    ids = {code: unit.unit_id for code, unit in units.items()}
    _initiatives(ids, office, today)
    _classes(ids, office, today)
    _campaigns(ids, office, today)
    _counts(ids, office, today)


def _initiatives(ids: Mapping[str, int], office: User, today: date) -> None:
    started = today - timedelta(days=240)
    for text, kind in (("Mô hình còn được duy trì không?", "yes_no"), ("Bao nhiêu nơi đang làm?", "number")):
        add_question(office_id=ids[ROOT], text=text, kind=kind, by=office)
    told = Described(
        "Cổng trường an toàn giao thông",
        "traffic",
        "Giảm ùn tắc và va chạm trước cổng trường vào giờ đến lớp, tan học.",
        "Kẻ vạch, chia giờ tan học theo khối, bố trí chỗ dừng xe cho phụ huynh.",
    )
    gate = propose_initiative(unit_id=ids["S01.01"], told=told, day=started, by=office)
    approve_initiative(initiative=gate, office_id=ids[ROOT], started=started, by=office)
    first = take_up(initiative=gate, unit_id=ids["S01.02"], since=started + timedelta(days=60), note="", by=office)
    take_up(initiative=gate, unit_id=ids["S01.04"], since=started + timedelta(days=90), note="Hai trường.", by=office)
    end_uptake(uptake=first, day=today, reason="Đang sửa cổng trường.", by=office)
    words = "Kẻ vạch trước cổng, chia giờ tan học theo khối và có chỗ dừng xe riêng. Sau một học kỳ không còn ùn tắc."
    release_initiative(initiative=gate, text=words, day=today, by=office)
    others = (
        ("Tổ liên gia an toàn phòng cháy", "fire", "Các hộ liền kề nối chuông báo cháy để báo cho nhau."),
        ("Bếp ăn sạch trong trường học", "food", "Kiểm tra nguồn thực phẩm trước khi nấu."),
        ("Phao cứu sinh ở bến nước", "drowning", "Đặt phao và biển báo ở các bến nước."),
    )
    made = [
        propose_initiative(unit_id=ids[code], told=Described(*each), day=started, by=office)
        for code, each in zip(("S01.02", "S01.03", "S01.04"), others, strict=True)
    ]
    decline_initiative(initiative=made[1], office_id=ids[ROOT], reason="Chưa nêu cách kiểm tra.", by=office)
    approve_initiative(initiative=made[2], office_id=ids[ROOT], started=started, by=office)
    end_initiative(initiative=made[2], day=today, reason="Đã thành việc thường xuyên của xã.", by=office)


def _classes(ids: Mapping[str, int], office: User, today: date) -> None:
    year, quarter = today.year, (today.month + 2) // 3
    day = today - timedelta(days=20)
    for place, code in enumerate(COMMUNES):
        unit = ids[code]
        told = Planned("Kỹ năng thoát nạn khi có cháy", "fire", day.year, (day.month + 2) // 3)
        held = Held(day, 180 + 30 * place, {"teachers": 24 + place, "pupils": 120, "forces": 3}, 4_500_000)
        hold_class(training=plan_class(unit_id=unit, told=told, by=office), held=held, today=today, by=office)
        plan_class(unit_id=unit, told=Planned("Bơi an toàn cho học sinh", "drowning", year, quarter), by=office)
    called_off = Planned("An toàn thực phẩm bếp ăn", "food", year, quarter)
    cancel_class(
        training=plan_class(unit_id=ids["S01.01"], told=called_off, by=office),
        reason="Mưa lũ, dời sang năm.",
        by=office,
    )
    extra, held = (
        Planned("Sơ cứu tai nạn lao động", "labour", day.year, (day.month + 2) // 3),
        Held(day, 240, {"workers": 40}),
    )
    hold_unplanned(unit_id=ids["S01.02"], told=extra, held=held, today=today, by=office)


def _campaigns(ids: Mapping[str, int], office: User, today: date) -> None:
    month = timedelta(days=30)
    names = (
        "Tháng hành động phòng cháy, chữa cháy",
        "Ngày hội an toàn trường học",
        "Đợt kiểm tra bến nước",
        "Tuần lễ số",
    )
    for place, name in enumerate(names):
        kind = "festival" if place == 1 else "campaign"
        starts = today - month * (1 + 3 * (place == 1))
        told = Called(name, kind, ("fire", "school", "drowning", "digital")[place], starts, starts + month * 2)
        made = make_campaign(unit_id=ids[ROOT], told=told, by=office)
        item = add_item(
            campaign=made, text="Kiểm tra nơi tập trung đông người", figure="Số nơi", measure="nơi", by=office
        )
        add_item(campaign=made, text="Diễn tập ít nhất một lần", figure="", measure="", by=office)
        call_units(campaign=made, unit_ids=[ids[code] for code in COMMUNES], day=today, by=office)
        if place < 2:
            start_campaign(campaign=made, by=office)
            for number, code in enumerate(COMMUNES[: 2 + 2 * place], start=5):
                deed = {"done_on": today, "count": number, "note": "", "upload": None, "today": today}
                do_item(item=item, unit_id=ids[code], by=office, **deed)  # type: ignore[arg-type]
        if place == 1:
            finish_campaign(campaign=made, conclusion="Các đơn vị đã kiểm tra xong, chưa diễn tập đủ.", by=office)
        if place == 2:
            cancel_campaign(campaign=made, reason="Ghép vào đợt kiểm tra của tỉnh.", by=office)


def _counts(ids: Mapping[str, int], office: User, today: date) -> None:
    spring, since = max(date(today.year, 1, 1), today - timedelta(days=120)), date(today.year, 1, 1)
    for place, code in enumerate(COMMUNES):
        for day, signed in ((spring, 40 + 9 * place), (today, 90 + 20 * place)):
            told = {"year": today.year, "area": "fire", "signer": "enterprises", "base": 160, "signed": signed}
            count_commitment(unit_id=ids[code], day=day, today=today, by=office, **told)  # type: ignore[arg-type]
    asked = (
        Asked("Tổ bảo vệ an ninh, trật tự cơ sở", "staff", "người", "commune", 9, since),
        Asked("Bình chữa cháy xách tay", "equipment", "bình", "commune", 12, since),
    )
    staff, bottles = (set_norm(office_id=ids[ROOT], asked=each, by=office) for each in asked)
    for place, code in enumerate(COMMUNES[:3]):
        counted = [Counted(staff, 3 + 4 * place), Counted(bottles, 12 if place else 7)]
        count_forces(unit_id=ids[code], counted=counted, day=today, today=today, by=office)
