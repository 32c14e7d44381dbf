"""A version asks the same question in another way: what was written before stays, and says so, until it is answered anew."""

from __future__ import annotations

import copy
import itertools
from typing import Any

import pytest
from django.forms import BoundField, Textarea
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from alongside.activity import actors
from alongside.frameworks.actions import adopt_pack
from alongside.frameworks.loading import parse_pack
from alongside.frameworks.schema import Pack, Question
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.projects import actions
from alongside.projects.fitting import fits
from alongside.projects.forms.stages import StageForm, Written, as_read_in
from alongside.projects.models import Project, StageAnswer
from alongside.projects.rules import mark_of
from tests.factories.people import person_with
from tests.factories.projects import BY, ProjectFactory, area_with, installed, odd_pack_files

CHOICES = [{"value": one, "label": one.upper(), "easy_label": one} for one in ("walk", "swim")]
# How a question is asked, with an answer to it as it is kept.
WAYS: dict[str, tuple[dict[str, Any], str]] = {
    "a line": ({"kind": "text"}, "On the first fine day"),
    "words": ({"kind": "long-text"}, "When it is fine.\nOr in May."),
    "a date": ({"kind": "date"}, "2026-05-03"),
    "one choice": ({"kind": "choice", "choices": CHOICES}, "swim"),
    "several choices": ({"kind": "choice", "choices": CHOICES, "takes": "many"}, "walk\nswim"),
    "another list": ({"kind": "choice", "choices": [{"value": "fly", "label": "Fly", "easy_label": "fly"}]}, "fly"),
}


def files_asking(way: str, *, version: str = "1") -> dict[str, Any]:
    files = copy.deepcopy(odd_pack_files())
    files["pack.yaml"]["version"] = version
    asked = {"id": "when", "text": "When?", "easy": "When?", **WAYS[way][0]}
    files["stages/2-do.yaml"]["questions"].append(asked)
    return files


def asking(way: str) -> tuple[Pack, Question]:
    pack = parse_pack(files_asking(way))
    question = pack.question("when")
    assert question is not None
    return pack, question


def left_as_it_was(form: StageForm) -> QueryDict:
    """What a browser sends when nobody touched anything."""
    data = QueryDict(mutable=True)
    for bound in form:
        value = bound.value()
        data.setlist(bound.html_name, value if isinstance(value, list) else [_in_control(bound, str(value or ""))])
    return data


def _in_control(bound: BoundField, value: str) -> str:
    """Only a box of several lines holds a line break; a browser takes it out of any other control."""
    return value if isinstance(bound.field.widget, Textarea) else value.replace("\n", "")


def form_for(way: str, now: str, data: QueryDict | None = None) -> StageForm:
    pack, question = asking(way)
    return StageForm(data, pack=pack, questions=[question], now={"when": now}, easy=False)


@pytest.mark.parametrize(("before", "now"), list(itertools.product(WAYS, WAYS)))
def test_saving_a_form_untouched_changes_no_answer_however_it_was_asked_before(before: str, now: str) -> None:
    words = WAYS[before][1]
    form = form_for(now, words, left_as_it_was(form_for(now, words)))

    assert form.is_valid(), form.errors
    assert form.answers == {}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_asking_takes_its_own_answers(way: str) -> None:
    pack, question = asking(way)
    assert fits(question, WAYS[way][1], pack)
    assert fits(question, "", pack)


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("a date", "2026-5-3"),
        ("a date", "20260503"),
        ("a date", "2026-02-30"),
        ("one choice", "walk\nswim"),
        ("several choices", "walk\nfly"),
        ("a line", "One\ntwo"),
        ("a line", "a" * 301),
        ("words", "a" * 4001),
    ],
)
def test_what_no_control_of_this_kind_would_give_does_not_fit(way: str, words: str) -> None:
    pack, question = asking(way)
    assert not fits(question, words, pack)


