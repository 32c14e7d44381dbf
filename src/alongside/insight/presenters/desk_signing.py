"""What waits on a desk because of a mark: signatures of one's group, submissions, questions, a group that withholds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse

from alongside.assurance.marks.permissions import can_withdraw
from alongside.assurance.marks.queries import to_award, withheld_since
from alongside.assurance.signing.queries import asked_in, not_yet_in, questions_to_answer, to_assess
from alongside.core.dates import long_date
from alongside.insight.presenters.desk_items import Item

if TYPE_CHECKING:
    from alongside.insight.presenters.desk import Desk


def signatures_to_give(desk: Desk) -> Iterator[Item]:
    """Projects for whose mark a group of this person's is asked to sign, for the first time or again."""
    for project, asked in asked_in(desk.standing):
        url = desk.url("project_sign", project.slug, asked.group.key)
        tag, kind = ("Asked again: it changed", "soon") if asked.earlier else ("", "")
        yield Item(project.title, url, f"For {asked.group.title}", tag, kind)


def submissions_to_assess(desk: Desk) -> Iterator[Item]:
    """What was submitted to this assessor and has no outcome yet."""
    for row in to_assess(desk.standing):
        url = desk.url("project_assessment", row.project.slug)
        yield Item(row.project.title, url, f"Submitted on {long_date(row.submitted_at)}")


def questions_of_assessors(desk: Desk) -> Iterator[Item]:
    """What assessors asked about the area's projects and nobody has answered."""
    for row in questions_to_answer(desk.area):
        project = row.submission.project
        url = desk.url("project_assessment", project.slug)
        yield Item(project.title, f"{url}#question-{row.pk}", f"Asked on {long_date(row.asked_at)}")


def sent_back_by_assessors(desk: Desk) -> Iterator[Item]:
    """What assessors said "not yet" to, and nobody has submitted again."""
    for row in not_yet_in(desk.area):
        url = desk.url("project_assessment", row.project.slug)
        yield Item(row.project.title, url, f"Decided on {long_date(row.decided_at)}" if row.decided_at else "")


def marks_withheld_since(desk: Desk) -> Iterator[Item]:
    """Marks that stand and that a group withholds since: where to withdraw one, or to read why."""
    for row in withheld_since(desk.standing):
        decides = can_withdraw(desk.standing)
        url = desk.url("project_mark", row.project.slug) if decides else reverse("mark", args=(row.since_mark_id,))
        yield Item(row.project.title, url, f"{row.group.title}, since {long_date(row.signed_at)}")


def marks_to_award(desk: Desk) -> Iterator[Item]:
    """Projects that everybody has signed: their page says whether anything is lacking, and awards the mark."""
    for project in to_award(desk.standing):
        url = desk.url("project_mark", project.slug)
        yield Item(project.title, url, "See whether anything is lacking.")
