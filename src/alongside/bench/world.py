"""An area of a benchmark: so many contributions in one session, ten themes over them, each decided and promised."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid5

from alongside.activity import actors
from alongside.answers.actions import DecisionWords, make_promise, publish_decision, record_decision
from alongside.answers.enums import DecisionKind
from alongside.core import clock
from alongside.frameworks.actions import adopt_pack, install_bundled_packs
from alongside.frameworks.queries import pack_of, template_for
from alongside.frameworks.schema import Pack
from alongside.live.actions import accept_contributions, create_session, join, open_activity
from alongside.live.models import Contribution, Participant, Prompt, Session
from alongside.live.submissions import Submission
from alongside.people.actions import create_area, create_person, give_role
from alongside.people.enums import Role
from alongside.people.models import Area, Group, User
from alongside.people.queries import groups_of
from alongside.projects.actions import publish_project, start_project
from alongside.projects.models import Project
from alongside.themes.actions import Wording, add_code, ask_members, make_theme, put_code_in_theme
from alongside.themes.models import Coding

BATCH = 500
NOTES_A_PERSON = 5
THEMES = 10
NAMESPACE = UUID("5b0c9f8e-7c1e-4d53-9b86-0a4e1c7d2f10")
BY = actors.system("bench")


@dataclass(frozen=True)
class Place:
    """What a benchmark measures: the project with everything in it, and who opens its pages."""

    size: int
    area: Area
    project: Project
    session: Session
    person: User
    group: Group
    people: tuple[Participant, ...]
    token: str
    receipt: str


def make_place(size: int, *, works_under: Callable[[Pack], bool] = lambda pack: True) -> Place:
    """An area of this size, under the first bundled pack of which `works_under` is true."""
    area, person = _area(size, works_under)
    project = start_project(area=area, title="Bench", parts={}, by=actors.person(person.pk))
    publish_project(project=project, by=actors.person(person.pk))
    session = _session(area, project)
    prompt = Prompt.objects.get(activity__session=session, key="keep")
    group = groups_of(area)[1]
    joined = [join(session=session, group=group) for _ in range(size // NOTES_A_PERSON)]
    people = tuple(one.participant for one in joined)
    _say(session, prompt, people, size)
    _answer(project, person, group)
    return Place(size, area, project, session, person, group, people, joined[0].token, joined[0].receipt)


def _area(size: int, works_under: Callable[[Pack], bool]) -> tuple[Area, User]:
    version = next(one for one in install_bundled_packs(by=BY) if works_under(pack_of(one)))
    area = create_area(slug=f"bench-{size}", title=f"Bench {size}", by=BY)
    adopt_pack(area=area, version=version, by=BY)
    person = create_person(email=f"bench-{size}@bench.example", name="Officer", by=BY)
    give_role(person=person, area=area, role=Role.COORDINATOR, by=BY)
    return area, person


def _session(area: Area, project: Project) -> Session:
    template = template_for(area, "listening-session")
    if template is None:
        raise LookupError("The common template of a listening session is missing.")
    session = create_session(
        area=area,
        template=template,
        title="Bench",
        project=project,
        hear_back_by=clock.today() + timedelta(days=30),
        hold_for_person=False,
        by=BY,
    )
    for activity in session.activities.all():
        open_activity(activity=activity, by=BY)
    return session


def _say(session: Session, prompt: Prompt, people: tuple[Participant, ...], size: int) -> None:
    for start in range(0, size, BATCH):
        accept_contributions(
            [
                Submission(
                    session_id=session.pk,
                    participant_id=people[number // NOTES_A_PERSON].pk,
                    prompt_id=prompt.pk,
                    uuid=uuid5(NAMESPACE, f"{size}/{number}"),
                    by=BY,
                    words=f"Note {number}: meetings should start with what we want to say.",
                    may_quote=True,
                )
                for number in range(start, min(start + BATCH, size))
            ]
        )


def _answer(project: Project, person: User, group: Group) -> None:
    """Ten themes over everything that was said, each decided, promised and published."""
    by = actors.person(person.pk)
    said = list(Contribution.objects.filter(session__project=project).order_by("pk").values_list("pk", flat=True))
    words = DecisionWords("We will start with you.", "You speak first.", "It costs nothing.", "A longer meeting.")
    for number in range(THEMES):
        wording = Wording(f"Theme {number}", f"Theme {number}", "What we want to say.", "What we want to say.")
        theme = make_theme(project=project, wording=wording, by=by)
        code = add_code(project=project, title=f"Code {number}", by=by)
        put_code_in_theme(code=code, theme=theme, by=by)
        # Thousands of codings by hand would take minutes through the action, and the pages read the same rows.
        Coding.objects.bulk_create(Coding(contribution_id=pk, code=code, coder=person) for pk in said[number::THEMES])
        ask_members(theme=theme, by=by)
        decision = record_decision(
            theme=theme,
            kind=DecisionKind.WE_WILL,
            words=words,
            decided_on=clock.today(),
            taken_by=[group],
            asking_groups=[group],
            by=by,
        )
        promise = {"words": "The first ten minutes are yours.", "easy_words": "You speak first.", "owner_role": "Head"}
        make_promise(decision=decision, owner=person, due=clock.today(), by=by, **promise)
        publish_decision(decision=decision, by=by)
