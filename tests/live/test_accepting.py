"""The one way in: acknowledged means committed, the same id twice is one, and nothing is doubled or lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from alongside.activity import actors
from alongside.activity.models import AuditEntry
from alongside.core import clock
from alongside.frameworks.enums import Takes
from alongside.live.actions import accept_contributions, close_activity, withdraw
from alongside.live.enums import Whose
from alongside.live.models import Contribution, LiveEvent, Words
from alongside.live.submissions import Status
from tests.factories.live_rows import FACES, ParticipantFactory, PromptFactory, SessionFactory, accept, submission
from tests.factories.people import GroupFactory

pytestmark = pytest.mark.django_db
HELPER = actors.system("test")


def test_the_words_are_kept_code_point_by_code_point() -> None:
    prompt = PromptFactory.create()
    participant = ParticipantFactory.create(session=prompt.activity.session)
    words = "  e\u0301 is not \u00e9, \U0001f98a\u200d\u2764 \r\n two  lines\t"

    outcome = accept(prompt, participant, words=words, whose=Whose.SUPPORTED, may_quote=True)

    row = Contribution.objects.get()
    assert (outcome.status, outcome.contribution_id) == (Status.ACCEPTED, row.pk)
    assert (row.words.text, row.whose, row.may_quote, row.is_held) == (words, Whose.SUPPORTED, True, True)


def test_contribution_words_audit_and_event_stand_or_fall_together() -> None:
    prompt = PromptFactory.create()
    participant = ParticipantFactory.create(session=prompt.activity.session)

    accept(prompt, participant)

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.actor_id, entry.subject_id) == (
        "contribution received",
        str(participant.pk),
        str(Contribution.objects.get().pk),
    )
    assert list(LiveEvent.objects.values_list("number", "kind", "subject_id")) == [
        (1, "contribution", Contribution.objects.get().pk)
    ]


def test_the_same_id_again_is_the_same_contribution() -> None:
    prompt = PromptFactory.create()
    participant = ParticipantFactory.create(session=prompt.activity.session)
    sent = submission(prompt, participant)

    outcomes = [accept_contributions([sent])[0], accept_contributions([sent])[0]]

    assert [outcome.status for outcome in outcomes] == [Status.ACCEPTED, Status.SAME]
    assert outcomes[0].contribution_id == outcomes[1].contribution_id
    assert (Contribution.objects.count(), LiveEvent.objects.count()) == (1, 1)


def test_the_same_id_twice_in_one_batch_is_one() -> None:
    prompt = PromptFactory.create()
    participant = ParticipantFactory.create(session=prompt.activity.session)
    sent = submission(prompt, participant)

    outcomes = accept_contributions([sent, sent])

    assert [outcome.status for outcome in outcomes] == [Status.ACCEPTED, Status.SAME]
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize("change", [{"words": "something else"}, {"value": "happy"}, {"whose": Whose.ON_BEHALF}])
def test_the_same_id_for_something_else_is_refused(change: dict[str, str]) -> None:
    prompt = PromptFactory.create(values=FACES)
    participant = ParticipantFactory.create(session=prompt.activity.session)
    uuid = uuid4()
    accept(prompt, participant, uuid=uuid)

    outcome = accept(prompt, participant, uuid=uuid, **change)

    assert (outcome.status, outcome.contribution_id) == (Status.CONFLICT, None)
    assert Words.objects.get().text == "Meetings are too long."


def test_an_id_that_somebody_else_used_is_refused_without_telling_what_they_said() -> None:
    prompt = PromptFactory.create()
    first, second = ParticipantFactory.create_batch(2, session=prompt.activity.session)
    uuid = uuid4()
    accept(prompt, first, uuid=uuid)

    assert accept(prompt, second, uuid=uuid).status is Status.CONFLICT


def test_what_was_withdrawn_may_be_sent_again_and_stays_withdrawn() -> None:
    prompt = PromptFactory.create()
    participant = ParticipantFactory.create(session=prompt.activity.session)
    sent = submission(prompt, participant)
    accept_contributions([sent])
    withdraw(contribution=Contribution.objects.get(), by=actors.participant(participant.pk))

    assert accept_contributions([sent])[0].status is Status.SAME
    assert Words.objects.count() == 0


def test_a_prompt_that_takes_one_keeps_the_earlier_answer_as_history() -> None:
    prompt = PromptFactory.create(takes=Takes.ONE, words=False, values=FACES)
    participant = ParticipantFactory.create(session=prompt.activity.session)

    accept_contributions([submission(prompt, participant, words="", value=face) for face in ("sad", "unsure")])
    accept(prompt, participant, words="", value="happy")

    rows = Contribution.objects.order_by("id")
    assert [(row.value, row.is_current) for row in rows] == [("sad", False), ("unsure", False), ("happy", True)]
    assert [row.supersedes_id for row in rows] == [None, rows[0].pk, rows[1].pk]


def test_before_and_after_are_two_answers() -> None:
    prompt = PromptFactory.create(takes=Takes.ONE, words=False, values=FACES, moments=["before", "after"])
    participant = ParticipantFactory.create(session=prompt.activity.session)

    for moment, face in (("before", "sad"), ("after", "happy")):
        accept(prompt, participant, words="", value=face, moment=moment)

    assert list(Contribution.objects.order_by("id").values_list("moment", "value", "is_current")) == [
        ("before", "sad", True),
        ("after", "happy", True),
    ]


def test_withdrawing_an_answer_removes_it_in_all_versions_and_keeps_the_empty_place() -> None:
    prompt = PromptFactory.create(takes=Takes.ONE, values=FACES)
    participant = ParticipantFactory.create(session=prompt.activity.session)
    accept(prompt, participant, words="first", value="sad")
    accept(prompt, participant, words="second", value="happy", may_quote=True)

    withdraw(contribution=Contribution.objects.get(is_current=True), by=actors.participant(participant.pk))

    assert Words.objects.count() == 0
    rows = Contribution.objects.all()
    assert [(row.value, row.may_quote, row.withdrawn_at is None) for row in rows] == [("", False, False)] * 2
    assert set(AuditEntry.objects.filter(verb="words withdrawn").values_list("actor_id", flat=True)) == {
        str(participant.pk)
    }


@pytest.mark.parametrize("hold_for_person", [True, False])
@pytest.mark.parametrize("may_be_under_18", [True, False, None])
def test_where_a_session_holds_words_wait_whoever_says_them(
    may_be_under_18: bool | None, hold_for_person: bool
) -> None:
    prompt = PromptFactory.create(activity__session__hold_for_person=hold_for_person)
    session = prompt.activity.session
    group = None if may_be_under_18 is None else GroupFactory.create(area=session.area, may_be_under_18=may_be_under_18)

    accept(prompt, ParticipantFactory.create(session=session, group=group))

    assert Contribution.objects.get().is_held is hold_for_person


def test_a_closed_activity_takes_nothing_new_but_what_was_said_while_it_was_open_comes_in_late() -> None:
    prompt = PromptFactory.create()
    session = prompt.activity.session
    participant = ParticipantFactory.create(session=session)
    while_open = clock.now()
    close_activity(activity=prompt.activity, by=HELPER)

    assert accept(prompt, participant).status is Status.CLOSED
    assert accept(prompt, participant, said_at=clock.now() + timedelta(hours=1)).status is Status.CLOSED
    late = accept(prompt, participant, said_at=while_open)
    assert (late.status, late.is_late, late.is_held) == (Status.ACCEPTED, True, True)


def test_paper_comes_in_whether_or_not_the_activity_is_open() -> None:
    prompt = PromptFactory.create(activity__state="waiting", activity__opened_at=None)
    participant = ParticipantFactory.create(session=prompt.activity.session)

    assert accept(prompt, participant, is_transcribed=True).status is Status.ACCEPTED


def test_somebody_of_another_session_cannot_speak_in_this_one() -> None:
    prompt = PromptFactory.create()
    stranger = ParticipantFactory.create(session=SessionFactory.create())

    outcome = accept(prompt, stranger)

    assert (outcome.status, [problem.field for problem in outcome.problems]) == (Status.INVALID, ["session"])


def test_one_bad_row_is_refused_alone() -> None:
    prompt = PromptFactory.create()
    participant = ParticipantFactory.create(session=prompt.activity.session)

    outcomes = accept_contributions(
        [
            submission(prompt, participant, words="good"),
            submission(prompt, participant, words=""),
            submission(prompt, participant, words="good too"),
        ]
    )

    assert [outcome.status for outcome in outcomes] == [Status.ACCEPTED, Status.INVALID, Status.ACCEPTED]
    assert list(Words.objects.order_by("pk").values_list("text", flat=True)) == ["good", "good too"]


def test_a_batch_costs_the_same_number_of_queries_however_large_it_is() -> None:
    prompt = PromptFactory.create()
    participants = ParticipantFactory.create_batch(20, session=prompt.activity.session)

    def queries(batch: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            accept_contributions([submission(prompt, participant) for participant in participants[:batch]])
        return len(captured)

    assert queries(1) == queries(20)


class InAnyOrderAndHoweverOften(TestCase):
    """Whatever is sent, in whatever batches and however often: each id is stored once, and numbers have no gap."""

    @given(
        batches=st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=6), min_size=1, max_size=6),
        takes=st.sampled_from(list(Takes)),
    )
    def test_each_id_is_stored_once_and_the_stream_has_no_gap(self, batches: list[list[int]], takes: Takes) -> None:
        prompt = PromptFactory.create(takes=takes)
        participants = ParticipantFactory.create_batch(2, session=prompt.activity.session)
        sent = [submission(prompt, participants[number % 2], words=f"note {number}") for number in range(6)]

        for batch in batches:
            outcomes = accept_contributions([sent[number] for number in batch])
            assert all(outcome.is_stored for outcome in outcomes)

        stored = set(Contribution.objects.filter(prompt=prompt).values_list("uuid", flat=True))
        assert stored == {sent[number].uuid for batch in batches for number in batch}
        numbers = list(LiveEvent.objects.filter(session=prompt.activity.session).values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        if takes is Takes.ONE:
            assert Contribution.objects.filter(prompt=prompt, is_current=True).count() <= len(participants)
