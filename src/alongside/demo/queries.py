"""What the landing page and the command line tell of the demonstration area."""

from collections.abc import Sequence
from functools import cache
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from alongside.answers.enums import PromiseState
from alongside.answers.models import Decision, DidItHappen, Promise
from alongside.core import clock
from alongside.core.codes import receipt_digest
from alongside.demo.content_files import read_all
from alongside.demo.receipts import receipt_for
from alongside.frameworks.models import PackVersion
from alongside.frameworks.queries import version_or_none
from alongside.gatherings.models import FollowUp, Minutes
from alongside.live.enums import ActivityState
from alongside.live.models import Activity, Participant, Session
from alongside.people.models import Area, User
from alongside.practice.models import Barrier, ChecklistUse, Goal
from alongside.projects.models import MapEntry, Project
from alongside.themes.models import Coding, MemberCheck, Theme, ThemeWording


def demonstration_area() -> Area | None:
    """The area whose people are all invented, if it has been made."""
    return Area.objects.filter(memberships__person__is_demonstration=True).distinct().first()


def demonstration_people() -> list[User]:
    """The demonstration's accounts, in the order in which they were made."""
    people = User.objects.filter(is_demonstration=True, is_active=True)
    return list(people.prefetch_related("memberships__group").order_by("pk"))


def demonstration_person(email: str) -> User | None:
    """One of the demonstration's accounts, and never anybody else's."""
    return User.objects.filter(is_demonstration=True, is_active=True, email=email.strip().lower()).first()


def open_session(area: Area) -> Session | None:
    """A session that anybody can join now."""
    is_open = Activity.objects.filter(session=OuterRef("pk"), state=ActivityState.OPEN)
    return Session.objects.filter(Exists(is_open), area=area, closed_at__isnull=True).first()


def undecided_theme(area: Area) -> Theme | None:
    """A theme that waits for a decision."""
    decided = Decision.objects.filter(theme=OuterRef("pk"), is_current=True)
    return Theme.objects.filter(~Exists(decided), project__area=area, project__finished_at__isnull=True).first()


def promise_to_judge(area: Area, groups: Sequence[int]) -> Promise | None:
    """A promise that waits for the word of one of these groups."""
    promises = _judgeable().filter(decision__theme__project__area=area, decision__asking_groups__in=groups)
    spoken = Exists(Promise.objects.filter(pk=OuterRef("pk"), verdicts__is_current=True, verdicts__group__in=groups))
    return promises.exclude(spoken).select_related("decision").order_by("due", "pk").first()


def own_words(area: Area) -> PackVersion | None:
    """The version that an area works under, where its words are its own."""
    version = version_or_none(area)
    return version if version is not None and version.area_id == area.pk else None


def minutes_kept(area: Area) -> Minutes | None:
    """Minutes that everybody can read, and that led to a promise."""
    promised = Exists(FollowUp.objects.filter(minutes=OuterRef("pk"), promised_at__isnull=False))
    rows = Minutes.objects.filter(promised, area=area, published_at__isnull=False)
    return rows.select_related("project").order_by("pk").first()


def people_drawn(area: Area) -> Project | None:
    """A project with people on its map."""
    drawn = Exists(MapEntry.objects.filter(project=OuterRef("pk")))
    return Project.objects.filter(drawn, area=area).first()


def list_looked_at(area: Area) -> ChecklistUse | None:
    """A checklist that somebody has looked at."""
    return ChecklistUse.objects.filter(area=area, ticks__isnull=False).order_by("pk").first()


def has_goals(area: Area) -> bool:
    return Goal.objects.filter(area=area).exists()


def has_shared_barriers(area: Area) -> bool:
    return Barrier.objects.filter(area=area, shared_at__isnull=False).exists()


def receipt_to_check() -> str | None:
    """The receipt of somebody who is asked whether a theme says what they meant, and has not answered yet."""
    newest = ThemeWording.objects.filter(theme=OuterRef("code__theme")).order_by("-number").values("pk")[:1]
    asked = Coding.objects.filter(
        contribution__participant=OuterRef("pk"),
        contribution__withdrawn_at__isnull=True,
        contribution__is_restricted=False,
        code__theme__check_asked_at__isnull=False,
    )
    answered = MemberCheck.objects.filter(participant=OuterRef(OuterRef("pk")), wording=OuterRef("newest"))
    unanswered = asked.annotate(newest=Subquery(newest)).exclude(Exists(answered))
    return _receipt_of(_participants().filter(Exists(unanswered)))


def receipt_of_a_promise() -> str | None:
    """The receipt of somebody whose words led to a promise that is due, and who has not said if it happened."""
    due = Coding.objects.filter(
        contribution__participant=OuterRef("pk"),
        contribution__withdrawn_at__isnull=True,
        contribution__is_restricted=False,
        code__theme__decisions__is_current=True,
        code__theme__decisions__published_at__isnull=False,
        code__theme__decisions__promises__in=_judgeable(),
    )
    has_said = DidItHappen.objects.filter(participant=OuterRef("pk"))
    return _receipt_of(_participants().filter(Exists(due), ~Exists(has_said)))


def kept_voice(preferred: UUID) -> Coding | None:
    """Something that somebody said, may be quoted, and led to a promise that was kept: the preferred one if it is."""
    kept = Promise.objects.filter(
        decision__theme=OuterRef("code__theme"), decision__is_current=True, state=PromiseState.KEPT
    )
    said = Coding.objects.filter(
        Exists(kept),
        contribution__may_quote=True,
        contribution__is_held=False,
        contribution__withdrawn_at__isnull=True,
        contribution__is_restricted=False,
        contribution__words__isnull=False,
        code__theme__decisions__is_current=True,
        code__theme__decisions__published_at__isnull=False,
        contribution__participant__in=_participants(),
    )
    whole = said.select_related("contribution__words", "contribution__participant__group", "code__theme")
    return whole.filter(contribution__uuid=preferred).first() or whole.order_by("contribution_id").first()


def promise_kept(theme: Theme) -> Promise:
    """The promise that was kept, of a theme that has one."""
    promises = Promise.objects.filter(decision__theme=theme, decision__is_current=True, state=PromiseState.KEPT)
    return promises.select_related("decision").order_by("closed_at", "pk")[0]


def first_check(theme: Theme) -> MemberCheck | None:
    """When somebody first said whether a theme is what they meant."""
    return MemberCheck.objects.filter(theme=theme).order_by("said_at").first()


def _judgeable() -> QuerySet[Promise]:
    """Promises of which it is time to ask whether they were kept, and that nobody has closed."""
    open_ones = Promise.objects.filter(decision__is_current=True)
    said_done = open_ones.filter(state=PromiseState.SAID_DONE)
    return said_done | open_ones.filter(state=PromiseState.OPEN, due__lte=clock.today())


def _participants() -> QuerySet[Participant]:
    """The invented people who spoke: those who may be young first, since theirs is the story that is told."""
    known = Participant.objects.filter(receipt_digest__in=_receipts())
    return known.order_by("-group__may_be_under_18", "joined_at", "pk")


def _receipt_of(participants: QuerySet[Participant]) -> str | None:
    digest = participants.values_list("receipt_digest", flat=True).first()
    return _receipts()[digest] if digest else None


@cache
def _receipts() -> dict[str, str]:
    """Every receipt of the demonstration's people, by its digest, which is all that the database knows."""
    keys = [person["person"] for content in read_all("sessions") for person in content["participants"]]
    return {receipt_digest(receipt): receipt for receipt in map(receipt_for, keys)}
