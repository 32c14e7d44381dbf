"""What waits on a desk because of a mark: signatures of one's group, submissions, questions."""

from collections.abc import Iterator

from django.urls import reverse

from alongside.assurance.marks.queries import to_award
from alongside.assurance.signing.queries import asked_in, not_yet_in, questions_to_answer, to_assess
from alongside.core.dates import long_date
from alongside.insight.presenters.desk_items import Item
from alongside.people.standing import Standing


def signatures_to_give(standing: Standing) -> Iterator[Item]:
    """Projects for whose mark a group of this person's is asked to sign, for the first time or again."""
    for project, group, is_again in asked_in(standing):
        url = reverse("project_sign", args=(standing.area.slug, project.slug, group.key))
        tag, kind = ("Asked again: it changed", "soon") if is_again else ("", "")
        yield Item(project.title, url, f"For {group.title}", tag, kind)


def submissions_to_assess(standing: Standing) -> Iterator[Item]:
    """What was submitted to this assessor and has no outcome yet."""
    for row in to_assess(standing):
        url = reverse("project_assessment", args=(standing.area.slug, row.project.slug))
        yield Item(row.project.title, url, f"Submitted on {long_date(row.submitted_at)}")


def questions_of_assessors(standing: Standing) -> Iterator[Item]:
    """What assessors asked about the area's projects and nobody has answered."""
    for row in questions_to_answer(standing.area):
        project = row.submission.project
        url = reverse("project_assessment", args=(standing.area.slug, project.slug))
        yield Item(project.title, f"{url}#question-{row.pk}", f"Asked on {long_date(row.asked_at)}")


def sent_back_by_assessors(standing: Standing) -> Iterator[Item]:
    """What assessors said "not yet" to, and nobody has submitted again."""
    for row in not_yet_in(standing.area):
        url = reverse("project_assessment", args=(standing.area.slug, row.project.slug))
        yield Item(row.project.title, url, f"Decided on {long_date(row.decided_at)}" if row.decided_at else "")


def marks_to_award(standing: Standing) -> Iterator[Item]:
    """Projects that everybody has signed: their page says whether anything is lacking, and awards the mark."""
    for project in to_award(standing):
        url = reverse("project_mark", args=(standing.area.slug, project.slug))
        yield Item(project.title, url, "See whether anything is lacking.")
