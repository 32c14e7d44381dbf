"""What stands in a project from an earlier version of its pack, where the version of now has no place for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from alongside.assurance.dossier_queries import attestations_of, that_count
from alongside.assurance.marks.queries import marks_of
from alongside.assurance.queries import remarks_on, reviews_of
from alongside.assurance.signing.pages import said_before
from alongside.assurance.signing.queries import has_assessors, submission_of
from alongside.frameworks.schema import Pack
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.projects.permissions import can_see_people_map
from alongside.projects.presenters.gone import gone_answers
from alongside.projects.presenters.people_map import map_of


@dataclass(frozen=True)
class KeptLine:
    """One of these, with the way to it."""

    words: str
    url: str


def kept_lines(project: Project, packs: Sequence[Pack], standing: Standing) -> list[KeptLine]:
    """Everything of the kind, for whoever looks; nothing, and no query, for a project that never moved.

    `packs` are those that the project stood under, the one of now first.
    """
    if len(packs) == 1:
        return []
    found = [*_answers(project, packs), *_looked_back(project, packs[0]), *_mark(project, packs[0])]
    if standing.is_team:
        found += _of_the_team(project, standing)
    return [KeptLine(words, reverse(name, args=(project.area.slug, project.slug))) for words, name in found]


Found = Iterator[tuple[str, str]]


def _answers(project: Project, packs: Sequence[Pack]) -> Found:
    many = len(gone_answers(project, packs))
    if many:
        yield f"{many} {'answer' if many == 1 else 'answers'} to what is not asked any more", "project_version"


def _looked_back(project: Project, pack: Pack) -> Found:
    if not pack.review and any(review.handed_in_at for review in reviews_of(project)):
        yield "How each group said it was", "project_reviews"
    if not (pack.ladder and pack.ladder.says_what_it_needs) and remarks_on(project):
        yield "What was written beside the label", "project_label"


def _mark(project: Project, pack: Pack) -> Found:
    attested = attestations_of(project)
    if len(that_count(attested, pack)) < len(attested):
        yield "What people attested", "project_checks"
    if said_before(project):
        yield "What groups said when they were asked to sign", "project_sign_off"
    if pack.signoff is None and marks_of(project):
        yield "The marks that were awarded", "project_mark"


def _of_the_team(project: Project, standing: Standing) -> Found:
    if not has_assessors(project) and submission_of(project):
        yield "What the assessors said", "project_assessment"
    drawn = map_of(project) if can_see_people_map(standing) else None
    if drawn and (drawn.before or not drawn.is_of_now):
        yield "Who stood on the map", "project_people_map"
