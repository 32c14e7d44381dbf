"""Projects for tests, under a deliberately odd little pack; or under one that has nothing but groups and a form."""

from typing import Any

from factory.declarations import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from alongside.activity import actors
from alongside.core import clock
from alongside.frameworks.actions import adopt_pack, install_pack
from alongside.frameworks.enums import Part
from alongside.frameworks.loading import parse_pack
from alongside.frameworks.models import PackVersion
from alongside.frameworks.queries import NoPackError, version_for
from alongside.people.models import Area
from alongside.projects.models import Agreement, PartWording, Project, StageAnswer
from tests.factories.people import AreaFactory, GroupFactory

BY = actors.system("test")


def odd_pack_files() -> dict[str, Any]:
    """Three rungs, two levels, three groups of which two sign, two stages that share a question."""
    return {
        "pack.yaml": _pack_file(
            "odd",
            [
                _group("ecolieres", "Écolières", signs=True),
                _group("aunts", "Aunts", signs=True),
                _group("bakers", "Bakers"),
            ],
        ),
        "ladder.yaml": {
            "title": "The stairs",
            "easy_title": "The stairs",
            "description": "How we work together.",
            "easy": "How we work together.",
            "families": [
                {
                    "id": "all",
                    "title": "All",
                    "easy_title": "All",
                    "easy": "All of it.",
                    "rungs": [
                        _way("telling", "Telling", step=1),
                        _way("asking", "Asking", step=2, needs=[{"fact": "asked", "groups": ["aunts"]}]),
                        _way(
                            "owning",
                            "Owning it together",
                            step=3,
                            needs=[{"fact": "decided-with", "groups": ["ecolieres", "aunts"]}],
                        ),
                    ],
                },
            ],
        },
        "readiness.yaml": {
            "questions": [
                {"id": "time", "text": "Is there time?", "easy": "Time?", "if_not": "Wait.", "easy_if_not": "Wait."},
                {
                    "id": "open",
                    "text": "Is it open?",
                    "easy": "Open?",
                    "if_not": "Only tell.",
                    "easy_if_not": "Tell.",
                    "lower_to": "telling",
                },
            ]
        },
        "checks.yaml": {
            "description": "What has to hold.",
            "easy": "What must be true.",
            "checks": [
                {
                    "id": "papers",
                    "check": "papers-ahead",
                    "days": 3,
                    "text": "Papers came early",
                    "easy": "Early.",
                    "may_be_attested": True,
                },
                {"id": "open", "check": "open-to-all", "text": "Open", "easy": "Open."},
            ],
        },
        "review.yaml": {
            "themes": [
                {
                    "id": "back",
                    "title": "Looking back",
                    "easy_title": "Looking back",
                    "prompts": [{"id": "was-it-good", "text": "Was it good?", "easy": "Good?"}],
                }
            ]
        },
        "signoff.yaml": {
            "description": "Two groups sign, and somebody from elsewhere looks.",
            "easy": "Two groups sign.",
            "needs": {
                "all_of": [
                    {"every_check": True},
                    {"group_signs": "ecolieres"},
                    {"group_signs": "aunts"},
                    {"distinct_people": 2},
                    {"assessor_awards": True},
                ]
            },
            "family_groups": ["aunts"],
            "assessment": {"description": "The first form.", "easy": "The first form.", "stages": ["begin"]},
            "mark": {
                "title": "The bell",
                "easy_title": "The bell",
                "description": "It rang.",
                "easy": "Ring.",
                "months": 7,
            },
        },
        "reflection.yaml": {
            "opening": [{"id": "first", "text": "What comes first?", "easy": "What is first?"}],
            "sets": [
                {
                    "id": "tea",
                    "title": "Tea",
                    "easy_title": "Tea",
                    "questions": [{"id": "is-there-tea", "text": "Is there tea?", "easy": "Tea?"}],
                }
            ],
        },
        "challenges.yaml": {
            "challenges": [
                {
                    "id": "power",
                    "title": "Who is strong",
                    "easy_title": "Strong",
                    "description": "Some are stronger.",
                    "easy": "Some are strong.",
                    "prompt": "What about the weak?",
                    "easy_prompt": "Who is weak?",
                }
            ]
        },
        "people-map.yaml": {
            "title": "A tree of people",
            "easy_title": "The tree",
            "description": "Everybody around somebody.",
            "easy": "Who sits in your tree?",
            "centre": _place("trunk", "The trunk"),
            "places": [_place("nest", "A nest"), _place("branch", "A branch"), _place("root", "A root")],
        },
        "planning.yaml": {
            "source": "Somebody",
            "questions": [
                {"id": "room", "title": "Room", "easy_title": "Room", "text": "Where is there room?", "easy": "Where?"}
            ],
        },
        "work-map.yaml": {
            "title": "What happens where",
            "easy_title": "Where",
            "description": "Kinds and levels.",
            "easy": "Where.",
            "kinds": [
                {**_way("tell", "Telling people"), "rungs": ["telling"], "facts": ["explained-to"]},
                {**_way("ask", "Asking people"), "rungs": ["asking"], "facts": ["asked"]},
            ],
            "cells": [{"kind": "tell", "level": "one", "example": "A letter", "easy": "A letter"}],
        },
        "checklists.yaml": {
            "checklists": [
                {
                    "id": "bag",
                    "title": "The bag",
                    "easy_title": "The bag",
                    "description": "What goes into it.",
                    "easy": "What to take.",
                    "items": [{"id": "bread", "text": "There is bread in it", "easy": "Bread."}],
                }
            ]
        },
        "levels.yaml": {"levels": [_way("one", "One person"), _way("many", "Many people")]},
        "stages/1-begin.yaml": _stage(
            "begin",
            1,
            [_question("what-for", part="purpose"), _question("who-asks"), _question("first-day", kind="date")],
        ),
        "stages/2-do.yaml": _stage(
            "do",
            2,
            [
                _question("who-asks"),
                _question("how", kind="choice", choices=["walk", "swim"]),
                _question("with-whom", kind="choice", choices_from="groups", takes="many"),
            ],
        ),
    }


