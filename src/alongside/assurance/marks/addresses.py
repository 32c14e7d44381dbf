"""Where a mark and what belongs to it are found: whole addresses, as documents name them.

Documents keep the address that the site had when they were signed; `site` says which that is.
"""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from alongside.assurance.marks.documents import Places
from alongside.people.models import Area
from alongside.projects.models import Project


def this_site() -> str:
    """The address of the site as it is now."""
    return str(settings.SITE_URL)


def mark_address(mark_id: UUID) -> str:
    """The page that anyone can open today."""
    return f"{this_site()}{reverse('mark', args=(mark_id,))}"


def places_of_area(area: Area, site: str) -> Places:
    """What every mark of an area has in common."""
    return Places(
        issuer=f"{site}{reverse('mark_issuer', args=(area.slug,))}",
        area=f"{site}{reverse('area', args=(area.slug,))}",
        status_list=f"{site}{reverse('withdrawn_marks', args=(area.slug,))}",
    )


def places_of_mark(project: Project, mark_id: UUID, site: str) -> Places:
    """The addresses of one mark. Its page is its id."""
    common = places_of_area(project.area, site)
    return Places(
        issuer=common.issuer,
        area=common.area,
        status_list=common.status_list,
        mark=f"{site}{reverse('mark', args=(mark_id,))}",
        project=f"{site}{reverse('project', args=(project.area.slug, project.slug))}",
    )
