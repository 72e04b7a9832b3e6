"""Writes of committees and programmes: each refuses, changes and logs in one transaction."""

from dondoc.coordination.actions.passing import pass_posts, pass_programmes
from dondoc.coordination.actions.posts import USUAL, add_post, add_usual_posts, appoint, end_post, vacate
from dondoc.coordination.actions.programmes import (
    Signed,
    add_party,
    change_programme,
    create_programme,
    remove_party,
)
from dondoc.coordination.actions.reviews import record_review

__all__ = [
    "USUAL",
    "Signed",
    "add_party",
    "add_post",
    "add_usual_posts",
    "appoint",
    "change_programme",
    "create_programme",
    "end_post",
    "pass_posts",
    "pass_programmes",
    "record_review",
    "remove_party",
    "vacate",
]
