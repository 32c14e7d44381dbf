"""Keys, marks and what becomes of them: the only place that writes them."""

import secrets
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.activity import actions as activity_log
from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.assurance.marks import canonical, documents, multikey, proofs, sealing, verifying
from alongside.assurance.marks.addresses import places_of_area, places_of_mark, this_site
from alongside.assurance.marks.documents import Content, TakenBack
from alongside.assurance.marks.earning import Earned
from alongside.assurance.marks.earning_queries import earned_by
from alongside.assurance.marks.errors import NotSoundError
from alongside.assurance.marks.models import AreaKey, Mark, WithdrawnMarks
from alongside.assurance.marks.moments import end_of, months_after
from alongside.assurance.marks.plain import plain
from alongside.assurance.marks.queries import newest_mark, people_of, ran_out, standing_mark, withdrawn_of
from alongside.assurance.marks.status_lists import LENGTH
from alongside.assurance.signing.models import SignOff
from alongside.assurance.telling.actions import have_told
from alongside.assurance.telling.enums import Occasion
from alongside.core import clock
from alongside.people.models import Area
from alongside.projects.models import Project

LONGEST_REASON = 1000
CLOCKWORK = actors.system("calendar")


@transaction.atomic
def award(*, project: Project, seen: str | None = None, by: Actor) -> Mark:
    """Put the area's key under what a project has earned, and tell everyone who signed.

    `seen` is the id of the newest mark that whoever awards had before them, empty where there was none: a form that is
    sent again does not undo a withdrawal that nobody has read. Raises `ValidationError` with what is lacking, where the
    project carries a mark that still stands, and where one was awarded and withdrawn since.
    """
    _lock(project.area)
    # As it stands under lock: it may have moved to another version since whoever awards had it before them.
    project = (
        Project.objects.select_for_update(of=("self",), no_key=True)
        .select_related("area", "pack_version")
        .get(pk=project.pk)
    )
    SignOff.objects.select_for_update().filter(project=project).first()  # no group changes its word meanwhile
    earned = earned_by(project)
    if earned is None:
        raise ValidationError("This way of working has no mark.")
    if standing_mark(project) is not None:
        raise ValidationError("This project carries its mark already.")
    if seen is not None and seen != newest_mark(project):
        raise ValidationError("A mark was awarded and withdrawn since you opened this page. Read why before you go on.")
    if earned.lacking:
        raise ValidationError(list(earned.lacking))
    mark = _made(project, earned, by=by)
    activity_log.record("mark awarded", mark, by=by, area_id=project.area_id)
    if not WithdrawnMarks.objects.filter(address=places_of_area(project.area, mark.site).status_list).exists():
        _sign_lists(project.area, by=by)
    _tell_who_signed(mark, Occasion.AWARDED)
    return mark


def _made(project: Project, earned: Earned, *, by: Actor) -> Mark:
    now = clock.now().replace(microsecond=0)
    mark = Mark(
        pk=uuid4(),
        area=project.area,
        project=project,
        pack_version_id=project.pack_version_id,
        site=this_site(),
        status_index=_free_bit(project.area),
        awarded_at=now,
        awarded_by_id=by.person_id,
        valid_until=end_of(months_after(clock.today(), earned.terms.months)),
    )
    content = Content(
        area=project.area.title,
        title=plain(earned.terms.title),
        project=project.title,
        description=plain(earned.terms.description),
        criteria=earned.criteria,
        language=earned.language,
        pack_version=earned.pack_version,
        valid_from=now,
        valid_until=mark.valid_until,
        found=earned.found,
        signatures=earned.signatures,
        status_index=mark.status_index,
    )
    unsigned = documents.credential(content, places_of_mark(project, mark.pk, mark.site))
    mark.credential = _signed(unsigned, project.area, mark.site, by=by)
    _check_can_be_read(mark.credential)
    mark.save(force_insert=True)
    mark.people.set(earned.people)
    return mark


def _check_can_be_read(credential: str) -> None:
    """A mark that nobody could verify is not awarded."""
    try:
        verifying.read_mark(credential.encode())
    except NotSoundError as error:
        raise ValidationError(f"Nobody could verify this mark, so it is not awarded. {error}") from error


