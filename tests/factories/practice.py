"""Reflections and goals, made through the product's own actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.test import Client

from alongside.activity import actors
from alongside.core import clock
from alongside.frameworks.queries import pack_of
from alongside.people.enums import Role
from alongside.people.models import Area, Group, User
from alongside.practice.actions.goals import GoalFacts, propose_goal
from alongside.practice.actions.reflections import Said, look_at, open_principles, say_openly, start_reflection
from alongside.practice.enums import Term
from alongside.practice.models import Goal, Look, Reflection
from alongside.practice.topics import opening_of, topics_of
from alongside.projects.models import Project
from tests.factories.people import person_with

BY = actors.system("test")


def client_of(person: User) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def reflecting(area: Area, group: Group | None = None, *, words: str = "What we think.") -> Reflection:
    """A reflection in which the group has said what it thinks, so that principles may be shown."""
    reflection = start_reflection(area=area, group=group, by=BY)
    first = opening_of(pack_of(reflection.pack_version))[0]
    say_openly(reflection=reflection, said=[Said(words, first.id)], by=BY)
    open_principles(reflection=reflection, by=BY)
    return reflection


def looking(reflection: Reflection) -> Look:
    """It looks at the first topic of its pack."""
    version = reflection.pack_version
    return look_at(reflection=reflection, version=version, topic=topics_of(pack_of(version))[0].key, by=BY)


def a_goal(
    area: Area,
    groups: Sequence[Group],
    *,
    words: str = "Letters are short",
    lead: User | None = None,
    review_on: date | None = None,
    reflection: Reflection | None = None,
    project: Project | None = None,
) -> Goal:
    """A goal that was proposed, to be looked at again in thirty days."""
    facts = GoalFacts(
        words=words,
        term=Term.SOON,
        lead=lead or person_with(Role.PRACTITIONER, area=area),
        lead_role="Head of letters",
        asked=groups,
        review_on=review_on or clock.today() + timedelta(days=30),
    )
    return propose_goal(area=area, facts=facts, reflection=reflection, project=project, by=BY)
