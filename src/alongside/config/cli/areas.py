"""`alongside area new` and `alongside person new`."""

import click
from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug
from django.urls import reverse
from sesame.utils import get_query_string

from alongside.config.cli.common import COMMAND_LINE, address, area_called, bring_up_to_date, json_option, refuse, show
from alongside.frameworks.actions import adopt_pack, install_bundled_packs
from alongside.frameworks.queries import installed_versions, latest_version
from alongside.people.actions import create_area, create_person, give_role
from alongside.people.enums import Role
from alongside.people.models import Area, Group
from alongside.people.queries import all_areas, groups_of

# Addresses that belong to the site itself, so no area can have them.
TAKEN = {
    "accounts",
    "api",
    "join",
    "r",
    "verify",
    "accessibility",
    "privacy",
    "gallery",
    "sign-in",
    "demonstration",
} | {
    "static",
    "healthz",
    "readyz",
    "help",
}


@click.group()
def area() -> None:
    """Local areas."""


@area.command("new")
@click.argument("slug")
@click.option("--title", required=True, help="The area's name, as people say it.")
@click.option("--pack", "pack_id", required=True, help="The pack that it works under.")
@json_option
def new_area(slug: str, title: str, pack_id: str, as_json: bool) -> None:
    """Make an area that works under a pack."""
    bring_up_to_date()
    install_bundled_packs(by=COMMAND_LINE)
    version = latest_version(pack_id)
    if version is None:
        known = ", ".join(sorted({installed.pack_id for installed in installed_versions()}))
        refuse([f"There is no pack “{pack_id}”. There are: {known}."])
    _check_slug(slug)
    made = create_area(slug=slug, title=title, by=COMMAND_LINE)
    adopt_pack(area=made, version=version, by=COMMAND_LINE)
    url = address(f"/{made.slug}/")
    result = {"slug": made.slug, "title": made.title, "pack": pack_id, "version": version.version, "url": url}
    show(result, as_json=as_json, lines=[f"{made.title} works under {version.title}: {url}"])


def _check_slug(slug: str) -> None:
    try:
        validate_slug(slug)
    except ValidationError:
        refuse([f"“{slug}” cannot stand in an address: use small letters, digits and dashes."])
    if slug in TAKEN or slug != slug.lower() or len(slug) > 50:
        refuse([f"“{slug}” cannot be an area's address: choose another of at most 50 small letters and dashes."])
    if any(existing.slug == slug for existing in all_areas()):
        refuse([f"There is already an area “{slug}”."])


@click.group()
def person() -> None:
    """Accounts of staff and representatives."""


@person.command("new")
@click.argument("email")
@click.option("--area", "slug", required=True, help="The area in which they have the role.")
@click.option("--role", required=True, type=click.Choice([str(role) for role in Role]))
@click.option("--group", "group_key", help="Whom a representative speaks for.")
@click.option("--name", default="", help="Their name as others see it; made from the address where none is given.")
@json_option
def new_person(email: str, slug: str, role: str, group_key: str | None, name: str, as_json: bool) -> None:
    """Make an account with a role, and a sign-in link that works once."""
    bring_up_to_date()
    try:
        validate_email(email)
    except ValidationError:
        refuse([f"“{email}” is not an email address."])
    area_ = area_called(slug)
    group = _group(area_, role, group_key)
    made = create_person(email=email, name=name or email.split("@")[0], by=COMMAND_LINE)
    give_role(person=made, area=area_, role=Role(role), group=group, by=COMMAND_LINE)
    link = address(reverse("sign_in_link") + get_query_string(made))
    result = {
        "email": made.email,
        "name": made.name,
        "area": area_.slug,
        "role": role,
        "group": group.key if group else None,
        "sign_in": link,
    }
    show(result, as_json=as_json, lines=[f"{made.email} is {Role(role).label} in {area_.title}.", f"Sign in: {link}"])


def _group(area_: Area, role: str, key: str | None) -> Group | None:
    if role != Role.REPRESENTATIVE:
        if key:
            refuse(["Only a representative speaks for a group: leave --group out, or use --role representative."])
        return None
    groups = {group.key: group for group in groups_of(area_)}
    if key not in groups:
        refuse([f"Say whom they represent with --group: {', '.join(groups)}."])
    return groups[key]
