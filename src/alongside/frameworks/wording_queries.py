"""How an area would word its pack, who is asked, and every version that it has worked under."""

from collections.abc import Mapping, Sequence

from django.db.models import Max, QuerySet
from django.http import Http404

from alongside.frameworks import asking
from alongside.frameworks.enums import GroupSays
from alongside.frameworks.loading import parse_pack
from alongside.frameworks.models import Adoption, PackAnswer, PackVersion, PackWording
from alongside.frameworks.queries import pack_of, version_or_none
from alongside.frameworks.schema import Pack, PackGroup
from alongside.people.models import Area, Group

SHOWN_AT_MOST = 50


def current_wording(area: Area) -> PackWording | None:
    """The wording that is under way in an area."""
    return _wordings().filter(area=area, is_current=True).first()


def wording_under_way(area: Area) -> PackWording:
    """The wording that is under way in an area; `Http404` where none is."""
    found = current_wording(area)
    if found is None:
        raise Http404("No wording is under way here.")
    return found


def last_number(area: Area) -> int:
    """The number of the newest wording of an area; 0 where there is none."""
    newest = PackWording.objects.filter(area=area).aggregate(last=Max("number"))["last"]
    return newest or 0


def history_of(wording: PackWording) -> list[PackWording]:
    """A wording and those before it, as far back as what they began from, the newest first; at most fifty."""
    rows = _wordings().filter(area=wording.area_id, number__lte=wording.number)
    found: list[PackWording] = []
    for row in rows[:SHOWN_AT_MOST]:
        if row.based_on_id != wording.based_on_id or (row.published_id and row.pk != wording.pk):
            break
        found.append(row)
    return found


def pack_worded(wording: PackWording) -> Pack:
    """The pack that a wording makes."""
    return parse_pack(wording.source)


def groups_asked(wording: PackWording) -> tuple[PackGroup, ...]:
    """The groups that a wording is put before: those that it names, and those whose word counts today."""
    version = version_or_none(wording.area)
    return asking.groups_to_ask(pack_worded(wording), pack_of(version) if version else None)


def lines_of(wording: PackWording) -> list[asking.Line]:
    """Where each group that is asked stands with a wording."""
    rows = {group.key: group for group in Group.objects.filter(area=wording.area_id)}
    answers = PackAnswer.objects.filter(wording=wording, digest=wording.digest, is_current=True)
    said = {answer.group_id: answer for answer in answers.select_related("said_by")}
    return [_line(group, rows.get(group.id), said) for group in groups_asked(wording)]


def answers_to(wordings: Sequence[PackWording]) -> dict[int, list[PackAnswer]]:
    """Everything that groups said to each of these wordings, also what they said otherwise later: one query."""
    found: dict[int, list[PackAnswer]] = {wording.pk: [] for wording in wordings}
    answers = PackAnswer.objects.filter(wording__in=wordings).select_related("group", "said_by")
    for answer in answers:
        found[answer.wording_id].append(answer)
    return found


def group_asked(wording: PackWording, key: str) -> Group:
    """A group of the area that a wording is put before, by its key; `Http404` for any other."""
    if key not in {group.id for group in groups_asked(wording)}:
        raise Http404("This group is not asked about these words.")
    group = Group.objects.filter(area=wording.area_id, key=key).first()
    if group is None:
        raise Http404("This area has no such group.")
    return group


def adoptions_of(area: Area) -> list[Adoption]:
    """Every version that an area has worked under, the newest first."""
    adoptions = Adoption.objects.filter(area=area).select_related("version__parent", "adopted_by")
    return list(adoptions.defer("version__source", "version__parent__source"))


def versions_to_choose(area: Area) -> list[PackVersion]:
    """The newest version of every pack that this area can begin from: those for all, and its own."""
    newest: dict[str, PackVersion] = {}
    versions = PackVersion.objects.filter(area=None) | PackVersion.objects.filter(area=area)
    for version in versions.defer("source").order_by("pack_id", "-installed_at", "-id"):
        newest.setdefault(version.pack_id, version)
    return list(newest.values())


def version_to_choose(area: Area, pk: str) -> PackVersion:
    """One of them; `Http404` for any other."""
    found = next((version for version in versions_to_choose(area) if str(version.pk) == pk), None)
    if found is None:
        raise Http404("There is no such version to begin from.")
    return found


def version_adopted(area: Area, digest: str) -> PackVersion:
    """A version that the area has worked under, by its digest; `Http404` for any other."""
    for adoption in adoptions_of(area):
        if adoption.version.digest == digest:
            return adoption.version
    raise Http404("This area never worked under such a version.")


def own_identity(area: Area, key: str, number: str) -> tuple[str, str]:
    """The id and the version under which an area's wording is published: its own, and one that is not used yet.

    The version tells which one the words began from: after "1.2" of a pack come "1.2.1" and "1.2.2" of the area's own.
    """
    versions = PackVersion.objects.filter(pack_id=key)
    if versions.filter(area=area).exists() or not versions.exists():
        used = set(versions.values_list("version", flat=True))
        return key, asking.own_number(number.rpartition(".")[0] or number, used) if number in used else number
    base = asking.own_base(area.slug, key)
    own = PackVersion.objects.filter(area=area, parent__pack_id=key, pack_id__startswith=base).first()
    if own is not None:
        used = set(PackVersion.objects.filter(pack_id=own.pack_id).values_list("version", flat=True))
        return own.pack_id, asking.own_number(number, used)
    taken = set(PackVersion.objects.values_list("pack_id", flat=True))
    return asking.own_id(base, taken=taken), asking.own_number(number, ())


def why_not_ours(area: Area, pack: Pack) -> str:
    """Why an area cannot take a pack that came as files for its own; empty where it can."""
    same_id = PackVersion.objects.filter(pack_id=pack.id)
    known = same_id.filter(version=pack.version).first()
    if known is not None and known.digest == pack.digest and known.area_id in (None, area.pk):
        return ""
    if same_id.exclude(area=area).exists():
        return f"the id “{pack.id}” belongs to a pack that is not this area’s"
    return f"{pack.id} {pack.version} is published already, and it says something else" if known else ""


def _wordings() -> QuerySet[PackWording]:
    wordings = PackWording.objects.select_related("area", "written_by", "based_on", "published")
    return wordings.defer("based_on__source", "published__source").order_by("-number")


def _line(group: PackGroup, row: Group | None, said: Mapping[int, PackAnswer]) -> asking.Line:
    if row is None:
        return asking.Line(group.id, group.title, None)
    answer = said.get(row.pk)
    if answer is None:
        return asking.Line(group.id, row.title, row.pk)
    return asking.Line(
        group.id,
        row.title,
        row.pk,
        says=GroupSays(answer.says),
        because=answer.because,
        by=answer.said_by.name if answer.said_by else "",
        at=answer.said_at,
        number=answer.pk,
    )
