"""Which pack an area works under, and what it offers. Packs are public, so nobody has to be asked for permission."""

from collections.abc import Collection
from functools import lru_cache

from alongside.frameworks import passages
from alongside.frameworks.files import ACTIVITIES_FILE
from alongside.frameworks.loading import common_minutes, common_templates, parse_pack, templates_from
from alongside.frameworks.models import PackVersion
from alongside.frameworks.schema import MinutesFile, Pack, PackGroup, SessionTemplate
from alongside.people.models import Area


class NoPackError(LookupError):
    """An area that has not adopted a pack yet."""


class PackIsDamagedError(Exception):
    """The database holds another source than the one that was installed."""


def installed_versions() -> list[PackVersion]:
    """Every installed version without its source, the newest of each pack first."""
    return list(PackVersion.objects.defer("source"))


def latest_version(pack_id: str) -> PackVersion | None:
    """The version of a pack that was installed last; nothing where there is no such pack."""
    return PackVersion.objects.filter(pack_id=pack_id).defer("source").order_by("-installed_at", "-id").first()


def version_or_none(area: Area) -> PackVersion | None:
    """The version that an area works under now; nothing where it has not adopted one."""
    newest = ("-adoptions__adopted_at", "-adoptions__id")
    versions = PackVersion.objects.filter(adoptions__area=area).select_related("parent")
    return versions.order_by(*newest).defer("source", "parent__source").first()


def version_for(area: Area) -> PackVersion:
    """The version that an area works under now. Raises `NoPackError`."""
    version = version_or_none(area)
    if version is None:
        raise NoPackError(f"The area {area.slug} has not adopted a pack")
    return version


def pack_of(version: PackVersion) -> Pack:
    """The pack that an installed version holds."""
    return _pack(version.digest)


def pack_in(area: Area, version: PackVersion) -> Pack:
    """The pack of a version as people of an area say it: with the word that they chose in place of the pack's own."""
    if not area.word:
        return pack_of(version)
    return _spoken(version.digest, area.word, area.easy_word or area.word)


def pack_for(area: Area) -> Pack:
    """The pack that an area works under now, in the area's own word: one query, and the pack itself from memory."""
    return pack_in(area, version_for(area))


def packs_worked_under(area_ids: Collection[int]) -> list[Pack]:
    """Every pack that one of these areas ever worked under, the newest last: one query, and the packs from memory."""
    versions = PackVersion.objects.filter(adoptions__area__in=area_ids).order_by("adoptions__adopted_at")
    return [_pack(digest) for digest in dict.fromkeys(versions.values_list("digest", flat=True))]


def templates_for(area: Area) -> list[SessionTemplate]:
    """The templates of sessions that an area can choose: its pack's, then those that every area has."""
    pack = pack_for(area)
    if not area.word or not pack.word:
        return [*pack.templates, *common_templates()]
    return [*pack.templates, *_common_spoken(pack.word, area.word, area.easy_word or area.word)]


def template_for(area: Area, template_id: str) -> SessionTemplate | None:
    """The area's template with this id."""
    return next((template for template in templates_for(area) if template.id == template_id), None)


def groups_for(area: Area, template: SessionTemplate) -> tuple[PackGroup, ...]:
    """Who comes to a session that an area makes from a template: the template's own groups, or the pack's."""
    return pack_for(area).groups if template.groups == "pack" else template.groups


def minutes_form(pack: Pack) -> MinutesFile:
    """What is written down of a meeting under a pack: its own questions, or those that every pack has."""
    return pack.minutes or common_minutes()


@lru_cache(maxsize=64)
def _pack(digest: str) -> Pack:
    """A version never changes, so neither does what its digest stands for."""
    source = PackVersion.objects.filter(digest=digest).values_list("source", flat=True)[:1].get()
    pack = parse_pack(source)
    if pack.digest != digest:
        raise PackIsDamagedError(f"{pack.id} {pack.version} is not what was installed")
    return pack


@lru_cache(maxsize=64)
def _spoken(digest: str, ours: str, easy: str) -> Pack:
    """Id, version and digest stay those of the version: it is the same pack, said with another word."""
    pack = _pack(digest)
    if not pack.word:
        return pack
    said = parse_pack(passages.spoken(pack.canonical_files, word=pack.word, ours=ours, easy=easy))
    return said.model_copy(update={"digest": pack.digest, "canonical": pack.canonical})


@lru_cache(maxsize=64)
def _common_spoken(word: str, ours: str, easy: str) -> tuple[SessionTemplate, ...]:
    file = {"templates": [template.model_dump(mode="json", exclude_none=True) for template in common_templates()]}
    said = passages.spoken({ACTIVITIES_FILE: file}, word=word, ours=ours, easy=easy)
    return templates_from(said[ACTIVITIES_FILE])
