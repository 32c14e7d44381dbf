"""Who may do what in which state: everything that is done in sign-off, assessment and mark × everybody × every state."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import URLPattern

from alongside.assurance.assessing import urls as assessing_urls
from alongside.assurance.marks import urls as mark_urls
from alongside.assurance.marks.models import Mark
from alongside.assurance.signing import urls as signing_urls
from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.models import AssessorQuestion, Signature, SignOff, Submission
from alongside.assurance.signing.rules import Assessed
from alongside.people.enums import Role
from alongside.people.models import User
from tests.assurance.signing.people import PEOPLE, VISITOR
from tests.assurance.signing.states import FACTS, NO_MARK, RAN_OUT, STANDS, STATES, WITHDRAWN, facts_of
from tests.assurance.signing.table import ACTIONS, AWAY, DONE, NOT_THERE, NOTHING, READ, Action, Desk
from tests.factories.signing import SignOffScene

REFUSED, SERVER_ERROR = {403: AWAY, 404: NOT_THERE}, 500


@contextmanager
def time_of(state: str) -> Iterator[None]:
    """Today; or the day after the last day of a mark that has just been awarded."""
    if state != "expired":
        with nullcontext():
            yield
        return
    with time_machine.travel(Mark.objects.get().valid_until + timedelta(days=1)):
        yield


@pytest.mark.plain
@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_who_does_what_in_which_state(state: str) -> None:
    scene = STATES[state]()
    with time_of(state):
        people = {name: make(scene) for name, make in PEOPLE.items()}
        assert facts_of(scene.project) == FACTS[state]
        trial = Trial(scene)

        got = {
            (does, name): trial.outcome(action, person, browser)
            for name, person in people.items()
            for browser in [scene.browser(person)]
            for does, action in ACTIONS.items()
            if _is_tried(action, name, state)
        }

    assert got == {
        (does, name): action.expected(name, state)
        for does, action in ACTIONS.items()
        for name in PEOPLE
        if _is_tried(action, name, state)
    }
    assert _everything() == trial.before, "somebody looked or was turned away, and something changed"


# Everybody tries to do everything in every state. A page is long, so everybody opens it in these states only, and in
# the others some do: a visitor, and one for whom each page has something to do.
_EVERYBODY_LOOKS = ("open", "submitted", "marked", "expired")
_ALWAYS_LOOK = {VISITOR, Role.REPRESENTATIVE, Role.DECISION_MAKER, Role.ASSESSOR}


def _is_tried(action: Action, name: str, state: str) -> bool:
    return action.data is not None or state in _EVERYBODY_LOOKS or name in _ALWAYS_LOOK


class Trial:
    """Does one thing, sees what came of it, and undoes what was done, so that the next one finds the same."""

    def __init__(self, scene: SignOffScene) -> None:
        """With what stands now."""
        self.desk = Desk(scene)
        self.before = _everything()

    def outcome(self, action: Action, person: User | None, browser: Client) -> str:
        """A letter of the table."""
        address, data = action.address(self.desk), action.data(self.desk, person) if action.data else None
        with transaction.atomic():
            status = (browser.get(address) if data is None else browser.post(address, data)).status_code
            assert status < SERVER_ERROR
            if status in REFUSED:
                return REFUSED[status]
            if data is None:
                return READ
            is_changed = _everything() != self.before
            transaction.set_rollback(True)
        return DONE if is_changed else NOTHING


def _everything() -> list[list[Any]]:
    """All that these actions write."""
    return [
        list(model.objects.order_by("pk").values_list())
        for model in (SignOff, Signature, Submission, AssessorQuestion, Mark)
    ]


# ------------------------------------------------------------------ nothing is without its place in the table


def test_every_route_of_sign_off_assessment_and_mark_has_a_row() -> None:
    routes = {
        pattern.name
        for urls in (signing_urls, assessing_urls, mark_urls)
        for pattern in urls.urlpatterns
        if isinstance(pattern, URLPattern)
    }

    assert {action.route for action in ACTIONS.values()} == routes


def test_every_state_has_its_facts_and_a_letter_in_each_line() -> None:
    assert set(FACTS) == set(STATES)
    for action in ACTIONS.values():
        assert set(action.lines) == set(PEOPLE)
        for line in action.lines.values():
            assert list(line) == list(STATES)
            assert set(line.values()) <= {DONE, READ, NOTHING, AWAY, NOT_THERE}


def test_every_role_is_somebody() -> None:
    assert {VISITOR, *Role.values} <= set(PEOPLE)


def test_everything_that_can_be_said_of_a_project_is_a_state() -> None:
    facts = FACTS.values()

    assert {one.word for one in facts} == {None, *Word}
    assert {one.assessed for one in facts} == set(Assessed)
    assert {one.mark for one in facts} == {NO_MARK, STANDS, WITHDRAWN, RAN_OUT}
    assert {one.is_stale for one in facts} == {one.is_asked for one in facts} == {True, False}


def test_everything_that_somebody_can_do_is_done_by_somebody_in_some_state() -> None:
    for name, action in ACTIONS.items():
        done = {letter for line in action.lines.values() for letter in line.values()}
        assert (DONE if action.data else READ) in done, name
