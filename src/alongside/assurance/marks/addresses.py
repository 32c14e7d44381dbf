"""Where a mark and what belongs to it are found on this site: whole addresses, as documents name them."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from alongside.assurance.marks.documents import Places
from alongside.people.models import Area
from alongside.projects.models import Project


def whole(path: str) -> str:
    """A page's address with the site's."""
    return f"{settings.SITE_URL}{path}"


def mark_address(mark_id: UUID) -> str:
    """The page that anyone can open, which is also the mark's id."""
    return whole(reverse("mark", args=(mark_id,)))


def issuer_of(area: Area) -> str:
    """The address of an area's issuer document, which is also its id."""
    return whole(reverse("mark_issuer", args=(area.slug,)))


def places_of_area(area: Area) -> Places:
    """What every mark of an area has in common."""
    return Places(
        issuer=issuer_of(area),
        area=whole(reverse("area", args=(area.slug,))),
        status_list=whole(reverse("withdrawn_marks", args=(area.slug,))),
    )


def places_of_mark(project: Project, mark_id: UUID) -> Places:
    """The addresses of one mark."""
    common = places_of_area(project.area)
    return Places(
        issuer=common.issuer,
        area=common.area,
        status_list=common.status_list,
        mark=mark_address(mark_id),
        project=whole(reverse("project", args=(project.area.slug, project.slug))),
    )
