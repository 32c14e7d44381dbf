"""What was in the way, what was tried, what helped: the team's, until it is shared so that others can find it (P15)."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.activity.models import AuditEntry
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.practice.actions.barriers import record_attempt, record_barrier, share_barrier
from alongside.practice.enums import Helped
from alongside.practice.models import Barrier
from tests.factories.evidence import BY, area_under, group_of, project_in
from tests.factories.frameworks import area_under_the_odd_pack
from tests.factories.people import person_with
from tests.factories.practice import client_of


@pytest.fixture
def area(db: None) -> Area:
    return area_under("york-training-and-checklist")


def a_barrier(area: Area, words: str = "Nobody had an evening free", challenge: str = "time") -> Barrier:
    return record_barrier(area=area, words=words, challenge=challenge, group=None, role="Practitioner", by=BY)


def page(client: Client, area: Area, query: str = "") -> str:
    return client.get(f"/{area.slug}/practice/barriers/{query}").content.decode()


def test_anybody_of_the_team_says_what_was_in_the_way_and_what_helped(area: Area) -> None:
    families = group_of(area, "parents-carers")
    parent = client_of(person_with(Role.REPRESENTATIVE, area=area, group=families, name="Petra Planted"))
    new = {"words": "Meetings at ten in the morning", "challenge": "time"}
    parent.post(f"/{area.slug}/practice/barriers/new/", new)
    barrier = Barrier.objects.get()
    address = f"/{area.slug}/practice/barriers/{barrier.pk}/"
    parent.post(address, {"words": "Seven in the evening", "helped": "yes", "came_of_it": "Twice as many came."})
    shown = client_of(person_with(Role.PRACTITIONER, area=area)).get(address).content.decode()
    assert [words in shown for words in ("Meetings at ten", "Seven in the evening", "It helped", "Twice as many")] == [
        True
    ] * 4
    assert families.title in shown
    assert "Petra Planted" not in shown


def test_everybody_reads_it_only_once_it_is_shared_and_other_areas_find_it(area: Area) -> None:
    barrier = a_barrier(area)
    elsewhere = area_under_the_odd_pack()
    other = client_of(person_with(Role.COORDINATOR, area=elsewhere))
    assert [barrier.words in text for text in (page(Client(), area), page(other, elsewhere))] == [False, False]
    assert Client().get(f"/{area.slug}/practice/barriers/{barrier.pk}/").status_code == 404
    share_barrier(barrier=barrier, seen=0, by=BY)
    assert [barrier.words in text for text in (page(Client(), area), page(other, elsewhere))] == [True, True]
    officer = client_of(person_with(Role.COORDINATOR, area=area))
    officer.post(f"/{area.slug}/practice/barriers/{barrier.pk}/share/", {"share": "no"})
    assert barrier.words not in page(Client(), area)


def test_what_is_written_at_a_shared_barrier_is_the_teams_until_an_officer_has_looked_at_it(area: Area) -> None:
    barrier = a_barrier(area)
    first = record_attempt(barrier=barrier, words="A crèche", helped=Helped.YES, by=BY)
    share_barrier(barrier=barrier, seen=first.pk, by=BY)
    address = f"/{area.slug}/practice/barriers/{barrier.pk}/"
    parent = client_of(person_with(Role.REPRESENTATIVE, area=area, group=group_of(area, "parents-carers")))
    officer = client_of(person_with(Role.COORDINATOR, area=area))
    elsewhere = area_under_the_odd_pack()
    other = client_of(person_with(Role.COORDINATOR, area=elsewhere))

    told = parent.post(address, {"words": "We drove Sam there", "helped": "yes"}, follow=True).content.decode()

    def read_by(*clients: Client) -> list[bool]:
        return ["We drove Sam there" in client.get(address).content.decode() for client in clients]

    assert "once a participation officer has looked at it" in told
    assert read_by(parent, officer, Client()) == [True, True, False]
    assert "We drove Sam there" not in page(other, elsewhere)
    assert "A crèche" in page(other, elsewhere)
    desk = officer.get(f"/{area.slug}/desk/").content.decode()
    assert ("New words, where everybody reads the old ones" in desk, address in desk) == (True, True)
    assert "New words, where" not in parent.get(f"/{area.slug}/desk/").content.decode()

    # What comes in between reading and sharing is not shared.
    seen = barrier.attempts.latest("pk").pk
    record_attempt(barrier=barrier, words="Written meanwhile", helped=Helped.NO, by=BY)
    officer.post(address + "share/", {"share": "yes", "seen": seen})

    assert read_by(Client()) == [True]
    assert "Written meanwhile" not in Client().get(address).content.decode()
    assert page(other, elsewhere).count("We drove Sam there") == 1

    # Kept in the area and shared again, all of it is looked at again.
    officer.post(address + "share/", {"share": "no"})
    officer.post(address + "share/", {"share": "yes", "seen": "0"})
    assert read_by(Client()) == [False]


def test_whoever_is_elsewhere_finds_what_helped_only_where_that_is_shared(area: Area) -> None:
    barrier = a_barrier(area)
    share_barrier(barrier=barrier, seen=0, by=BY)
    helped = record_attempt(barrier=barrier, words="A crèche", helped=Helped.YES, by=BY)
    elsewhere = area_under_the_odd_pack()
    other = client_of(person_with(Role.COORDINATOR, area=elsewhere))
    assert barrier.words not in page(other, elsewhere, "?helped=yes")
    share_barrier(barrier=barrier, seen=helped.pk, by=BY)
    assert barrier.words in page(other, elsewhere, "?helped=yes")


def test_what_was_in_the_way_of_a_project_that_is_not_published_is_not_told(area: Area) -> None:
    project = project_in(area, title="A secret plan")
    barrier = record_barrier(area=area, words="No room", project=project, group=None, role="Facilitator", by=BY)
    share_barrier(barrier=barrier, seen=0, by=BY)
    assert "No room" not in page(Client(), area)


def test_one_finds_what_helped_about_one_thing(area: Area) -> None:
    helped, other = a_barrier(area, "No evening"), a_barrier(area, "No room", "money")
    record_attempt(barrier=helped, words="A crèche", helped=Helped.YES, by=BY)
    record_attempt(barrier=other, words="A tent", helped=Helped.NO, by=BY)
    team = client_of(person_with(Role.COORDINATOR, area=area))
    found = {
        query: [words in page(team, area, query) for words in ("No evening", "No room")]
        for query in ("", "?about=money", "?helped=yes", "?about=nonsense")
    }
    assert found == {
        "": [True, True],
        "?about=money": [False, True],
        "?helped=yes": [True, False],
        "?about=nonsense": [False, False],
    }


def test_nothing_empty_and_nothing_of_another_area_is_written_and_the_audit_holds_no_words(area: Area) -> None:
    with pytest.raises(ValidationError, match="characters at most"):
        a_barrier(area, "   ")
    with pytest.raises(ValidationError, match="no such challenge"):
        a_barrier(area, challenge="weather")
    with pytest.raises(ValidationError, match="another area"):
        record_barrier(area=area, words="No", group=area_under_the_odd_pack().groups.get(), role="", by=BY)
    a_barrier(area, "Something private")
    assert "private" not in str([entry.__dict__ for entry in AuditEntry.objects.all()])


def test_the_list_asks_the_database_as_often_for_many_as_for_one(area: Area) -> None:
    team = client_of(person_with(Role.COORDINATOR, area=area))
    counts = []
    for many in (1, 5):
        for _ in range(many):
            record_attempt(barrier=a_barrier(area), words="A crèche", helped=Helped.YES, by=BY)
        with CaptureQueriesContext(connection) as asked:
            page(team, area)
        counts.append(len(asked))
    assert counts[0] == counts[1]
