"""A file comes in once, belongs to who sent it, is said once, and goes when it is taken back."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import transaction

from alongside.activity import actors
from alongside.activity.models import AuditEntry
from alongside.core import clock
from alongside.live import rules
from alongside.live.actions import withdraw
from alongside.live.actions.media import ConflictError, Upload, describe, remove_what_is_due, take_upload
from alongside.live.enums import MediaKind
from alongside.live.media.made import RefusedError
from alongside.live.models import Contribution, FileToRemove, LiveEvent, Media, Participant, Session
from alongside.live.rules import Problem
from alongside.live.submissions import Outcome, Status
from tests.factories.live_rows import ParticipantFactory, PromptFactory, accept, submission
from tests.factories.media import picture, recording, sent

pytestmark = pytest.mark.django_db
BY = actors.system("test")
WAYS = ["picture", "drawing", "voice"]
NOT_THEIRS = [Problem("media", "We do not have this picture or recording. Choose it again.")]


def a_board() -> tuple[Session, Participant]:
    """A session with a board that takes everything, and somebody who takes part in it."""
    prompt = PromptFactory.create(ways=WAYS)
    return prompt.activity.session, ParticipantFactory.create(session=prompt.activity.session)


def say(participant: Participant, *media: Media, **fields: object) -> Outcome:
    prompt = participant.session.activities.get().prompts.get()
    return accept(prompt, participant, **({"media_ids": tuple(one.pk for one in media), "words": ""} | fields))


def files_of(session: Session) -> list[str]:
    try:
        return default_storage.listdir(f"{session.area_id}/{session.pk}")[1]
    except FileNotFoundError:
        return []


# ------------------------------------------------------------------- arriving


def test_a_file_is_kept_written_anew_with_its_size_and_without_its_name() -> None:
    session, amira = a_board()

    media = sent(amira, content=picture((80, 60), form="PNG"))

    assert (media.kind, media.content_type, media.width, media.height) == ("picture", "image/jpeg", 80, 60)
    assert media.size == default_storage.size(str(media.file.name))
    [name] = files_of(session)
    assert name.startswith(str(media.pk))
    assert not FileToRemove.objects.exists()


def test_it_is_audited_without_a_word_about_what_it_shows() -> None:
    _, amira = a_board()

    media = sent(amira, MediaKind.VOICE)

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.subject_id, entry.actor_id, entry.fields) == (
        "media received",
        str(media.pk),
        str(amira.pk),
        ["file"],
    )


def test_the_same_file_twice_is_one() -> None:
    session, amira = a_board()
    upload = Upload(id=uuid4(), kind=MediaKind.PICTURE, content=picture())

    first, again = (take_upload(participant=amira, upload=upload, by=BY) for _ in range(2))

    assert [first, again] == [(Media.objects.get(), True), (Media.objects.get(), False)]
    assert len(files_of(session)) == 1


def test_another_file_or_another_person_under_the_same_id_is_a_conflict() -> None:
    session, amira = a_board()
    media = sent(amira)
    somebody = ParticipantFactory.create(session=session)

    for participant, kind, content in (
        (amira, MediaKind.PICTURE, picture(colour="red")),
        (amira, MediaKind.DRAWING, picture()),
        (somebody, MediaKind.PICTURE, picture()),
    ):
        with pytest.raises(ConflictError):
            sent(participant, kind, content, media_id=media.pk)

    assert len(files_of(session)) == 1


def test_no_digest_tells_that_two_people_sent_the_same_picture() -> None:
    session, amira = a_board()
    ben = ParticipantFactory.create(session=session)

    digests = {sent(who, content=picture()).sent_digest for who in (amira, ben)}

    assert len(digests) == 2


def test_what_is_no_picture_leaves_nothing_behind() -> None:
    session, amira = a_board()

    with pytest.raises(RefusedError):
        sent(amira, content=b"no picture")

    assert (Media.objects.count(), FileToRemove.objects.count(), files_of(session)) == (0, 0, [])


def test_nobody_fills_the_store_with_what_they_never_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_UNSAID_MEDIA", 2)
    monkeypatch.setattr(rules, "MOST_MEDIA_OF_ONE", 3)
    _, amira = a_board()
    first, _ = sent(amira), sent(amira)

    with pytest.raises(RefusedError, match="Send what you have first"):
        sent(amira)
    say(amira, first)
    sent(amira)
    with pytest.raises(RefusedError, match="You sent very many"):
        sent(amira)


# --------------------------------------------------------------------- saying


def test_a_picture_alone_is_a_contribution_and_waits_for_a_person() -> None:
    _, amira = a_board()
    media = sent(amira)

    outcome = say(amira, media)

    row = Contribution.objects.get()
    assert (outcome.status, list(row.media.all()), row.is_held) == (Status.ACCEPTED, [media], True)


def test_where_nothing_is_held_a_picture_is_not() -> None:
    session, amira = a_board()
    session.hold_for_person = False
    session.save()

    assert not say(amira, sent(amira)).is_held


def test_the_same_answer_twice_is_one_and_with_another_picture_it_is_not() -> None:
    _, amira = a_board()
    media, other = sent(amira), sent(amira)
    sent_once = submission(amira.session.activities.get().prompts.get(), amira, media_ids=(media.pk,))

    statuses = [
        say(amira, *pictures, uuid=sent_once.uuid).status
        for pictures in ((media,), (media,), (other,), (), (media, other))
    ]

    assert statuses == [Status.ACCEPTED, Status.SAME, Status.CONFLICT, Status.CONFLICT, Status.CONFLICT]


def test_only_ones_own_once_and_what_is_there() -> None:
    session, amira = a_board()
    of_ben = sent(ParticipantFactory.create(session=session))
    media, said = sent(amira), sent(amira)
    say(amira, said)

    refused = [
        say(amira, of_ben),
        say(amira, said),
        say(amira, media, media),
        say(amira, media_ids=(uuid4(),), words="And words"),
    ]

    assert [outcome.problems for outcome in refused] == [NOT_THEIRS] * 4
    assert Contribution.objects.count() == 1


def test_what_a_question_does_not_take_is_refused() -> None:
    session, amira = a_board()
    prompt = session.activities.get().prompts.get()
    prompt.ways = ["picture"]
    prompt.save()

    refused = say(amira, sent(amira, MediaKind.VOICE))

    assert [problem.field for problem in refused.problems] == ["media"]


def test_three_go_with_one_answer_and_not_four() -> None:
    _, amira = a_board()
    four = [sent(amira) for _ in range(4)]

    assert [say(amira, *four).status, say(amira, *four[:3]).status] == [Status.INVALID, Status.ACCEPTED]


# ----------------------------------------------------------------- describing


def test_a_description_is_kept_told_to_screens_and_audited_without_its_words() -> None:
    _, amira = a_board()
    media = sent(amira)
    say(amira, media)
    before = LiveEvent.objects.count()

    describe(media=media, alt_text="A dog at a bus stop", by=BY)

    media.refresh_from_db()
    assert (media.alt_text, LiveEvent.objects.count()) == ("A dog at a bus stop", before + 1)
    assert "dog" not in str(list(AuditEntry.objects.values_list()))


# ------------------------------------------------------------------- removing


@pytest.mark.django_db(transaction=True)
def test_taking_back_removes_rows_and_files_of_all_versions() -> None:
    session, amira = a_board()
    prompt = session.activities.get().prompts.get()
    prompt.takes = "one"
    prompt.save()
    say(amira, sent(amira))
    say(amira, sent(amira, MediaKind.VOICE, recording()))
    assert len(files_of(session)) == 2

    withdraw(contribution=Contribution.objects.get(is_current=True), by=BY)

    assert (files_of(session), Media.objects.count(), FileToRemove.objects.count()) == ([], 0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_file_goes_only_when_its_row_is_really_gone() -> None:
    session, amira = a_board()
    say(amira, sent(amira))

    with transaction.atomic():
        withdraw(contribution=Contribution.objects.get(), by=BY)
        assert len(files_of(session)) == 1
        transaction.set_rollback(True)

    assert (len(files_of(session)), FileToRemove.objects.count()) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_a_file_that_could_not_be_removed_at_once_is_removed_later(monkeypatch: pytest.MonkeyPatch) -> None:
    session, amira = a_board()
    say(amira, sent(amira))
    with monkeypatch.context() as away:
        away.setattr(default_storage, "delete", lambda name: (_ for _ in ()).throw(OSError("the store is away")))
        withdraw(contribution=Contribution.objects.get(), by=BY)
    assert (len(files_of(session)), FileToRemove.objects.count()) == (1, 1)

    assert remove_what_is_due() == 1

    assert (files_of(session), FileToRemove.objects.count()) == ([], 0)


@pytest.mark.django_db(transaction=True)
def test_a_session_that_goes_takes_its_files_along() -> None:
    session, amira = a_board()
    sent(amira)

    Media.objects.filter(session=session).delete()

    assert files_of(session) == []


@pytest.mark.django_db(transaction=True)
def test_what_was_sent_and_not_said_is_removed_after_a_day() -> None:
    session, amira = a_board()
    said, unsaid = sent(amira), sent(amira)
    say(amira, said)

    with time_machine.travel(clock.now() + timedelta(hours=23)):
        assert remove_what_is_due() == 0
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        assert remove_what_is_due() == 1

    assert [one.pk for one in Media.objects.all()] == [said.pk]
    assert [unsaid.pk, len(files_of(session))] == [unsaid.pk, 1]


@pytest.mark.django_db(transaction=True)
def test_a_file_whose_upload_broke_off_is_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    session, amira = a_board()
    with monkeypatch.context() as broken:
        broken.setattr(Media, "save", lambda *_, **__: (_ for _ in ()).throw(RuntimeError("killed")))
        with pytest.raises(RuntimeError):
            sent(amira)
    assert len(files_of(session)) == 1

    with time_machine.travel(clock.now() + timedelta(hours=2)):
        assert remove_what_is_due() == 1

    assert (files_of(session), Media.objects.count()) == ([], 0)
