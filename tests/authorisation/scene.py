"""One small area in which everything exists once, so that every page has something to show or to refuse."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.test import Client

from alongside.activity import actors
from alongside.answers.actions import DecisionWords, make_promise, publish_decision, record_decision
from alongside.answers.enums import DecisionKind
from alongside.answers.models import Decision, Promise
from alongside.assurance.actions import remark as make_remark
from alongside.assurance.assessing.actions import ask_back, submit
from alongside.assurance.marks.models import Mark
from alongside.assurance.models import AssessorQuestion, Remark
from alongside.assurance.signing.actions import ask_to_sign
from alongside.core import clock
from alongside.frameworks.actions import adopt_pack, ask_groups, begin_wording, install_pack
from alongside.frameworks.enums import Part
from alongside.frameworks.loading import parse_pack
from alongside.frameworks.schema import Pack, SessionTemplate
from alongside.frameworks.schema.around import MapPlace
from alongside.gatherings.actions import MinutesFacts, Next, publish_minutes, write_minutes
from alongside.gatherings.enums import Purpose
from alongside.gatherings.models import FollowUp, Gathering, Minutes
from alongside.insight.tasks import MAKE_FILE
from alongside.live.actions import ask_for_help, make_pile
from alongside.live.actions.jobs import ask_for
from alongside.live.actions.safeguarding import send_to_safeguarding
from alongside.live.actions.stopping import stop_phone
from alongside.live.enums import HelpKind
from alongside.live.models import Concern, Contribution, HelpRequest, Job, Media, Participant, Pile, Session
from alongside.people.enums import Role
from alongside.people.models import Area, Group, User
from alongside.people.queries import groups_of
from alongside.practice.actions.barriers import record_barrier
from alongside.practice.actions.checklists import take_up_checklist
from alongside.practice.models import Barrier, ChecklistUse, Goal, ReflectionNote
from alongside.projects.actions import OnMap, PartText, publish_project, put_on_map, start_project
from alongside.projects.models import MapEntry, Project
from alongside.themes.actions import Wording, add_code, make_theme, put_code, put_code_in_theme
from alongside.themes.models import Theme
from tests.factories.evidence import met
from tests.factories.live import group_in, joined, make_session, pledged, prompt_in, say
from tests.factories.marks import earned_scene
from tests.factories.media import sent
from tests.factories.people import AreaFactory, person_with
from tests.factories.practice import a_goal, looking, reflecting
from tests.factories.projects import StageAnswerFactory, odd_pack_files

BY = actors.system("test")
VISITOR = "visitor"
STRANGER = "coordinator elsewhere"
OWNER = "owner of the promise"
OTHER_REPRESENTATIVE = "representative of another group"
EVERYBODY = (VISITOR, STRANGER, OWNER, OTHER_REPRESENTATIVE, *map(str, Role))


@dataclass(frozen=True)
class Ground:
    """What a scene stands on: a pack, and a template of a session with two groups and two prompts that take words.

    Of the pack, the first and the last group that agree to things are in it; where it has one, they are the same.
    """

    pack: Pack
    template: str | SessionTemplate
    groups: tuple[str, str]
    prompts: tuple[str, str]


def usual_ground() -> Ground:
    """The little pack, and a day with a board."""
    return Ground(
        pack=parse_pack(odd_pack_files()),
        template="north-west-event",
        groups=("young-people", "practitioners"),
        prompts=("bin-keep-light-bulb/bin", "bin-keep-light-bulb/keep"),
    )


@dataclass
class Scene:
    """What exists, and who there is: each `who` of the table signs in as one of `people`."""

    ground: Ground
    area: Area
    project: Project
    session: Session
    held: Contribution
    picture: Media
    shown: Contribution
    help_request: HelpRequest
    pile: Pile
    theme: Theme
    unanswered: Theme
    decision: Decision
    promise: Promise
    job: Job
    gathering: Gathering
    on_map: MapEntry
    follow_up: FollowUp
    published_minutes: Minutes
    remark: Remark
    question: AssessorQuestion
    said: ReflectionNote
    goal: Goal
    use: ChecklistUse
    barrier: Barrier
    concern: Concern
    stopped: Participant
    groups: dict[str, Group]
    people: dict[str, User] = field(default_factory=dict)

    @cached_property
    def words(self) -> Session:
        """A session in which words are agreed; like the next two, made when a row first asks for it."""
        return make_session("shared-definition", area=self.area)

    @cached_property
    def cafe(self) -> Session:
        """A session with tables."""
        return make_session("world-cafe", area=self.area)

    @cached_property
    def pledge(self) -> Contribution:
        """A pledge on a wall of pledges."""
        return pledged(make_session("pledge-wall", area=self.area), "I will ring back")

    @cached_property
    def mark(self) -> Mark:
        """A mark of another project of the area, made when a row first asks for it: it takes a while."""
        return earned_scene(self.area).award()

    def client(self, who: str) -> Client:
        """A browser in which this person has signed in; a visitor has not."""
        client = Client()
        if who != VISITOR:
            client.force_login(self.people[who], backend="django.contrib.auth.backends.ModelBackend")
        return client


def make_scene(ground: Ground | None = None) -> Scene:
    """The area, its one project and session, a published answer and an unanswered theme."""
    ground = ground or usual_ground()
    area, pack = AreaFactory.create(), ground.pack
    version = install_pack(pack=pack, by=BY)
    adopt_pack(area=area, version=version, by=BY)
    ask_groups(wording=begin_wording(area=area, version=version, by=BY), by=BY)
    groups = {group.key: group for group in groups_of(area)}
    asking, other = (groups[pack.groups_that_agree[place].id] for place in (0, -1))
    owner = person_with(Role.DECISION_MAKER, area=area)
    starter = actors.person(owner.pk)
    project = start_project(area=area, title="A project", parts={Part.PURPOSE: PartText("To know.")}, by=starter)
    publish_project(project=project, by=BY)
    _fill_in_forms(project, pack)
    ask_to_sign(project=project, by=starter)
    session = make_session(ground.template, area=area, project=project)
    somebody = joined(session, ground.groups[0]).participant
    picture = sent(somebody)
    held = say(session, ground.prompts[0], "Long meetings", participant=somebody, may_quote=True, media=[picture])
    theme, unanswered = _theme(project, held, "Shorter"), _theme(project, held, "Kinder")
    decision = _decision(theme, asking)
    promise = _promise(decision, owner)
    scene = Scene(
        ground=ground,
        area=area,
        project=project,
        session=session,
        held=held,
        picture=picture,
        shown=say(session, ground.prompts[1], "The biscuits", group=ground.groups[1], is_shown=True),
        help_request=ask_for_help(participant=held.participant, kind=HelpKind.NEED_HELP),
        pile=make_pile(activity=prompt_in(session, ground.prompts[0]).activity, title="Food", by=BY),
        theme=theme,
        unanswered=unanswered,
        decision=decision,
        promise=promise,
        job=ask_for(session=session, task=MAKE_FILE, by=starter, options={"format": "csv"}),
        gathering=met(project, Purpose.ASKED, groups=[other.key]),
        on_map=put_on_map(project=project, who=OnMap("My aunt", _places(pack)[0].id), by=BY),
        follow_up=_minutes(project).follow_ups.get(),
        published_minutes=_minutes(project, is_published=True),
        remark=make_remark(project=project, words="Not so.", rung=pack.rungs[1].id, group=other, role="", by=BY),
        question=ask_back(submission=submit(project=project, by=starter), words="Who is it for?", by=BY),
        said=_said(area, asking),
        goal=a_goal(area, [asking], lead=owner),
        barrier=record_barrier(area=area, words="The stairs", group=other, role="", by=BY),
        use=take_up_checklist(area=area, checklist=pack.checklists[0].id, about="A picnic", by=BY),
        concern=_concern(session, ground),
        stopped=_stopped(session, ground),
        groups={"asking": asking, "other": other, "session": group_in(session, ground.groups[0])},
    )
    scene.people = _people(area, asking, other, owner)
    return scene


def _said(area: Area, group: Group) -> ReflectionNote:
    """What one group said when it reflected, having looked at one principle since."""
    reflection = reflecting(area, group)
    looking(reflection)
    return reflection.notes.get()


def _minutes(project: Project, *, is_published: bool = False) -> Minutes:
    facts = MinutesFacts(answers={}, follow_ups=[Next("Ask again")], met_on=clock.today())
    minutes = write_minutes(project=project, facts=facts, by=BY)
    if is_published:
        publish_minutes(minutes=minutes, seen=1, by=BY)
    return minutes


def _fill_in_forms(project: Project, pack: Pack) -> None:
    """Something under each stage that asks nothing of what a project says of itself anyway."""
    bare = [stage for stage in pack.stages if not any(question.part for question in stage.questions)]
    for question in {stage.questions[0].id for stage in bare}:
        StageAnswerFactory.create(project=project, question=question)


def _places(pack: Pack) -> tuple[MapPlace, ...]:
    return pack.people_map.places if pack.people_map else ()


def _concern(session: Session, ground: Ground) -> Concern:
    said = say(session, ground.prompts[1], "Something that worries", group=ground.groups[0])
    return send_to_safeguarding(contribution=said, note="A note", by=BY)


def _stopped(session: Session, ground: Ground) -> Participant:
    someone = joined(session, ground.groups[1]).participant
    stop_phone(participant=someone, by=BY)
    return someone


def _people(area: Area, asking: Group, other: Group, owner: User) -> dict[str, User]:
    people = {
        str(role): person_with(role, area=area, group=asking if role is Role.REPRESENTATIVE else None) for role in Role
    }
    people[OWNER] = owner
    people[OTHER_REPRESENTATIVE] = person_with(Role.REPRESENTATIVE, area=area, group=other)
    people[STRANGER] = person_with(Role.COORDINATOR, area=AreaFactory.create())
    return people


def _theme(project: Project, said: Contribution, title: str) -> Theme:
    coder = actors.person(person_with(Role.COORDINATOR, area=project.area).pk)
    theme = make_theme(project=project, wording=Wording(title, title, title, title), by=coder)
    code = add_code(project=project, title=title, by=coder)
    put_code_in_theme(code=code, theme=theme, by=coder)
    put_code(contribution=said, code=code, by=coder)
    return theme


def _decision(theme: Theme, asking: Group) -> Decision:
    words = DecisionWords("We will.", "We will.", "Because.", "Nothing else.")
    decision = record_decision(
        theme=theme,
        kind=DecisionKind.WE_WILL,
        words=words,
        decided_on=clock.today(),
        taken_by=[asking],
        asking_groups=[asking],
        by=BY,
    )
    publish_decision(decision=decision, by=BY)
    return decision


def _promise(decision: Decision, owner: User) -> Promise:
    due = clock.today() - timedelta(days=1)
    kwargs: dict[str, Any] = {"words": "Half an hour.", "easy_words": "Short.", "owner_role": "Head", "owner": owner}
    return make_promise(decision=decision, due=due, by=BY, **kwargs)


def a_prompt(scene: Scene) -> int:
    """The id of a prompt of the session's board."""
    return prompt_in(scene.session, scene.ground.prompts[0]).pk