@given(st.sampled_from(sorted(WAYS)), st.text(max_size=40))
def test_words_that_do_not_fit_stand_beside_an_empty_control(way: str, words: str) -> None:
    pack, question = asking(way)
    begun = form_for(way, words)["when"].value()
    assert fits(question, words, pack) or begun in ("", [])


def test_an_answer_takes_the_place_of_what_was_written_before() -> None:
    data = QueryDict(mutable=True)
    data.update({"when": "2026-05-03", "when-seen": mark_of("In May")})
    form = form_for("a date", "In May", data)

    assert form.is_valid()
    assert form.answers == {"when": Written("2026-05-03", mark_of("In May"))}


def test_what_was_chosen_before_is_read_with_its_label_of_then() -> None:
    packs = [asking("another list")[0], asking("several choices")[0]]
    assert as_read_in(packs, lambda pack: pack.question("when"), "walk\nswim") == "WALK, SWIM"


@pytest.fixture
def area(db: None) -> Area:
    return area_with(files_asking("words"), slug="elm")


@pytest.fixture
def project(area: Area) -> Project:
    """Its people wrote when in words; now it works under a version that asks for a date."""
    project = ProjectFactory.create(area=area, slug="meetings")
    actions.publish_project(project=project, by=BY)
    actions.answer_stage_question(project=project, question="when", words="When it is fine.", by=BY)
    return project


def moved(project: Project) -> Project:
    version = installed(files_asking("a date", version="2"))
    adopt_pack(area=project.area, version=version, by=BY)
    actions.move_project(project=project, to=version, seen=project.pack_version.digest, by=BY)
    return project


def answers() -> list[tuple[int, str, bool]]:
    return list(StageAnswer.objects.filter(question="when").values_list("number", "words", "is_current"))


@pytest.mark.django_db
def test_before_it_moves_the_page_tells_what_would_be_asked_in_another_way(project: Project) -> None:
    adopt_pack(area=project.area, version=installed(files_asking("a date", version="2")), by=BY)
    page = Client().get("/elm/projects/meetings/version/").content.decode()
    assert "Would be asked in another way" in page
    assert "When it is fine." in page


@pytest.mark.django_db
def test_words_from_before_stand_beside_the_question_through_a_save_until_it_is_answered_anew(
    project: Project,
) -> None:
    moved(project)
    officer = Client()
    officer.force_login(person_with(Role.COORDINATOR, area=project.area))
    where = "/elm/projects/meetings/stages/do/"
    page = officer.get(where).content.decode()
    assert "What was written before" in page
    assert "When it is fine." in page
    seen = mark_of("When it is fine.")

    officer.post(where, {"when": "", "when-seen": seen, "who-asks": "All of us", "who-asks-seen": ""})
    typed = officer.post(f"{where}answers/when/", {"when": "", "when-seen": seen})
    assert (typed.status_code, typed.json()["seen"]) == (200, seen)
    assert answers() == [(1, "When it is fine.", True)]
    assert "When it is fine." in Client().get(where).content.decode()
    assert "What was written before" in officer.get(f"{where}paper/").content.decode()

    officer.post(where, {"when": "2026-05-03", "when-seen": seen})
    assert answers() == [(1, "When it is fine.", False), (2, "2026-05-03", True)]
    page = officer.get(where).content.decode()
    assert "What was written before" not in page
    assert "What stood here before" in page
    assert "When it is fine." in page


@pytest.mark.django_db
def test_typing_soon_after_a_move_begins_a_new_answer(area: Area) -> None:
    project = ProjectFactory.create(area=area)
    somebody = actors.person(person_with(Role.PRACTITIONER, area=area).pk)
    actions.answer_stage_question(project=project, question="when", words="In May", by=somebody)
    moved(project)
    actions.answer_stage_question(
        project=project, question="when", words="2026-05-03", seen=mark_of("In May"), is_typing=True, by=somebody
    )
    assert answers() == [(1, "In May", False), (2, "2026-05-03", True)]
