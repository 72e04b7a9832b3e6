"""No table, form, file of imports or schema has a field about a person, but for accounts and signatories."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator

import pytest
from django import forms
from django.apps import apps
from django.utils import translation

import dondoc
from dondoc.documents import rules
from dondoc.units.files.columns import LABELS as COLUMNS
from dondoc.units.folding import fold
from dondoc.web.documents.forms import ItemForm

NAMES = """
    person persons citizen citizens resident residents household households pupil pupils student students patient
    patients victim victims believer believers clergy informant cccd cmnd cmt identity passport birth birthday born dob
    age gender sex male female ethnic ethnicity religion religious belief nationality race phone phones mobile telephone
    zalo email mail firstname lastname surname fullname father mother spouse marital health diagnosis salary plate iban
    photo portrait fingerprint face biometric signatory people
    """
"""Words of a field's name."""
LABELS = re.compile(
    r"\b(?:can cuoc|cccd|cmnd|chung minh nhan dan|dinh danh ca nhan|ho chieu|ngay sinh|nam sinh|noi sinh|que quan|tuoi"
    r"|gioi tinh|dan toc|ton giao|tin nguong|tin do|chuc sac|quoc tich|ho khau|thuong tru|tam tru|dien thoai|di dong"
    r"|zalo|thu dien tu|email|ho ten|ho va ten|ten nguoi|nguoi ky|cong dan|cu dan|nhan khau|ho gia dinh|chu ho|hoc sinh"
    r"|nan nhan|benh nhan|ly lich|bien so|so tai khoan|bao hiem|suc khoe|hon nhan|nguoi than|nghe nghiep|dang vien"
    r"|so nguoi|birth|gender|ethnic|religion|phone|e-mail|passport|citizen|nationality|full name)\b"
)
"""Words of a label, without accents, in either language."""

ALLOWED = {
    # accounts of officials, and how they sign in
    "accounts.User.email",
    "accounts.User.name",
    "account.EmailAddress.email",
    "account.EmailConfirmation.email_address",
    # the signatory of a document, as printed
    "plans.Plan.signatory_authority",
    "plans.Plan.signatory_title",
    "plans.Plan.signatory_name",
    "documents item head.signatory_authority",
    "documents item head.signatory_title",
    "documents item head.signatory_name",
    # whether a figure counts people, so that it is hidden where it is small
    "reporting.Indicator.about_people",
}
ALLOWED_FORMS = ("dondoc.web.accounts.",)  # the pages of accounts
ALLOWED_VALUES = {"about_people", "signatory", "Signatory", "email"}


def models() -> Iterator[tuple[str, str, str]]:
    for model in apps.get_models():
        for field in model._meta.get_fields():
            yield f"{model._meta.label}.{field.name}", field.name, str(getattr(field, "verbose_name", ""))


def modules() -> Iterator[object]:
    for module in pkgutil.walk_packages(dondoc.__path__, "dondoc."):
        if ".migrations" not in module.name and not module.name.startswith(("dondoc.__main__", "dondoc.reader")):
            yield importlib.import_module(module.name)


def own_classes(base: type) -> set[type]:
    return {
        found
        for module in modules()
        for found in vars(module).values()
        if inspect.isclass(found) and issubclass(found, base) and found.__module__.startswith("dondoc.")
    }


def form_fields() -> Iterator[tuple[str, str, str]]:
    for form in own_classes(forms.BaseForm):
        if not form.__module__.startswith(ALLOWED_FORMS):
            for name, field in form.base_fields.items():
                yield f"{form.__module__}.{form.__qualname__}.{name}", name, str(field.label or "")
    for kind in rules.FIELDS:
        key = {"head": "head", "tasks": "assignments.0.tasks.0"}.get(kind, f"{kind}.0")
        for name, field in ItemForm(key, {}).fields.items():
            yield f"documents item {kind}.{name}", name, str(field.label or "")


def imported_columns() -> Iterator[tuple[str, str, str]]:
    for name, label in COLUMNS.items():
        yield f"column {name}", name, str(label)


def schemas() -> Iterator[tuple[str, str, str]]:
    """Fields of the schemas of an API (those of pydantic) and of every value that the code hands about."""
    for found in own_classes(object):
        if found.__module__.startswith(("dondoc.accounts.", "dondoc.web.accounts.", "dondoc.identifiers")):
            continue
        named = getattr(found, "model_fields", None)
        if named is None and dataclasses.is_dataclass(found):
            named = {field.name: field for field in dataclasses.fields(found)}
        for name in named if isinstance(named, dict) else ():
            if name not in ALLOWED_VALUES:
                yield f"{found.__module__}.{found.__qualname__}.{name}", name, ""


def about_persons(fields: Iterator[tuple[str, str, str]]) -> set[str]:
    return {
        where
        for where, name, label in fields
        if set(NAMES.split()) & set(re.split(r"[_\d]|(?<=[a-z])(?=[A-Z])", name.lower())) or LABELS.search(fold(label))
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_only_accounts_and_signatories_speak_of_a_person(language: str) -> None:
    with translation.override(language):
        found = about_persons(models()) | about_persons(form_fields()) | about_persons(imported_columns())
    assert found == ALLOWED


def test_no_value_that_is_handed_about_speaks_of_a_person() -> None:
    assert about_persons(schemas()) == set()


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("cccd", ""),
        ("birth_date", ""),
        ("home_phone", ""),
        ("x", "Ngày sinh"),
        ("x", "Dân tộc"),
        ("x", "Gender"),
        ("x", "Số CCCD"),
    ],
)
def test_a_field_about_a_person_is_told_by_its_name_or_its_label(name: str, label: str) -> None:
    assert about_persons(iter([("field", name, label)])) == {"field"}


@pytest.mark.parametrize(("name", "label"), [("name", "Tên đơn vị"), ("stage", "Giai đoạn"), ("code", "Mã số thuế")])
def test_a_field_about_an_organisation_is_none(name: str, label: str) -> None:
    assert about_persons(iter([("field", name, label)])) == set()