@transaction.atomic
def withdraw(*, mark: Mark, because: str, by: Actor) -> Mark:
    """Take a mark back, with the reason that everybody reads. Raises `ValidationError` without one."""
    reason = because.replace("\r\n", "\n").strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise ValidationError(f"Say why, in {LONGEST_REASON} characters at most.")
    _lock(mark.area)
    now = Mark.objects.select_related("area", "project").get(pk=mark.pk)
    if now.is_withdrawn:
        raise ValidationError("This mark was withdrawn already.")
    now.withdrawn_at, now.withdrawn_by_id, now.withdrawn_because = clock.now(), by.person_id, reason
    now.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    activity_log.record("mark withdrawn", now, by=by, area_id=now.area_id, fields=("withdrawn_because",))
    _sign_lists(now.area, by=by)
    _tell_who_signed(now, Occasion.WITHDRAWN)
    return now


def tell_of_ends() -> int:
    """Tell everyone who signed of each mark whose last day is over; how many there were."""
    ended = 0
    for pk in list(ran_out().values_list("pk", flat=True)):
        with transaction.atomic():
            mark = ran_out().select_for_update(of=("self",)).select_related("project").filter(pk=pk).first()
            if mark is not None:
                mark.told_of_end_at = clock.now()
                mark.save(update_fields=["told_of_end_at"])
                activity_log.record("mark ran out", mark, by=CLOCKWORK, area_id=mark.area_id)
                _tell_who_signed(mark, Occasion.ENDED)
                ended += 1
    return ended


def _tell_who_signed(mark: Mark, occasion: Occasion) -> None:
    have_told(project=mark.project, occasion=occasion, things=dict.fromkeys(people_of(mark), mark.pk))


@transaction.atomic
def rotate_key(*, area: Area, by: Actor) -> AreaKey:
    """Sign with another key from now on. What was signed before still verifies; its private half is thrown away."""
    _lock(area)
    current = AreaKey.objects.filter(area=area, replaced_at__isnull=True).first()
    if current is not None:
        current.replaced_at, current.private = clock.now(), ""
        current.save(update_fields=["replaced_at", "private"])
    key = _new_key(area, by=by)
    _sign_lists(area, by=by)
    return key


def _lock(area: Area) -> None:
    """Lock first: a bit, a key and a list belong to one change at a time."""
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)


def _new_key(area: Area, *, by: Actor) -> AreaKey:
    private = Ed25519PrivateKey.generate()
    last = AreaKey.objects.filter(area=area).order_by("-number").first()
    key = AreaKey.objects.create(
        area=area,
        number=last.number + 1 if last else 1,
        public=multikey.written(private.public_key()),
        private=sealing.sealed(private),
    )
    activity_log.record("key made", key, by=by, area_id=area.pk)
    return key


def _signed(document: documents.Document, area: Area, site: str, *, by: Actor) -> str:
    """The document under the area's current key, which is made where there is none yet."""
    key = AreaKey.objects.filter(area=area, replaced_at__isnull=True).first() or _new_key(area, by=by)
    try:
        private = sealing.opened(key.private)
    except sealing.CannotOpenError as error:
        raise ValidationError(
            "The area’s key cannot be opened, since the site’s secret key is another by now. "
            "Whoever runs the site can make a new one: alongside mark rotate."
        ) from error
    method = f"{places_of_area(area, site).issuer}#{key.name}"
    return canonical.saved(proofs.signed(document, private=private, method=method, created=clock.now())).decode()


def _sign_lists(area: Area, *, by: Actor) -> None:
    """Sign the list of withdrawn marks anew, for each address that the site had when it awarded one."""
    for site in sorted(set(Mark.objects.filter(area=area).values_list("site", flat=True))):
        _sign_list(area, site, by=by)


def _sign_list(area: Area, site: str, *, by: Actor) -> None:
    now, places = clock.now(), places_of_area(area, site)
    taken = [
        TakenBack(
            mark=places_of_mark(one.project, one.pk, site).mark, index=one.status_index, because=one.withdrawn_because
        )
        for one in withdrawn_of(area, site)
    ]
    signed = _signed(documents.status_credential(taken, places, now=now), area, site, by=by)
    row, _ = WithdrawnMarks.objects.update_or_create(
        address=places.status_list, defaults={"area": area, "credential": signed, "signed_at": now}
    )
    activity_log.record("list of withdrawn marks signed", row, by=by, area_id=area.pk)


def _free_bit(area: Area) -> int:
    """A bit that no mark of the area has, drawn at random: the list tells nobody how many marks there are."""
    taken = set(Mark.objects.filter(area=area).values_list("status_index", flat=True))
    if len(taken) >= LENGTH:
        raise ValidationError("This area has awarded as many marks as its list can hold.")
    while (index := secrets.randbelow(LENGTH)) in taken:
        pass
    return index
