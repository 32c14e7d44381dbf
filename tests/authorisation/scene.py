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
from tests.factories.live import activity_in, group_in, joined, make_session, pledged, prompt_in, say
from tests.factories.marks import earned_scene
from tests.factories.media import sent
from tests.factories.people import AreaFactory, person_with
from tests.factories.practice import a_goal, looking, reflecting
from tests.factories.projects import odd_pack_files

BY = actors.system("test")
VISITOR = "visitor"
STRANGER = "coordinator elsewhere"
OWNER = "owner of the promise"
OTHER_REPRESENTATIVE = "representative of another group"
EVERYBODY = (VISITOR, STRANGER, OWNER, OTHER_REPRESENTATIVE, *map(str, Role))


@dataclass
class Scene:
    """What exists, and who there is: each `who` of the table signs in as one of `people`."""

    area: Area
    project: Project
    session: Session
    words: Session
    cafe: Session
    pledge: Contribution
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
    def mark(self) -> Mark:
        """A mark of another project of the area, made when a row first asks for it: it takes a while."""
        return earned_scene(self.area).award()

    def client(self, who: str) -> Client:
        """A browser in which this person has signed in; a visitor has not."""
        client = Client()
        if who != VISITOR:
            client.force_login(self.people[who], backend="django.contrib.auth.backends.ModelBackend")
        return client


def make_scene() -> Scene:
    """The area, its one project and session, a published answer and an unanswered theme."""
    area = AreaFactory.create()
    version = install_pack(pack=parse_pack(odd_pack_files()), by=BY)
    adopt_pack(area=area, version=version, by=BY)
    ask_groups(wording=begin_wording(area=area, version=version, by=BY), by=BY)
    groups = {group.key: group for group in groups_of(area)}
    asking, other = groups["ecolieres"], groups["aunts"]
    owner = person_with(Role.DECISION_MAKER, area=area)
    starter = actors.person(owner.pk)
    project = start_project(area=area, title="A project", parts={Part.PURPOSE: PartText("To know.")}, by=starter)
    publish_project(project=project, by=BY)
    ask_to_sign(project=project, by=starter)
    session = make_session(area=area, project=project)
    somebody = joined(session, "young-people").participant
    picture = sent(somebody)
    held = say(
        session, "bin-keep-light-bulb/bin", "Long meetings", participant=somebody, may_quote=True, media=[picture]
    )
    theme, unanswered = _theme(project, held, "Shorter"), _theme(project, held, "Kinder")
    decision = _decision(theme, asking)
    promise = _promise(decision, owner)
    scene = Scene(
        area=area,
        project=project,
        session=session,
        words=make_session("shared-definition", area=area),
        cafe=make_session("world-cafe", area=area),
        pledge=pledged(make_session("pledge-wall", area=area), "I will ring back"),
        held=held,
        picture=picture,
        shown=say(session, "bin-keep-light-bulb/keep", "The biscuits", group="practitioners", is_shown=True),
        help_request=ask_for_help(participant=held.participant, kind=HelpKind.NEED_HELP),
        pile=make_pile(activity=activity_in(session, "bin-keep-light-bulb"), title="Food", by=BY),
        theme=theme,
        unanswered=unanswered,
        decision=decision,
        promise=promise,
        job=ask_for(session=session, task=MAKE_FILE, by=starter, options={"format": "csv"}),
        gathering=met(project, Purpose.ASKED, groups=["aunts"]),
        on_map=put_on_map(project=project, who=OnMap("My aunt", "nest"), by=BY),
        follow_up=_minutes(project).follow_ups.get(),
        published_minutes=_minutes(project, is_published=True),
        remark=make_remark(project=project, words="Not so.", rung="asking", group=other, role="", by=BY),
        question=ask_back(submission=submit(project=project, by=starter), words="Who is it for?", by=BY),
        said=_said(area, asking),
        goal=a_goal(area, [asking], lead=owner),
        barrier=record_barrier(area=area, words="The stairs", group=other, role="", by=BY),
        use=take_up_checklist(area=area, checklist="bag", about="A picnic", by=BY),
        concern=_concern(session),
        stopped=_stopped(session),
        groups={"asking": asking, "other": other, "session": group_in(session, "young-people")},
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


def _concern(session: Session) -> Concern:
    said = say(session, "bin-keep-light-bulb/keep", "Something that worries", group="young-people")
    return send_to_safeguarding(contribution=said, note="A note", by=BY)


def _stopped(session: Session) -> Participant:
    someone = joined(session, "practitioners").participant
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
    return prompt_in(scene.session, "bin-keep-light-bulb/bin").pk
