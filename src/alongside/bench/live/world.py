"""The site that is measured: an area, sessions that are open, people who joined them through the API, a screen."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from uuid import uuid4

from django.test import Client

from alongside.activity import actors
from alongside.bench.live.clients import callers, post
from alongside.frameworks.actions import adopt_pack, install_bundled_packs
from alongside.frameworks.queries import template_for
from alongside.live.actions import create_session, open_activity
from alongside.live.models import Prompt, Session
from alongside.people.actions import create_area, create_person, give_role
from alongside.people.enums import Role
from alongside.people.models import Area, User

BY = actors.system("bench")
TEMPLATE, ACTIVITY, PROMPTS = "north-west-event", "bin-keep-light-bulb", ("bin", "keep", "light-bulb")
GROUP = "practitioners"
JOIN_TOGETHER = 20
LOOK_AGAIN = 3.0
WORDS = "Meetings should start with what we want to say, and somebody should write it down as we say it."
_numbers = count()


@dataclass(frozen=True)
class World:
    """An area, somebody of its team, and their sign-in."""

    area: Area
    person: User
    cookie: str


def make_world() -> World:
    """An area with one of the bundled packs and a coordinator who is signed in."""
    versions = install_bundled_packs(by=BY)
    area = create_area(slug="bench", title="Bench", by=BY)
    adopt_pack(area=area, version=versions[0], by=BY)
    person = create_person(email="bench@bench.example", name="Officer", by=BY)
    give_role(person=person, area=area, role=Role.COORDINATOR, by=BY)
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return World(area, person, client.cookies["sessionid"].value)


def make_session(world: World, title: str) -> Session:
    """A session whose activities are open, and whose words go to the screen at once."""
    template = template_for(world.area, TEMPLATE)
    if template is None:
        raise LookupError(f"The common template {TEMPLATE} is missing.")
    session = create_session(area=world.area, template=template, title=title, hold_for_person=False, by=BY)
    for activity in session.activities.all():
        open_activity(activity=activity, by=BY)
    return session


def prompt_ids(session: Session) -> list[int]:
    """The board's columns."""
    rows = Prompt.objects.filter(activity__session=session, activity__key=ACTIVITY, key__in=PROMPTS)
    return list(rows.values_list("pk", flat=True))


def note() -> tuple[str, bytes]:
    """The id and the body of one more note for the board."""
    uuid, number = str(uuid4()), next(_numbers)
    said = {
        "id": uuid,
        "activity": ACTIVITY,
        "prompt": PROMPTS[number % 3],
        "words": f"{number}: {WORDS}",
        "quote": True,
    }
    return uuid, json.dumps(said).encode()


async def join(ports: Sequence[int], code: str, people: int) -> list[str]:
    """So many people join through the API, some at a time; their tokens."""
    request = post(f"/api/v1/sessions/{code}/join", json.dumps({"group": GROUP}).encode())
    everybody = await callers(ports, JOIN_TOGETHER)
    left = list(range(people))
    tokens: list[str] = []

    async def join_one_after_the_other(number: int) -> None:
        while left:
            left.pop()
            answer = await everybody[number].ask(request)
            while answer.status == 429:  # as many as may join in a minute have joined
                await asyncio.sleep(LOOK_AGAIN)
                answer = await everybody[number].ask(request)
            if answer.status != 201:
                raise RuntimeError(f"Nobody can join: {answer.status} {answer.body.decode()}")
            tokens.append(json.loads(answer.body)["token"])

    await asyncio.gather(*(join_one_after_the_other(number) for number in range(JOIN_TOGETHER)))
    for caller in everybody:
        caller.close()
    return tokens
