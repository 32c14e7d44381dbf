"""What comes after something was said, made through the product's own actions: theme, decision, promise."""

from datetime import date

from alongside.activity import actors
from alongside.answers.actions import DecisionWords, make_promise, publish_decision, record_decision
from alongside.answers.enums import DecisionKind
from alongside.answers.models import Decision, Promise
from alongside.core import clock
from alongside.live.models import Contribution, Session
from alongside.people.enums import Role
from alongside.people.models import Area, User
from alongside.themes.actions import Wording, add_code, ask_members, make_theme, put_code, put_code_in_theme
from alongside.themes.models import Theme
from tests.factories.live import make_session
from tests.factories.people import GroupFactory, person_with
from tests.factories.projects import ProjectFactory


def session_of_project(area: Area | None = None, **more: object) -> Session:
    """A session in a project, so that what is said there can go into themes."""
    project = ProjectFactory.create(area=area) if area else ProjectFactory.create()
    return make_session(area=project.area, project=project, **more)  # type: ignore[arg-type]


def coder_of(area: Area) -> User:
    """Somebody who puts words into themes."""
    return person_with(Role.COORDINATOR, area=area)


def theme_of(*contributions: Contribution, title: str = "More time", is_asked: bool = False) -> Theme:
    """A theme that these went into, by way of one code."""
    project = contributions[0].session.project
    assert project is not None
    by = actors.person(coder_of(project.area).pk)
    theme = make_theme(
        project=project,
        wording=Wording(
            title=title, easy_title=f"{title}, please", summary="In plain words.", easy_summary="In easy words."
        ),
        by=by,
    )
    code = add_code(project=project, title=f"code of {title}", by=by)
    for contribution in contributions:
        put_code(contribution=contribution, code=code, by=by)
    put_code_in_theme(code=code, theme=theme, by=by)
    if is_asked:
        ask_members(theme=theme, by=by)
    theme.refresh_from_db()
    return theme


def decided(theme: Theme, kind: DecisionKind = DecisionKind.WE_WILL, *, is_published: bool = True) -> Decision:
    """A decision on a theme, taken and asked for by one group."""
    area = theme.project.area
    by = actors.person(coder_of(area).pk)
    group = GroupFactory.create(area=area)
    decision = record_decision(
        theme=theme,
        kind=kind,
        words=DecisionWords(
            summary="We will send the questions a week before.",
            easy_summary="You get the questions early.",
            reason="Everybody needs time to think.",
            considered="Doing it by post.",
            easy_reason="Thinking takes time.",
        ),
        decided_on=clock.today(),
        taken_by=[group],
        asking_groups=[group],
        by=by,
    )
    if is_published:
        publish_decision(decision=decision, by=by)
    return decision


def promised(decision: Decision, *, due: date, words: str = "Send the questions early.") -> Promise:
    """A promise that follows from a decision."""
    owner = coder_of(decision.theme.project.area)
    return make_promise(
        decision=decision,
        words=words,
        easy_words=f"Easy: {words}",
        owner_role="Head of SEND",
        owner=owner,
        due=due,
        by=actors.person(owner.pk),
    )
