"""Marks and their documents."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from alongside.assurance.marks import canonical, documents
from alongside.assurance.marks.addresses import places_of_area, this_site
from alongside.assurance.marks.documents import Document
from alongside.assurance.marks.models import AreaKey, Mark, WithdrawnMarks
from alongside.assurance.marks.moments import SECOND
from alongside.assurance.marks.permissions import WITHDRAWING, can_withdraw
from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.models import Signature
from alongside.assurance.signing.queries import all_signed_in
from alongside.assurance.signing.rules import groups_in_order
from alongside.core import clock
from alongside.people.models import Area, Membership
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.projects.queries import pack_for_project, project_for


def mark_called(mark_id: UUID) -> Mark:
    """A mark by its id, for everybody: it is public from its award on. `Http404` where there is none."""
    mark = mark_if_any(mark_id)
    if mark is None:
        raise Http404("There is no such mark.")
    return mark


def mark_if_any(mark_id: UUID) -> Mark | None:
    """A mark by its id, if there is one."""
    return _with_pack().filter(pk=mark_id).first()


def _with_pack() -> QuerySet[Mark]:
    rows = Mark.objects.select_related("area", "project__area", "project__pack_version")
    return rows.defer("project__pack_version__source")


def mark_for(standing: Standing, project_slug: str, mark_id: UUID) -> Mark:
    """A mark of a project that whoever looks may see; `Http404` otherwise."""
    project = project_for(standing, project_slug)
    mark = _with_pack().filter(project=project, pk=mark_id).first()
    if mark is None:
        raise Http404("There is no such mark.")
    return mark


def marks_of(project: Project) -> list[Mark]:
    """Every mark that a project was ever awarded, the newest first."""
    return list(Mark.objects.filter(project=project))


def newest_mark(project: Project) -> str:
    """The id of the last mark that a project was awarded; empty where there was none."""
    newest = Mark.objects.filter(project=project).values_list("pk", flat=True).first()
    return str(newest) if newest else ""


def marks_in(area: Area) -> list[Mark]:
    """Every mark that an area awarded, the newest first."""
    return list(Mark.objects.filter(area=area).select_related("project"))


def standing_mark(project: Project) -> Mark | None:
    """The mark that a project carries today, if it does."""
    mark = Mark.objects.filter(_stands(), project=project).first()
    if mark is not None:
        mark.project = project
    return mark


def _stands(of: str = "") -> Q:
    """Of a mark that stands today; `of` leads to it from elsewhere."""
    return Q(**{f"{of}withdrawn_at__isnull": True, f"{of}valid_until__gt": clock.now() - SECOND})


def said_since(mark: Mark) -> list[Signature]:
    """What groups say of a mark that stands, and did not at its award: that they withhold it, or another reservation.

    One query. Only of the groups that are asked: another could not say anything else any more.
    """
    if not mark.stands:
        return []
    rows = list(Signature.objects.filter(project=mark.project_id).select_related("group"))
    before = {one.group_id: one for one in rows if one.since_mark_id != mark.pk}
    asked = groups_in_order(pack_for_project(mark.project))
    now = [one for one in rows if one.is_current and one.since_mark_id == mark.pk and one.group.key in asked]
    return [one for one in now if is_news(one, before.get(one.group_id))]


def is_news(word: Signature, earlier: Signature | None) -> bool:
    """Whether a group takes back something that it gave before: it withholds, or has another reservation."""
    if word.word == Word.SIGNED:
        return False
    if earlier is None or earlier.word != word.word:
        return True
    return word.word == Word.RESERVED and earlier.reasons != word.reasons


def withheld_since(standing: Standing) -> list[Signature]:
    """Groups that withhold a mark of an area that stands: for who may withdraw it, and for who signed for it. One query.

    Whoever withheld it for their group is not told what they said.
    """
    rows = Signature.objects.filter(_stands("since_mark__"), area=standing.area, is_current=True, word=Word.WITHHELD)
    if not can_withdraw(standing):
        rows = rows.filter(since_mark__people=standing.person_id).exclude(signed_by=standing.person_id)
    rows = rows.select_related("group", "project__area", "project__pack_version")
    found = rows.defer("project__pack_version__source").order_by("signed_at", "pk")
    return [one for one in found if one.group.key in groups_in_order(pack_for_project(one.project))]


def people_of(mark: Mark) -> frozenset[int]:
    """Who signed for a mark, or assessed it."""
    return frozenset(mark.people.values_list("pk", flat=True))


def deciders_of(area: Area) -> frozenset[int]:
    """Who may withdraw the marks of an area."""
    roles = Membership.objects.filter(area=area, role__in=WITHDRAWING)
    return frozenset(roles.values_list("person_id", flat=True))


def to_award(standing: Standing) -> list[Project]:
    """Projects of an area that everybody has signed, and that do not carry their mark yet."""
    carried = Mark.objects.filter(_stands(), area=standing.area).values_list("project_id", flat=True)
    signed = all_signed_in(standing.area)
    done = set(carried) if signed else set()
    return [project for project in signed if project.pk not in done]


def ran_out() -> QuerySet[Mark]:
    """Marks whose last day is over, and of which nobody was told yet."""
    over = Mark.objects.filter(valid_until__lte=clock.now() - SECOND)
    return over.filter(withdrawn_at__isnull=True, told_of_end_at__isnull=True)


def withdrawn_of(area: Area, site: str) -> list[Mark]:
    """The marks of an address of the site that an area withdrew, in the order in which they were awarded."""
    rows = Mark.objects.filter(area=area, site=site, withdrawn_at__isnull=False).select_related("project__area")
    return list(rows.order_by("awarded_at", "pk"))


def issuer_document_of(area: Area, site: str = "") -> Document:
    """The public keys of an area, the current one first; `Http404` where it has signed nothing yet.

    `site` is the address that marks were awarded at, where it is another than today's.
    """
    keys = [(key.name, key.public) for key in AreaKey.objects.filter(area=area)]
    if not keys:
        raise Http404("This area has awarded no mark.")
    return documents.issuer_document(places_of_area(area, site or this_site()).issuer, keys)


def issuer_file_of(area: Area, site: str = "") -> bytes:
    """The issuer's document as it is saved."""
    return canonical.saved(issuer_document_of(area, site))


def withdrawn_file_of(area: Area, site: str = "") -> bytes:
    """The signed list of withdrawn marks as it is saved; `Http404` where there is none."""
    row = WithdrawnMarks.objects.filter(address=places_of_area(area, site or this_site()).status_list).first()
    if row is None:
        raise Http404("This area has awarded no mark.")
    return row.credential.encode()