def bare_pack_files() -> dict[str, Any]:
    """A pack without ladder and levels, and no group that signs."""
    return {
        "pack.yaml": _pack_file("bare", [_group("aunts", "Aunts")]),
        "stages/1-all.yaml": _stage("all", 1, [_question("what")]),
    }


def area_with(files: dict[str, Any] | None = None, **fields: Any) -> Area:
    """An area that works under the pack of these files (the odd one where none are given)."""
    area = AreaFactory.create(**fields)
    adopt_pack(area=area, version=installed(files or odd_pack_files()), by=BY)
    return area


def installed(files: dict[str, Any]) -> PackVersion:
    """The pack of these files, in the database."""
    return install_pack(pack=parse_pack(files), by=BY)


def _version_of(area: Area) -> PackVersion:
    """What the area works under; one without a pack adopts the odd one."""
    try:
        return version_for(area)
    except NoPackError:
        adopt_pack(area=area, version=installed(odd_pack_files()), by=BY)
        return version_for(area)


class ProjectFactory(DjangoModelFactory[Project]):
    """A project that its team sees; give `published_at` for one that everybody sees."""

    class Meta:
        model = Project

    area = SubFactory(AreaFactory)
    slug = Sequence(lambda n: f"project-{n}")
    title = Sequence(lambda n: f"Project {n}")
    pack_version = LazyAttribute(lambda project: _version_of(project.area))


class PublishedProjectFactory(ProjectFactory):
    """A project that everybody sees."""

    published_at = LazyAttribute(lambda project: clock.now())


class PartWordingFactory(DjangoModelFactory[PartWording]):
    """What a project says in one of its parts."""

    class Meta:
        model = PartWording

    project = SubFactory(ProjectFactory)
    part = Part.PURPOSE
    number = 1
    value = "To make the meetings better."


class AgreementFactory(DjangoModelFactory[Agreement]):
    """A group agreed to a wording."""

    class Meta:
        model = Agreement

    wording = SubFactory(PartWordingFactory)
    group = LazyAttribute(lambda agreement: GroupFactory.create(area=agreement.wording.project.area))


class StageAnswerFactory(DjangoModelFactory[StageAnswer]):
    """What stands under a question of a stage's form."""

    class Meta:
        model = StageAnswer

    project = SubFactory(ProjectFactory)
    question = "who-asks"
    number = 1
    words = "We all do."


def _pack_file(key: str, groups: list[dict[str, Any]]) -> dict[str, Any]:
    words = dict.fromkeys(("title", "easy_title", "publisher", "source", "whose_view", "summary", "easy_summary"), key)
    return {**words, "id": key, "version": "1", "locale": "en-GB", "review_date": "2030-01-01", "groups": groups}


def _group(key: str, title: str, *, signs: bool = False) -> dict[str, Any]:
    return {
        "id": key, "title": title, "easy_title": title, "symbol": "people", "may_be_under_18": False, "signs": signs,
    }  # fmt: skip


def _place(key: str, title: str) -> dict[str, Any]:
    return {
        "id": key, "title": title, "easy_title": title, "symbol": "people", "description": title, "easy": title,
    }  # fmt: skip


def _way(key: str, title: str, **more: Any) -> dict[str, Any]:
    meaning = f"What {title.lower()} means."
    return {"id": key, "title": title, "easy_title": title, "description": meaning, "easy": meaning, **more}


def _stage(key: str, position: int, questions: list[dict[str, Any]]) -> dict[str, Any]:
    words = dict.fromkeys(("title", "easy_title"), key.capitalize())
    about = dict.fromkeys(("summary", "easy_summary"), f"What happens in {key}.")
    return {"id": key, "position": position, **words, **about, "questions": questions}


def _question(key: str, *, kind: str = "long-text", choices: list[str] | None = None, **more: Any) -> dict[str, Any]:
    question = {"id": key, "text": f"About {key}?", "easy": f"About {key}?", "kind": kind, **more}
    if choices:
        question["choices"] = [{"value": one, "label": one.capitalize(), "easy_label": one} for one in choices]
    return question
