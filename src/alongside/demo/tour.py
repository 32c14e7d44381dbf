"""The way through the demonstration: who can be taken on, and what is there to see, found in the database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from sesame.utils import get_query_string

from alongside.assurance.marks.queries import marks_in
from alongside.core import codes
from alongside.demo import queries
from alongside.demo.content_files import read
from alongside.frameworks.queries import pack_of
from alongside.live.models import Session
from alongside.people.models import Area, User


@dataclass(frozen=True)
class Person:
    """Somebody of the demonstration whom a visitor can be."""

    email: str
    name: str
    about: str
    roles: tuple[str, ...]
    group_ids: tuple[int, ...]


@dataclass(frozen=True)
class Action:
    """A button of a step: where it leads, whom it signs in (nobody where `person` is empty), a receipt it brings."""

    label: str
    url: str
    person: str = ""
    receipt: str = ""


@dataclass(frozen=True)
class Step:
    """One of the steps of a voice, as somebody can take it here."""

    title: str
    symbol: str
    text: str
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Tour:
    """The demonstration as it stands now."""

    area: Area
    people: tuple[Person, ...]
    session: Session | None
    receipt: str
    steps: tuple[Step, ...]
    beside: tuple[Step, ...]
    sign_in_links: Mapping[str, str]

    @property
    def join_code(self) -> str:
        """The code of the session that anybody can join now; empty where there is none."""
        return self.session.code if self.session else ""

    def as_data(self) -> dict[str, Any]:
        """What `alongside demo --json` prints."""
        return {
            "area": self.area.slug,
            "addresses": {name: _whole(path) for name, path in self._addresses().items()},
            "join_code": self.join_code,
            "receipt": codes.grouped(self.receipt) if self.receipt else "",
            "sign_ins": [
                {
                    "name": person.name,
                    "email": person.email,
                    "roles": list(person.roles),
                    "url": self.sign_in_links[person.email],
                }
                for person in self.people
            ],
        }

    def as_lines(self) -> list[str]:
        """What `alongside demo` prints for people."""
        data = self.as_data()
        return [
            f"{self.area.title} is at {data['addresses']['area']}",
            f"Walk through it from {data['addresses']['site']}",
            f"Join with {codes.grouped(self.join_code)} at {data['addresses']['join']}",
            f"A receipt: {data['receipt']}, typed at {data['addresses']['receipt']}",
            "Sign in, once with each of these:",
            *(f"  {one['name']} ({', '.join(one['roles'])}): {one['url']}" for one in data["sign_ins"]),
        ]

    def _addresses(self) -> dict[str, str]:
        slug = self.area.slug
        return {
            "site": reverse("landing"),
            "area": reverse("area", args=(slug,)),
            "desk": reverse("desk", args=(slug,)),
            "answers": reverse("answers", args=(slug,)),
            "join": reverse("join_notice", args=(self.join_code,)) if self.session else reverse("join"),
            "receipt": reverse("receipt"),
        }


def tour(*, with_links: bool = True) -> Tour | None:
    """The demonstration, or nothing where it was not made. `with_links` adds a one-time sign-in link for each person."""
    area = queries.demonstration_area()
    if area is None or settings.IS_HARDENED:
        return None
    users = queries.demonstration_people()
    people = {user.email: _person(user) for user in users}
    session = queries.open_session(area)
    places = _Places(area, session, tuple(people.values()))
    return Tour(
        area=area,
        people=tuple(people.values()),
        session=session,
        receipt=places.receipt_to_check or places.receipt_of_a_promise,
        steps=tuple(_step(step, places) for step in _content()["steps"]),
        beside=_beside(area, tuple(people.values())),
        sign_in_links={user.email: _link(user) for user in users} if with_links else {},
    )


class _Places:
    """Where the buttons lead: each kind of page, as this area has it now."""

    def __init__(self, area: Area, session: Session | None, people: tuple[Person, ...]) -> None:
        self.area, self.session, self.people = area, session, people
        self.receipt_to_check = queries.receipt_to_check() or ""
        self.receipt_of_a_promise = queries.receipt_of_a_promise() or self.receipt_to_check
        self._find: Mapping[str, Callable[[Person | None], str]] = {
            "desk": lambda _: self._at("desk"),
            "start": lambda _: self._at("project_new"),
            "project": lambda _: self._at("project", _content()["project"]),
            "join": lambda _: reverse("join_notice", args=(session.code,)) if session else reverse("join"),
            "session": lambda _: self._of_session("session"),
            "screen": lambda _: self._of_session("session_screen"),
            "sheet": lambda _: self._of_session("session_sheet"),
            "paper": lambda _: self._of_session("session_paper"),
            "sort": lambda _: self._at("workbench", _content()["project"]),
            "check": lambda _: reverse("receipt"),
            "happened": lambda _: reverse("receipt"),
            "decide": lambda _: self._undecided(),
            "answers": lambda _: self._at("answers"),
            "judge": self._to_judge,
        }

    def url(self, kind: str, person: Person | None) -> str:
        """The address of a page of this kind, for somebody."""
        return self._find[kind](person)

    def receipt(self, kind: str) -> str:
        """The receipt that a button of this kind brings along."""
        return {"check": self.receipt_to_check, "happened": self.receipt_of_a_promise}.get(kind, "")

    def _at(self, name: str, *more: object) -> str:
        return reverse(name, args=(self.area.slug, *more))

    def _of_session(self, name: str) -> str:
        return self._at(name, self.session.code) if self.session else self._at("sessions")

    def _undecided(self) -> str:
        theme = queries.undecided_theme(self.area)
        return self._at("theme", theme.pk) if theme else self._at("desk")

    def _to_judge(self, person: Person | None) -> str:
        promise = queries.promise_to_judge(self.area, person.group_ids if person else ())
        return self._at("theme", promise.decision.theme_id) if promise and promise.decision else self._at("desk")


def _beside(area: Area, people: tuple[Person, ...]) -> tuple[Step, ...]:
    """What stands beside the path. What this area does not have, perhaps since it was made long ago, is left out."""
    there = _things_beside(area)
    return tuple(
        Step(
            content["title"],
            content["symbol"],
            content["text"],
            tuple(_button(action, there[action["to"]], people) for action in content["actions"]),
        )
        for content in _content()["beside"]
        if all(there[action["to"]] for action in content["actions"])
    )


def _things_beside(area: Area) -> Mapping[str, str]:
    """Their addresses; empty where there is no such thing."""

    def at(name: str, *more: object) -> str:
        return reverse(name, args=(area.slug, *more))

    words, minutes = queries.own_words(area), queries.minutes_kept(area)
    drawn, looked_at = queries.people_drawn(area), queries.list_looked_at(area)
    mark = next((one for one in marks_in(area) if one.stands), None)
    return {
        "words": at("charter_version", words.digest) if words else "",
        "work-map": at("work_map") if words and pack_of(words).work_map else "",
        "minutes": at("minutes", minutes.project.slug, minutes.pk) if minutes else "",
        "people-map": at("project_people_map", drawn.slug) if drawn else "",
        "checklist": at("checklist", looked_at.pk) if looked_at else "",
        "goals": at("practice") if queries.has_goals(area) else "",
        "barriers": at("barriers") if queries.has_shared_barriers(area) else "",
        "mark": reverse("mark", args=(mark.pk,)) if mark else "",
    }


def _step(content: Mapping[str, Any], places: _Places) -> Step:
    actions = tuple(_action(action, places) for action in content["actions"])
    return Step(content["title"], content["symbol"], content["text"], actions)


def _action(content: Mapping[str, Any], places: _Places) -> Action:
    person = _who(content, places.people)
    url = places.url(content["to"], person)
    return _button(content, url, places.people, receipt=places.receipt(content["to"]))


def _button(content: Mapping[str, Any], url: str, people: tuple[Person, ...], *, receipt: str = "") -> Action:
    person = _who(content, people)
    return Action(label=content["label"], url=url, person=person.email if person else "", receipt=receipt)


def _who(content: Mapping[str, Any], people: tuple[Person, ...]) -> Person | None:
    """Whom a button signs in; nobody where everybody may press it."""
    return next((person for person in people if person.email == _emails().get(content.get("as", ""))), None)


def _person(user: User) -> Person:
    memberships = list(user.memberships.all())
    return Person(
        email=user.email,
        name=user.name,
        about=user.about,
        roles=tuple(
            f"{one.get_role_display()} of {one.group.title}" if one.group else one.get_role_display()
            for one in memberships
        ),
        group_ids=tuple(one.group_id for one in memberships if one.group_id is not None),
    )


def _link(user: User) -> str:
    return _whole(reverse("sign_in_link") + get_query_string(user))


def _whole(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def _content() -> dict[str, Any]:
    return read("tour.yaml")


@cache
def _emails() -> dict[str, str]:
    """The address of each person, by the key that the content calls them."""
    return {person["key"]: person["email"] for person in read("area.yaml")["people"]}
