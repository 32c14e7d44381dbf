"""What pages cost with a hundred contributions and with ten thousand: queries, and milliseconds of CPU.

Two areas, alike but for their size, on one database, so that both are measured in turn in the same run. A page
fits when it makes exactly as many queries for the large area as for the small one.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from uuid import UUID, uuid5

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.activity import actors
from alongside.answers.actions import DecisionWords, make_promise, publish_decision, record_decision
from alongside.answers.enums import DecisionKind
from alongside.bench.figures import Figure
from alongside.core import clock
from alongside.frameworks.actions import adopt_pack, install_bundled_packs
from alongside.frameworks.queries import template_for
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

SIZES = (100, 10_000)
RUNS = 5
BATCH = 500
NOTES_A_PERSON = 5
THEMES = 10
CPU_TARGET = 5.0  # a hundred times as much may cost at most this many times the CPU
NAMESPACE = UUID("5b0c9f8e-7c1e-4d53-9b86-0a4e1c7d2f10")
BY = actors.system("bench")


@dataclass(frozen=True)
class World:
    """One area of the bench, and the addresses of its pages for whoever opens them."""

    size: int
    person: User
    token: str
    receipt: str
    session: Session
    pages: dict[str, str]


def measure(*, quick: bool = False) -> list[Figure]:
    """The figures of every page at both sizes; `quick` takes a tenth of them."""
    small, large = (_world(size // 10 if quick else size) for size in SIZES)
    return [figure for name in small.pages for figure in _page(name, small, large)]


def _page(name: str, small: World, large: World) -> Iterator[Figure]:
    browsers = {world.size: _browser(name, world) for world in (small, large)}
    queries = {world.size: _queries(browsers[world.size], world.pages[name]) for world in (small, large)}
    cpu: dict[int, list[float]] = {world.size: [] for world in (small, large)}
    for _ in range(RUNS):
        for world in (small, large):
            cpu[world.size].append(_cpu(browsers[world.size], world.pages[name]))
    first, last = small.size, large.size
    yield Figure(f"{name}.queries.{first}", queries[first], "queries")
    yield Figure(f"{name}.queries.{last}", queries[last], "queries", limit=queries[first], target=1.0)
    yield Figure(f"{name}.cpu.{first}", round(median(cpu[first]), 2), "ms")
    yield Figure(
        f"{name}.cpu.{last}", round(median(cpu[last]), 2), "ms", limit=round(median(cpu[first]), 2), target=CPU_TARGET
    )


def _browser(name: str, world: World) -> Client:
    """Somebody who may open the page: a participant, somebody with a receipt, the officer, or anybody."""
    client = Client(SERVER_NAME="127.0.0.1")
    if name == "join":
        client.cookies[f"participant-{world.session.code}"] = world.token
    if name == "receipt":
        client.post(reverse("receipt"), {"receipt": world.receipt})
    if name in ("board", "themes"):
        client.force_login(world.person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _queries(client: Client, address: str) -> int:
    _get(client, address)  # the first time fills caches that a running site has filled
    with CaptureQueriesContext(connection) as captured:
        _get(client, address)
    return len(captured)


def _cpu(client: Client, address: str) -> float:
    """Milliseconds of this process's CPU for one page."""
    started = time.process_time()
    _get(client, address)
    return (time.process_time() - started) * 1000


def _get(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}, so there is nothing to measure.")


def _world(size: int) -> World:
    area, person = _area(size)
    project = start_project(area=area, title="Bench", parts={}, by=actors.person(person.pk))
    publish_project(project=project, by=actors.person(person.pk))
    session = _session(area, project)
    prompt = Prompt.objects.get(activity__session=session, key="keep")
    group = groups_of(area)[1]
    joined = [join(session=session, group=group) for _ in range(size // NOTES_A_PERSON)]
    _say(session, prompt, [one.participant for one in joined], size)
    _answer(project, person, group)
    return World(size, person, joined[0].token, joined[0].receipt, session, _addresses(area, project, session))


def _addresses(area: Area, project: Project, session: Session) -> dict[str, str]:
    return {
        "join": reverse("join_answer", args=[session.code]),
        "board": reverse("session_screen", args=[area.slug, session.code]) + "?activity=bin-keep-light-bulb",
        "themes": reverse("workbench", args=[area.slug, project.slug]),
        "answers": reverse("answers", args=[area.slug]),
        "receipt": reverse("receipt_mine"),
    }


def _area(size: int) -> tuple[Area, User]:
    versions = install_bundled_packs(by=BY)
    area = create_area(slug=f"bench-{size}", title=f"Bench {size}", by=BY)
    adopt_pack(area=area, version=versions[0], by=BY)
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


def _say(session: Session, prompt: Prompt, people: list[Participant], size: int) -> None:
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
