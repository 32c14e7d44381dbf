"""What waits on a desk because of a mark: signatures of one's group, submissions, questions."""

from collections.abc import Iterator

from django.urls import reverse

from alongside.assurance.signing.queries import asked_in, questions_to_answer, to_assess
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
