"""Installing packs and putting areas to work under them."""

from collections.abc import Sequence
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from alongside.activity import actions as activity
from alongside.activity.actors import Actor
from alongside.frameworks.errors import PackError, PackRefusedError
from alongside.frameworks.files import PACK_FILE
from alongside.frameworks.loading import bundled_folders, folder_of, load_pack
from alongside.frameworks.models import Adoption, PackVersion
from alongside.frameworks.queries import pack_of
from alongside.frameworks.schema import Pack, PackGroup
from alongside.frameworks.source import read_file
from alongside.people.models import Area, Group

_FROM_PACK = ("title", "easy_title", "symbol", "may_be_under_18", "position")


class VersionTakenError(Exception):
    """The version is installed already, and it says something else."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(f"{pack.id} {pack.version} is installed already, and it says something else")


@transaction.atomic
def install_pack(*, pack: Pack, by: Actor, area: Area | None = None, parent: PackVersion | None = None) -> PackVersion:
    """Install one version of a pack. The same again changes nothing; another text under its number is refused.

    `area` is given where the words are an area's own, and `parent` where they were another version's before.
    """
    said = {"digest": pack.digest, "title": pack.title, "source": pack.canonical_files}
    version, is_new = PackVersion.objects.get_or_create(
        pack_id=pack.id, version=pack.version, defaults={**said, "area": area, "parent": parent}
    )
    if version.digest != pack.digest:
        raise VersionTakenError(pack)
    if is_new:
        activity.record("pack installed", version, by=by, fields=("pack_id", "version", "digest"))
    return version


def install_bundled_packs(*, by: Actor) -> list[PackVersion]:
    """Install the packs that come with the product, in the order of their ids."""
    return [add_path(folder, by=by) for folder in bundled_folders()]


def add_path(path: Path, *, by: Actor) -> PackVersion:
    """Check and install the pack in a folder. Raises `PackRefusedError` with everything that is wrong."""
    pack = load_pack(path)
    try:
        return install_pack(pack=pack, by=by)
    except VersionTakenError as taken:
        raise PackRefusedError([_version_taken(folder_of(path) / PACK_FILE, taken)]) from taken


def _version_taken(file: Path, taken: VersionTakenError) -> PackError:
    return PackError(
        file=str(file),
        line=read_file(file).line_of(("version",)),
        reason=str(taken),
        what_to_do="Give the changed pack a new `version`; one that is installed never changes",
    )


@transaction.atomic
def adopt_pack(*, area: Area, version: PackVersion, by: Actor) -> Adoption:
    """Put an area to work under a version. Its groups get the pack's words; groups of an earlier pack stay."""
    _write_groups(area, pack_of(version).groups, by)
    current = Adoption.objects.filter(area=area).first()
    if current is not None and current.version_id == version.pk:
        return current
    adoption = Adoption.objects.create(area=area, version=version, adopted_by_id=by.person_id)
    activity.record("pack adopted", adoption, by=by, area_id=area.pk, fields=("version",))
    return adoption


def _write_groups(area: Area, groups: Sequence[PackGroup], by: Actor) -> None:
    existing = {group.key: group for group in Group.objects.filter(area=area)}
    for position, wanted in enumerate(groups):
        fields = _fields_of(wanted, position)
        group = existing.get(wanted.id)
        if group is None:
            _add_group(area, wanted, position, by)
            continue
        changed = [name for name in _FROM_PACK if getattr(group, name) != fields[name]]
        if changed:
            _change_group(group, {name: fields[name] for name in changed}, by)


@transaction.atomic
def ensure_groups(*, area: Area, groups: Sequence[PackGroup], by: Actor) -> list[Group]:
    """The area's rows for these groups, in their order; what is missing is added.

    A group that exists keeps the words it has. Only towards more care is it changed: where anybody says
    that it may be under 18, it may be.
    """
    existing = {group.key: group for group in Group.objects.filter(area=area)}
    place = Group.objects.filter(area=area).aggregate(last=Max("position"))["last"]
    following = 0 if place is None else place + 1
    rows = []
    for wanted in groups:
        group = existing.get(wanted.id)
        if group is None:
            group = _add_group(area, wanted, following, by)
            following += 1
        elif wanted.may_be_under_18 and not group.may_be_under_18:
            _change_group(group, {"may_be_under_18": True}, by)
        rows.append(group)
    return rows


def _fields_of(group: PackGroup, position: int) -> dict[str, object]:
    return {
        "title": group.title,
        "easy_title": group.easy_title,
        "symbol": group.symbol,
        "may_be_under_18": group.may_be_under_18,
        "position": position,
    }


def _add_group(area: Area, wanted: PackGroup, position: int, by: Actor) -> Group:
    group = Group.objects.create(area=area, key=wanted.id, **_fields_of(wanted, position))
    activity.record("group added", group, by=by, area_id=area.pk, fields=("key", *_FROM_PACK))
    return group


def _change_group(group: Group, fields: dict[str, object], by: Actor) -> None:
    for name, value in fields.items():
        setattr(group, name, value)
    group.save(update_fields=list(fields))
    activity.record("group changed", group, by=by, area_id=group.area_id, fields=tuple(fields))
