"""A group that does not agree to the area's new words yet says why; nothing is published while that stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from alongside.activity.models import AuditEntry
from alongside.frameworks import actions, asking
from alongside.frameworks import wording_queries as queries
from alongside.frameworks.actions.wording import LONGEST_REASON
from alongside.frameworks.asking import Line
from alongside.frameworks.enums import GroupSays
from alongside.frameworks.models import PackAnswer, PackWording
from alongside.people.enums import Role
from alongside.people.models import Area, Group, User
from tests.factories.people import person_with
from tests.factories.projects import area_with
from tests.frameworks.test_wording import BY, begun, speaker, telling

WHY = "“Saying so” sounds like an order."
WHERE = "/elm/charter/wording/"
SAID = st.sampled_from([None, *GroupSays])


def line(key: str, says: GroupSays | None) -> Line:
    at = datetime(2026, 3, 1, tzinfo=UTC) if says else None
    return Line(key, key.title(), 1, says=says, because=WHY if says is GroupSays.NOT_YET else "", at=at)


@given(st.lists(SAID, max_size=5))
def test_words_are_published_exactly_when_every_group_agreed(said: list[GroupSays | None]) -> None:
    lines = [line(f"group {number}", one) for number, one in enumerate(said)]
    assert asking.can_be_published(lines) == (bool(said) and set(said) == {GroupSays.AGREES})
    assert asking.can_be_published(lines) == (asking.why_not_publish(lines) == "")


@given(st.lists(SAID, min_size=1, max_size=5))
def test_a_not_yet_is_named_with_its_group(said: list[GroupSays | None]) -> None:
    lines = [line(f"group {number}", one) for number, one in enumerate(said)]
    why = asking.why_not_publish(lines)
    assert [one.title in why for one in lines] == [one.is_not_yet for one in lines]


@pytest.fixture
def area(db: None) -> Area:
    return area_with(slug="elm")


@pytest.fixture
def wording(area: Area) -> PackWording:
    wording = begun(area)
    actions.ask_groups(wording=wording, by=BY)
    return wording


def said(wording: PackWording) -> list[tuple[str, str, str, bool]]:
    return list(PackAnswer.objects.filter(wording=wording).values_list("group__key", "says", "because", "is_current"))


def not_yet(wording: PackWording, key: str = "aunts", because: str = WHY) -> PackAnswer:
    group, by = speaker(wording.area, key)
    return actions.say_not_yet(wording=wording, group=group, because=because, digest=wording.digest, by=by)


def test_while_a_group_says_not_yet_nothing_is_published_and_it_may_agree_later(wording: PackWording) -> None:
    pupils, by = speaker(wording.area, "ecolieres")
    actions.agree_to_pack(wording=wording, group=pupils, digest=wording.digest, by=by)
    first = not_yet(wording)
    with pytest.raises(ValidationError, match="Aunts say: not yet"):
        actions.publish_wording(wording=wording, by=BY)

    aunts, other = speaker(wording.area, "aunts")
    actions.agree_to_pack(wording=wording, group=aunts, digest=wording.digest, seen=first.pk, by=other)

    assert said(wording) == [
        ("ecolieres", "agrees", "", True),
        ("aunts", "not-yet", WHY, False),
        ("aunts", "agrees", "", True),
    ]
    assert actions.publish_wording(wording=wording, by=BY).version == "1.1"
    verbs = AuditEntry.objects.filter(verb__startswith="pack wording").values_list("verb", flat=True)
    assert "pack wording not agreed yet" in verbs
    assert WHY not in str(list(AuditEntry.objects.values()))


def test_a_group_that_agreed_may_change_its_mind_before_it_is_published(wording: PackWording) -> None:
    aunts, by = speaker(wording.area, "aunts")
    agreed = actions.agree_to_pack(wording=wording, group=aunts, digest=wording.digest, by=by)
    actions.say_not_yet(wording=wording, group=aunts, because=WHY, digest=wording.digest, seen=agreed.pk, by=by)
    assert said(wording) == [("aunts", "agrees", "", False), ("aunts", "not-yet", WHY, True)]


@pytest.mark.parametrize("because", ["", "  \r\n ", "x" * (LONGEST_REASON + 1)])
def test_a_not_yet_has_a_reason_that_people_can_do_something_about(because: str, wording: PackWording) -> None:
    with pytest.raises(ValidationError, match="Say what should be different"):
        not_yet(wording, because=because)
    assert said(wording) == []


def test_the_database_holds_no_not_yet_without_a_reason(wording: PackWording) -> None:
    aunts = Group.objects.get(area=wording.area, key="aunts")
    for says, because in ((GroupSays.NOT_YET, ""), (GroupSays.AGREES, WHY)):
        with pytest.raises(IntegrityError), transaction.atomic():
            PackAnswer.objects.create(wording=wording, group=aunts, digest=wording.digest, says=says, because=because)


def test_who_did_not_read_what_their_group_said_does_not_answer_over_it(wording: PackWording) -> None:
    not_yet(wording)
    aunts, other = speaker(wording.area, "aunts")
    with pytest.raises(ValidationError, match="was first"):
        actions.agree_to_pack(wording=wording, group=aunts, digest=wording.digest, by=other)
    assert said(wording) == [("aunts", "not-yet", WHY, True)]


def test_the_same_again_is_one_answer_and_nobody_answers_for_two_groups(wording: PackWording) -> None:
    aunts, by = speaker(wording.area, "aunts")
    for _ in range(2):
        actions.say_not_yet(wording=wording, group=aunts, because=WHY, digest=wording.digest, by=by)
    pupils = Group.objects.get(area=wording.area, key="ecolieres")
    with pytest.raises(ValidationError, match="another group"):
        actions.agree_to_pack(wording=wording, group=pupils, digest=wording.digest, by=by)
    assert len(said(wording)) == 1


def test_other_words_ask_anew_and_what_was_said_to_the_earlier_stays(wording: PackWording) -> None:
    not_yet(wording)
    second = actions.reword_pack(wording=wording, files=telling(wording, "Telling each other"), by=BY)
    assert [one.says for one in queries.lines_of(second)] == [None, None]
    with pytest.raises(ValidationError, match="changed since"):
        not_yet(wording)
    page = text(officer(wording.area), "history/")
    assert WHY in page
    assert "Aunts" in page


def officer(area: Area) -> Client:
    return signed_in(person_with(Role.COORDINATOR, area=area))


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def speaks_for(area: Area, key: str) -> Client:
    return signed_in(person_with(Role.REPRESENTATIVE, area=area, group=Group.objects.get(area=area, key=key)))


def text(client: Client, path: str = "") -> str:
    return client.get(f"{WHERE}{path}").content.decode()


def test_the_author_and_the_other_groups_read_whose_not_yet_it_is_and_why(wording: PackWording, area: Area) -> None:
    aunt, pupil, mina = speaks_for(area, "aunts"), speaks_for(area, "ecolieres"), officer(area)
    assert "Not yet, and why" in text(aunt)
    sent = {"because": WHY, "digest": wording.digest, "seen": "0"}
    assert aunt.post(f"{WHERE}not-yet/aunts/", sent).headers["Location"] == WHERE

    for client in (aunt, pupil, mina):
        page = text(client)
        assert "Aunts do not agree yet" in page
        assert WHY in page
    assert "Publish these words" not in text(mina)
    desk = mina.get("/elm/desk/").content.decode()
    assert "Groups that do not agree to the new words yet" in desk
    assert WHY in desk
    waiting = "Words that your group has not agreed to"
    assert waiting not in aunt.get("/elm/desk/").content.decode()
    assert waiting in pupil.get("/elm/desk/").content.decode()
    refused = mina.post(f"{WHERE}publish/", follow=True).content.decode()
    assert "Aunts say: not yet. Read why." in refused

    seen = PackAnswer.objects.get().pk
    aunt.post(f"{WHERE}agree/", {"group": "aunts", "digest": wording.digest, "seen": seen})
    assert WHY not in text(mina)
    assert WHY in text(mina, "history/")
    assert "Groups that do not agree" not in mina.get("/elm/desk/").content.decode()


def test_without_a_reason_and_over_other_words_nothing_typed_is_lost(wording: PackWording, area: Area) -> None:
    aunt = speaks_for(area, "aunts")
    empty = aunt.post(f"{WHERE}not-yet/aunts/", {"because": " ", "digest": wording.digest, "seen": "0"})
    assert empty.status_code == 422
    assert "Say what should be different" in empty.content.decode()

    second = actions.reword_pack(wording=wording, files=telling(wording, "Telling each other"), by=BY)
    assert aunt.get(f"{WHERE}not-yet/aunts/").status_code == 404, "nobody is asked about these yet"
    actions.ask_groups(wording=second, by=BY)
    sent = {"because": WHY, "digest": wording.digest, "seen": "0"}
    late = aunt.post(f"{WHERE}not-yet/aunts/", sent)
    page = late.content.decode()
    assert (late.status_code, "changed since you read them" in page, WHY in page) == (422, True, True)
    assert "Telling each other" in page
    assert aunt.post(f"{WHERE}not-yet/aunts/", sent | {"digest": second.digest}).status_code == 302
    assert said(second) == [("aunts", "not-yet", WHY, True)]


def test_nobody_says_not_yet_for_another_group_or_one_that_is_not_asked(wording: PackWording, area: Area) -> None:
    pupil = speaks_for(area, "ecolieres")
    assert pupil.get(f"{WHERE}not-yet/aunts/").status_code == 403
    assert pupil.get(f"{WHERE}not-yet/bakers/").status_code == 404
