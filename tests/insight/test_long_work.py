"""Long work: made in the background, for the one who asked, for a day, and never with words that were taken back."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from openpyxl import load_workbook

from alongside.activity import actors
from alongside.config.working import run_what_waits
from alongside.core import clock
from alongside.insight.tasks import MAKE_FILE
from alongside.insight.views import exporting
from alongside.live import actions, job_progress
from alongside.live.actions import jobs
from alongside.live.enums import JobState
from alongside.live.models import Contribution, Job, Session
from alongside.live.tasks import BRING_IN
from alongside.live.views import importing
from alongside.people.enums import Role
from alongside.people.models import User
from tests.factories.live import BY, make_session, say
from tests.factories.people import person_with

pytestmark = pytest.mark.django_db

SIGNED_IN = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def session() -> Session:
    session = make_session()
    say(session, "bin-keep-light-bulb/keep", "The biscuits", group="practitioners")
    return session


@pytest.fixture
def mina(session: Session) -> User:
    return person_with(Role.COORDINATOR, area=session.area)


@pytest.fixture
def desk(client: Client, mina: User) -> Client:
    client.force_login(mina, backend=SIGNED_IN)
    return client


def asked(session: Session, who: User, form: str = "xlsx") -> Job:
    return jobs.ask_for(session=session, task=MAKE_FILE, by=actors.person(who.pk), options={"format": form})


def page(session: Session, job: Job, file: str = "") -> str:
    return f"/{session.area.slug}/sessions/{session.code}/jobs/{job.pk}/{file}"


def state(job: Job) -> str:
    job.refresh_from_db()
    return job.state


def test_a_large_session_is_written_in_the_background_and_found_again(
    desk: Client, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "MOST_AT_ONCE", 0)
    export = f"/{session.area.slug}/sessions/{session.code}/export/"
    assert 'name="format" value="xlsx"' in desk.get(export).content.decode()
    response = desk.post(export, {"format": "xlsx"})
    job = Job.objects.get()
    assert response.headers["Location"] == page(session, job)
    assert "Waiting for its turn" in desk.get(page(session, job)).content.decode()
    assert desk.get(page(session, job, "file/")).status_code == 404
    run_what_waits()
    assert "Ready" in desk.get(page(session, job)).content.decode()
    assert page(session, job) in desk.get(export).content.decode()
    file = desk.get(page(session, job, "file/"))
    assert file.headers["Content-Disposition"].endswith('.xlsx"')
    assert "contributions" in load_workbook(io.BytesIO(file.content)).sheetnames


def test_a_small_session_comes_at_once(desk: Client, session: Session) -> None:
    desk.get(f"/{session.area.slug}/sessions/{session.code}/export/?format=csv")
    assert not Job.objects.exists()


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FACILITATOR])
def test_nobody_else_reaches_it(client: Client, session: Session, mina: User, role: Role) -> None:
    job = asked(session, mina)
    run_what_waits()
    client.force_login(person_with(role, area=session.area), backend=SIGNED_IN)
    assert [client.get(page(session, job, file)).status_code for file in ("", "file/")] == [404, 404]


def test_words_that_are_taken_back_take_every_file_with_them(desk: Client, session: Session, mina: User) -> None:
    made, waiting = asked(session, mina), asked(session, mina)
    jobs.begin(made.pk)
    made.refresh_from_db()
    jobs.finish(job=made, made=jobs.Made(content=b"The biscuits", name="a.csv", content_type="text/csv"))
    actions.withdraw(contribution=Contribution.objects.get(), by=BY)
    assert (state(made), made.content) == (JobState.THROWN_AWAY, None)
    assert state(waiting) == JobState.WAITING
    assert "Ask for it again" in desk.get(page(session, made)).content.decode()


def test_a_file_that_was_being_made_while_words_were_taken_back_is_never_stored(session: Session, mina: User) -> None:
    job = asked(session, mina)
    begun = jobs.begin(job.pk)
    assert begun is not None
    actions.withdraw(contribution=Contribution.objects.get(), by=BY)
    assert jobs.finish(job=begun, made=jobs.Made(content=b"The biscuits")) is False
    assert (state(job), job.content) == (JobState.THROWN_AWAY, None)


def test_words_that_are_held_again_or_no_longer_for_everybody_take_files_with_them(
    session: Session, mina: User
) -> None:
    said = Contribution.objects.get()
    changes: list[Callable[[], None]] = [
        lambda: actions.hold(contribution=said, by=BY),
        lambda: actions.set_may_quote(contribution=said, may_quote=False, by=BY),
    ]
    for change in changes:
        job = asked(session, mina, "pdf")
        run_what_waits()
        assert state(job) == JobState.READY
        change()
        assert state(job) == JobState.THROWN_AWAY


def test_a_job_that_a_kill_interrupted_is_begun_again_and_given_up_after_three(session: Session, mina: User) -> None:
    job = asked(session, mina)
    for attempt in range(1, 4):
        assert jobs.begin(job.pk) is not None
        cache.clear()  # the process that told of it is gone
        with time_machine.travel(clock.now() + timedelta(minutes=2)):
            jobs.tidy_up()
        assert state(job) == (JobState.WAITING if attempt < 3 else JobState.FAILED)


def test_a_job_that_is_heard_of_is_left_alone(session: Session, mina: User) -> None:
    job = asked(session, mina)
    jobs.begin(job.pk)
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        job_progress.telling(job.pk)(1, 2)
        jobs.tidy_up()
    assert state(job) == JobState.WORKING


def test_a_process_that_ends_puts_its_job_back(session: Session, mina: User, monkeypatch: pytest.MonkeyPatch) -> None:
    job = asked(session, mina)
    job_progress.stopping.set()
    try:
        run_what_waits()
        assert state(job) == JobState.WAITING
    finally:
        job_progress.stopping.clear()
    run_what_waits()
    assert state(job) == JobState.READY


def test_what_goes_wrong_says_so_and_holds_nothing(desk: Client, session: Session, mina: User) -> None:
    job = asked(session, mina, "no such format")
    run_what_waits()
    assert (state(job), job.content) == (JobState.FAILED, None)
    assert "It did not work" in desk.get(page(session, job)).content.decode()


def test_files_are_gone_after_a_day(session: Session, mina: User) -> None:
    asked(session, mina)
    run_what_waits()
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        jobs.tidy_up()
    assert not Job.objects.exists()


def test_a_large_file_is_brought_in_in_the_background(
    desk: Client, session: Session, mina: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_AT_ONCE", 1)
    here = f"/{session.area.slug}/sessions/{session.code}/import/"
    rows = "activity,prompt,words\nbin-keep-light-bulb,keep,Tea\nbin-keep-light-bulb,keep,Cake\n"
    desk.post(here, {"file": io.BytesIO(rows.encode())})
    response = desk.post(here, {"confirm": "yes"})
    job = Job.objects.get()
    assert (response.headers["Location"], job.task) == (page(session, job), BRING_IN)
    run_what_waits()
    assert "2 new rows came in, 0 were already here" in desk.get(page(session, job)).content.decode()
    job.refresh_from_db()
    assert (Contribution.objects.count(), job.content) == (3, None)
    assert Contribution.objects.last().entered_by == mina  # type: ignore[union-attr]


def test_a_file_that_is_to_be_brought_in_stays_when_words_are_taken_back(session: Session, mina: User) -> None:
    job = jobs.ask_for(
        session=session, task=BRING_IN, by=actors.person(mina.pk), name="a.csv", content=b"activity,prompt,words\n"
    )
    actions.withdraw(contribution=Contribution.objects.get(), by=BY)
    assert state(job) == JobState.WAITING
    run_what_waits()
    assert state(job) == JobState.READY
    assert job.result["problems"]
