"""A checklist taken up for a piece of work: looked at before and after, by the team and by groups for themselves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.activity.models import AuditEntry
from alongside.frameworks.enums import Moment
from alongside.frameworks.queries import pack_for
from alongside.people.enums import Role
from alongside.people.models import Area
from alongside.practice.actions.checklists import take_up_checklist, tick
from alongside.practice.enums import Ticked
from alongside.practice.models import ChecklistTick, ChecklistUse
from alongside.practice.ticking import Tick
from tests.factories.at_once import at_once
from tests.factories.evidence import BY, area_under, group_of
from tests.factories.frameworks import area_under_the_odd_pack
from tests.factories.people import person_with
from tests.factories.practice import client_of


@pytest.fixture
def area(db: None) -> Area:
    return area_under("york-training-and-checklist")


@pytest.fixture
def use(area: Area) -> ChecklistUse:
    return take_up_checklist(area=area, checklist="with-one-person", about="A review in spring", by=BY)


def url(use: ChecklistUse, more: str = "") -> str:
    return f"/{use.area.slug}/practice/checklists/{use.pk}/{more}"


def test_the_team_and_a_group_say_it_side_by_side_and_what_is_not_so_stays_to_do(use: ChecklistUse) -> None:
    area = use.area
    families = group_of(area, "parents-carers")
    worker = client_of(person_with(Role.PRACTITIONER, area=area))
    parent = client_of(person_with(Role.REPRESENTATIVE, area=area, group=families))
    worker.post(url(use, "after/"), {"asked-how-answer": "yes", "plain-words-answer": "yes"})
    parent.post(
        url(use, "after/?group=parents-carers"), {"plain-words-answer": "not-yet", "plain-words-words": "EHCP?"}
    )
    page = worker.get(url(use)).content.decode()
    assert "Different answers" in page
    assert "EHCP?" in page
    to_do = page.split("Still to do")[1]
    assert "We explained every abbreviation, or left it out" in to_do
    assert "We asked how, where and when they want to talk" not in to_do


def test_young_people_read_easy_words(use: ChecklistUse) -> None:
    young = client_of(person_with(Role.REPRESENTATIVE, area=use.area, group=group_of(use.area, "young-people")))
    page = young.get(url(use, "before/?group=young-people")).content.decode()
    assert "We used easy words." in page
    assert "We explained every abbreviation" not in page


def test_nobody_speaks_for_somebody_else(use: ChecklistUse) -> None:
    worker = client_of(person_with(Role.PRACTITIONER, area=use.area))
    parent = client_of(person_with(Role.REPRESENTATIVE, area=use.area, group=group_of(use.area, "parents-carers")))
    got = [
        worker.get(url(use, "before/?group=parents-carers")).status_code,
        parent.get(url(use, "before/")).status_code,
        parent.get(url(use, "before/?group=young-people")).status_code,
        parent.get(url(use, "before/?group=nobody")).status_code,
        parent.get(url(use, "never/?group=parents-carers")).status_code,
    ]
    assert got == [403, 403, 403, 404, 404]


def test_a_change_is_kept_with_what_stood_before_and_the_audit_holds_no_words(use: ChecklistUse) -> None:
    for words in ("First.", "First.", "Second."):
        tick(use=use, moment=Moment.BEFORE, group=None, ticks={"asked-how": Tick(Ticked.YES, words)}, by=BY)
    rows = ChecklistTick.objects.all()
    assert [(row.number, row.words, row.is_current) for row in rows] == [(1, "First.", False), (2, "Second.", True)]
    assert "First" not in str([entry.__dict__ for entry in AuditEntry.objects.all()])


def form_of(client: Client, address: str) -> dict[str, str]:
    """Everything that stands in the form at an address, as a browser sends it."""
    form = client.get(address).context["form"]
    return {field.html_name: str(field.value() or "") for field in form}


@pytest.mark.parametrize(
    ("role", "group", "told"),
    [
        (Role.PRACTITIONER, "", "They say: Not yet. “EHCP?”. Yours is still here."),
        (Role.REPRESENTATIVE, "young-people", "Somebody else said: Not yet. “EHCP?”. What you said is still here."),
    ],
)
def test_two_who_look_at_the_same_thing_at_once_lose_nothing(
    use: ChecklistUse, role: Role, group: str, told: str
) -> None:
    voice = group_of(use.area, group) if group else None
    address = url(use, f"before/?group={group}" if group else "before/")
    first, second = (client_of(person_with(role, area=use.area, group=voice)) for _ in range(2))
    mine, theirs = form_of(second, address), form_of(first, address)
    first.post(address, theirs | {"plain-words-answer": "not-yet", "plain-words-words": "EHCP?"})
    both = mine | {"plain-words-answer": "yes", "plain-words-words": "All of it.", "asked-how-answer": "yes"}
    answer = second.post(address, both)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert told in page
    assert "All of it." in page
    assert [row.item for row in ChecklistTick.objects.all()] == ["plain-words"]
    sent_again = both | {"plain-words-seen": answer.context["form"]["plain-words-seen"].value()}
    assert second.post(address, sent_again).status_code == 302
    assert [(row.item, row.words, row.is_current) for row in ChecklistTick.objects.all()] == [
        ("asked-how", "", True),
        ("plain-words", "EHCP?", False),
        ("plain-words", "All of it.", True),
    ]


def test_what_somebody_else_said_to_other_things_or_said_just_so_is_in_nobodys_way(use: ChecklistUse) -> None:
    first, second = (client_of(person_with(Role.PRACTITIONER, area=use.area)) for _ in range(2))
    mine = form_of(second, url(use, "before/"))
    first.post(url(use, "before/"), mine | {"plain-words-answer": "yes", "asked-how-answer": "partly"})
    answer = second.post(url(use, "before/"), mine | {"plain-words-answer": "yes"})

    assert answer.status_code == 302
    assert {row.item: row.answer for row in ChecklistTick.objects.filter(is_current=True)} == {
        "plain-words": "yes",
        "asked-how": "partly",
    }


@pytest.mark.django_db(transaction=True)
def test_of_two_in_the_same_moment_one_is_told_what_the_other_said() -> None:
    area = area_under("york-training-and-checklist")
    use = take_up_checklist(area=area, checklist="with-one-person", about="A review in spring", by=BY)

    def says(words: str) -> Callable[[], object]:
        ticks = {"plain-words": Tick(Ticked.YES, words)}
        return partial(tick, use=use, moment=Moment.BEFORE, group=None, ticks=ticks, seen={"plain-words": ""}, by=BY)

    told = at_once(says("One."), says("Two."))

    assert sorted(told) == ["", "Somebody else changed this while you were writing."]
    assert ChecklistTick.objects.get().words == ("Two." if told[0] else "One.")


def test_what_is_not_on_the_list_is_refused(use: ChecklistUse) -> None:
    with pytest.raises(ValidationError, match="not on the list"):
        tick(use=use, moment=Moment.BEFORE, group=None, ticks={"weather": Tick(Ticked.YES)}, by=BY)
    with pytest.raises(ValidationError, match="no such checklist"):
        take_up_checklist(area=use.area, checklist="weather", about="A day", by=BY)


def test_the_page_asks_the_database_as_often_for_many_voices_as_for_one(use: ChecklistUse) -> None:
    worker = client_of(person_with(Role.COORDINATOR, area=use.area))
    items = [item.id for item in pack_for(use.area).checklists[0].items]
    counts = []
    for groups in ([None], [group_of(use.area, key) for key in ("parents-carers", "young-people", "school-staff")]):
        for group in groups:
            for moment in Moment:
                tick(use=use, moment=moment, group=group, ticks={item: Tick(Ticked.YES) for item in items}, by=BY)
        with CaptureQueriesContext(connection) as asked:
            worker.get(url(use))
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_the_odd_pack_has_its_list_too() -> None:
    area = area_under_the_odd_pack()
    worker = client_of(person_with(Role.PRACTITIONER, area=area))
    worker.post(f"/{area.slug}/practice/checklists/new/bag/", {"about": "A walk"})
    use = ChecklistUse.objects.get()
    worker.post(url(use, "before/"), {"bread-answer": "partly"})
    assert "There is bread in it" in worker.get(url(use)).content.decode().split("Still to do")[1]
    assert worker.get(f"/{area.slug}/practice/training/").status_code == 200
