"""A group says first what it thinks, then looks at one principle; what it says stays with it, and is never counted."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from alongside.activity.models import AuditEntry
from alongside.frameworks.queries import pack_for
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.practice.actions import reflections as actions
from alongside.practice.actions.reflections import Said
from alongside.practice.enums import NoteKind
from alongside.practice.limits import LONGEST_NOTE
from alongside.practice.models import Look, Reflection, ReflectionNote
from alongside.practice.topics import opening_of, topics_of
from tests.factories.evidence import BY, area_under, group_of
from tests.factories.frameworks import area_under_the_odd_pack
from tests.factories.people import person_with
from tests.factories.practice import client_of, looking, reflecting
from tests.factories.projects import area_with, bare_pack_files


@pytest.fixture
def area(db: None) -> Area:
    return area_under("north-west-nine-principles")


def speaker(area: Area, group: str) -> Client:
    return client_of(person_with(Role.REPRESENTATIVE, area=area, group=group_of(area, group)))


def url(reflection: Reflection, more: str = "") -> str:
    return f"/{reflection.area.slug}/practice/reflections/{reflection.pk}/{more}"


def test_nobodys_principles_are_shown_before_the_group_has_said_what_it_thinks(area: Area) -> None:
    families = speaker(area, "parents-carers")
    families.post(f"/{area.slug}/practice/reflections/new/", {"group": "parents-carers", "level": "strategic"})
    reflection = Reflection.objects.get()
    titles = [topic.title for topic in topics_of(pack_for(area))]
    before = (
        families.get(url(reflection)).content.decode()
        + families.get(url(reflection, "choose/"), follow=True).content.decode()
    )
    assert [title for title in titles if title in before] == []

    refused = families.post(url(reflection), {"go-on": "yes"})
    assert refused.status_code == 422
    assert "Say something first" in refused.content.decode()

    families.post(url(reflection), {opening_of(pack_for(area))[0].id: "To be asked in time.", "go-on": "yes"})
    after = families.get(url(reflection, "choose/")).content.decode()
    assert titles[0] in after
    assert escape(pack_for(area).whose_view.split(".")[0]) in after


def test_once_principles_were_shown_nothing_is_added_to_what_was_said_first(area: Area) -> None:
    reflection = reflecting(area)
    first = opening_of(pack_for(area))[0].id
    with pytest.raises(ValidationError, match="has seen principles since"):
        actions.say_openly(reflection=reflection, said=[Said("Afterthought", first)], by=BY)
    with pytest.raises(ValidationError, match="before the group has said"):
        actions.look_at(
            reflection=actions.start_reflection(area=area, group=None, by=BY),
            version=reflection.pack_version,
            topic=topics_of(pack_for(area))[0].key,
            by=BY,
        )


def test_one_is_shown_and_the_next_only_when_it_is_asked_for(area: Area) -> None:
    reflection = reflecting(area)
    worker = client_of(person_with(Role.PRACTITIONER, area=area))
    look = looking(reflection)
    first, second = topics_of(pack_for(area))[:2]
    page = worker.get(url(reflection, "1/")).content.decode()
    assert first.title in page
    assert second.title not in page
    worker.post(url(reflection, f"{look.number}/next/"))
    assert second.title in worker.get(url(reflection, "2/")).content.decode()


def test_the_circle_ends_after_all_of_them(area: Area) -> None:
    look = looking(reflecting(area))
    while (following := actions.look_at_next(look=look, by=BY)) is not None:
        look = following
    assert Look.objects.count() == 9


def test_saying_that_something_is_hard_is_thanked_for_and_never_counted_against(area: Area) -> None:
    reflection = reflecting(area)
    looking(reflection)
    worker = client_of(person_with(Role.PRACTITIONER, area=area))
    page = worker.post(url(reflection, "1/"), {"what_is_hard": "We never ask first."}, follow=True).content.decode()
    assert "That takes courage" in page
    assert "We never ask first." in page
    note = ReflectionNote.objects.get(kind=NoteKind.CHALLENGE)
    assert (note.question, note.words) == ("", "We never ask first.")


def test_young_people_read_easy_words(area: Area) -> None:
    reflection = reflecting(area, group_of(area, "young-people"))
    looking(reflection)
    page = speaker(area, "young-people").get(url(reflection, "1/")).content.decode()
    topic = topics_of(pack_for(area))[0]
    assert topic.easy_title in page
    assert topic.questions[0].easy in page
    assert topic.questions[0].text not in page


def test_what_a_group_says_is_read_by_it_and_by_who_may_write_it_down(area: Area) -> None:
    reflection = reflecting(area, group_of(area, "parents-carers"), words="Nobody rings back.")
    readers = {
        "own": speaker(area, "parents-carers"),
        "other": speaker(area, "young-people"),
        "officer": client_of(person_with(Role.COORDINATOR, area=area)),
        "decider": client_of(person_with(Role.DECISION_MAKER, area=area)),
        "visitor": Client(),
    }
    got = {who: client.get(url(reflection)).status_code for who, client in readers.items()}
    assert got == {"own": 200, "other": 403, "officer": 200, "decider": 403, "visitor": 403}
    listed = {
        who: f"reflections/{reflection.pk}/" in client.get(f"/{area.slug}/practice/").content.decode()
        for who, client in readers.items()
        if who != "visitor"
    }
    assert listed == {"own": True, "other": False, "officer": True, "decider": False}


def test_whoever_wrote_a_note_takes_it_back_and_nobody_else_does(area: Area) -> None:
    reflection = reflecting(area)
    looking(reflection)
    writer, other = (client_of(person_with(Role.PRACTITIONER, area=area)) for _ in range(2))
    writer.post(url(reflection, "1/"), {"what_is_hard": "Too much."})
    note = ReflectionNote.objects.get(kind=NoteKind.CHALLENGE)
    address = url(reflection, f"notes/{note.pk}/take-back/")
    assert other.post(address).status_code == 403
    assert writer.post(address).status_code == 302
    assert not ReflectionNote.objects.filter(kind=NoteKind.CHALLENGE).exists()


def test_a_note_that_is_too_long_is_refused_and_stays_typed(area: Area) -> None:
    reflection = reflecting(area)
    looking(reflection)
    long = "x" * (LONGEST_NOTE + 1)
    page = client_of(person_with(Role.PRACTITIONER, area=area)).post(url(reflection, "1/"), {"what_is_hard": long})
    assert page.status_code == 422
    assert long in page.content.decode()


def test_the_audit_tells_that_something_was_written_and_never_what(area: Area) -> None:
    reflecting(area, words="A secret wish")
    assert "secret" not in str([entry.__dict__ for entry in AuditEntry.objects.all()])
    assert AuditEntry.objects.filter(verb="note written").exists()


def test_any_packs_principles_can_be_looked_at_and_a_stranger_pack_cannot(area: Area) -> None:
    reflection = reflecting(area)
    worker = client_of(person_with(Role.PRACTITIONER, area=area))
    page = worker.get(url(reflection, "choose/")).content.decode()
    assert "wirral-naomie" in page
    assert worker.post(url(reflection, "choose/"), {"pack": "nothing", "topic": "x"}).status_code == 404
    worker.post(url(reflection, "choose/"), {"pack": "wirral-naomie", "topic": "x"})
    assert not Look.objects.exists()


def test_the_page_asks_the_database_as_often_for_many_notes_as_for_one(area: Area) -> None:
    reflection = reflecting(area)
    look = looking(reflection)
    worker = client_of(person_with(Role.PRACTITIONER, area=area))
    question = topics_of(pack_for(area))[0].questions[0].id
    counts = []
    for many in (1, 8):
        for number in range(many):
            actions.write_down(look=look, said=[Said(f"Note {number}", question)], by=BY)
        for more in ("", "1/"):
            with CaptureQueriesContext(connection) as asked:
                worker.get(url(reflection, more))
            counts.append(len(asked))
    assert counts[:2] == counts[2:]


@pytest.mark.django_db
def test_the_odd_pack_is_gone_through_as_well() -> None:
    area = area_under_the_odd_pack()
    worker = client_of(person_with(Role.COORDINATOR, area=area))
    worker.post(f"/{area.slug}/practice/reflections/new/", {"group": "ecole-buissonniere", "level": "meadow"})
    reflection = Reflection.objects.get()
    assert "What is wind?" in worker.get(url(reflection)).content.decode()
    worker.post(url(reflection), {"what-wind": "It blows.", "go-on": "yes"})
    worker.post(url(reflection, "choose/"), {"pack": "odd-little-pack", "topic": "winds.north"})
    assert "Is it cold?" in worker.get(url(reflection, "1/")).content.decode()
    worker.post(url(reflection, "1/next/"))
    assert "We keep warm" in worker.get(url(reflection, "2/")).content.decode()


@pytest.mark.django_db
def test_a_pack_without_principles_still_asks_openly_first_and_thinks_with_others() -> None:
    area = area_with(bare_pack_files())
    worker = client_of(person_with(Role.COORDINATOR, area=area))
    worker.post(f"/{area.slug}/practice/reflections/new/", {"group": "together"})
    reflection = Reflection.objects.get()
    worker.post(url(reflection), {"what-helps": "Tea.", "go-on": "yes"})
    assert worker.get(url(reflection, "choose/")).status_code == 200
