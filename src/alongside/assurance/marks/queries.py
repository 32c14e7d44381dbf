"""Marks and their documents."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from alongside.assurance.marks import canonical, documents
from alongside.assurance.marks.addresses import places_of_area, this_site
from alongside.assurance.marks.documents import Document
from alongside.assurance.marks.models import AreaKey, Mark, WithdrawnMarks
from alongside.assurance.marks.moments import SECOND
from alongside.assurance.signing.queries import all_signed_in
from alongside.core import clock
from alongside.people.models import Area
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.projects.queries import project_for


def mark_called(mark_id: UUID) -> Mark:
    """A mark by its id, for everybody: it is public from its award on. `Http404` where there is none."""
    mark = Mark.objects.select_related("area", "project").filter(pk=mark_id).first()
    if mark is None:
        raise Http404("There is no such mark.")
    return mark


def mark_for(standing: Standing, project_slug: str, mark_id: UUID) -> Mark:
    """A mark of a project that whoever looks may see; `Http404` otherwise."""
    project = project_for(standing, project_slug)
    mark = Mark.objects.select_related("area", "project").filter(project=project, pk=mark_id).first()
    if mark is None:
        raise Http404("There is no such mark.")
    return mark


def marks_of(project: Project) -> list[Mark]:
    """Every mark that a project was ever awarded, the newest first."""
    return list(Mark.objects.filter(project=project))


def marks_in(area: Area) -> list[Mark]:
    """Every mark that an area awarded, the newest first."""
    return list(Mark.objects.filter(area=area).select_related("project"))


def standing_mark(project: Project) -> Mark | None:
    """The mark that a project carries today, if it does."""
    return _standing().filter(project=project).first()


def _standing() -> QuerySet[Mark]:
    return Mark.objects.filter(withdrawn_at__isnull=True, valid_until__gt=clock.now() - SECOND)


def to_award(standing: Standing) -> list[Project]:
    """Projects of an area that everybody has signed, and that do not carry their mark yet."""
    carried = _standing().filter(area=standing.area).values_list("project_id", flat=True)
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
