from __future__ import annotations

import hashlib

import pytest

from cast import Cast
from dondoc.core.errors import Refused
from dondoc.core.models import Event
from dondoc.documents import storage
from dondoc.documents.actions import discard, read_upload
from dondoc.documents.models import Reading, ReadingState, StoredFile
from dondoc.reader.formats.limits import FILE_BYTES
from dondoc.units.models import Unit
from readings import TEXT, TITLE, make_reading, office

DATA = TEXT.encode()


def take_in(cast: Cast, data: bytes = DATA, name: str = "ke-hoach.txt", unit: Unit | None = None) -> Reading:
    owner = unit or cast.province
    return read_upload(data=data, name=name, unit_id=owner.pk, by=office(cast))


def test_a_file_is_read_stored_and_logged(cast: Cast) -> None:
    reading = take_in(cast)
    digest = hashlib.sha256(DATA).hexdigest()
    assert storage.path_of(digest).read_bytes() == DATA
    assert (reading.file.name, reading.file.size, reading.file.sha256) == ("ke-hoach.txt", len(DATA), digest)
    assert (reading.state, reading.title, reading.unit_id) == ("waiting", TITLE, cast.province.pk)
    assert reading.source["text"] == TEXT
    assert [block["agency"] for block in reading.plan["assignments"]][:2] == [
        "Công an tỉnh",
        "UBND các xã, phường",
    ]
    event = Event.objects.get(verb="reading.create")
    assert event.after == {"file": "ke-hoach.txt", "sha256": digest}


def test_the_same_file_again_opens_the_reading_that_is_there(cast: Cast) -> None:
    first = take_in(cast)
    assert take_in(cast, name="ban-sao.txt") == first
    Reading.objects.update(state=ReadingState.ACCEPTED)
    assert take_in(cast) == first
    assert (StoredFile.objects.count(), Reading.objects.count()) == (1, 1)


def test_a_discarded_file_is_read_anew(cast: Cast) -> None:
    first = take_in(cast)
    discard(reading=first, reason="Tải nhầm bản dự thảo", revision=0, by=office(cast))
    second = take_in(cast)
    assert second != first
    assert (second.file, second.state) == (first.file, "waiting")


def test_two_units_that_take_in_one_file_each_have_their_reading(cast: Cast) -> None:
    assert take_in(cast) != take_in(cast, unit=cast.commune)
    assert StoredFile.objects.values("sha256").distinct().count() == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"", "Tệp không có nội dung"), (b"\x00\x01\x02\x03" * 50, "Tệp bị hỏng hoặc tải lên chưa trọn vẹn")],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_stored(cast: Cast, data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        take_in(cast, data, "hong.docx")
    assert not StoredFile.objects.exists()
    assert not storage.path_of(hashlib.sha256(data).hexdigest()).exists()


def test_a_file_over_the_limit_is_refused_with_its_size(cast: Cast) -> None:
    with pytest.raises(Refused, match="Tệp nặng 51 MB, vượt mức 50 MB"):
        take_in(cast, b"a" * (FILE_BYTES + 1), "to.txt")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Ke\u0302\u0301 hoạch\n.docx", "Kế hoạch.docx"),
        ("\x07", "van-ban"),
        ("x" * 300 + ".docx", "x" * 250 + ".docx"),
    ],
)
def test_a_file_name_is_kept_as_one_tidy_line(cast: Cast, sent: str, kept: str) -> None:
    assert take_in(cast, name=sent).file.name == kept


def test_discarding_needs_a_reason(cast: Cast) -> None:
    reading = make_reading(cast)
    with pytest.raises(Refused, match="Hãy ghi lý do"):
        discard(reading=reading, reason="  \n", revision=0, by=office(cast))
    reading.refresh_from_db()
    assert reading.state == "waiting"


def test_a_reason_holds_no_personal_identifier(cast: Cast) -> None:
    with pytest.raises(Refused, match="số điện thoại cá nhân"):
        discard(reading=make_reading(cast), reason="Hỏi 0912 345 678", revision=0, by=office(cast))


def test_a_discarded_reading_keeps_its_reason_and_is_logged(cast: Cast) -> None:
    reading = discard(reading=make_reading(cast), reason=" Tải  nhầm ", revision=0, by=office(cast))
    reading.refresh_from_db()
    assert (reading.state, reading.reason) == ("discarded", "Tải nhầm")
    event = Event.objects.get(verb="reading.discard")
    assert (event.before, event.after, event.reason) == (
        {"state": "waiting"},
        {"state": "discarded"},
        "Tải nhầm",
    )


def test_a_reading_is_discarded_once(cast: Cast) -> None:
    reading = make_reading(cast)
    discard(reading=reading, reason="Tải nhầm", revision=0, by=office(cast))
    with pytest.raises(Refused, match="đã được xử lý"):
        discard(reading=reading, reason="Tải nhầm", revision=1, by=office(cast))
