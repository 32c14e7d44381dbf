"""Minutes: what a pack asks of a meeting, who writes and reads them, and follow-ups that become promises."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alongside.activity.models import AuditEntry
from alongside.answers.actions import promise_follow_up
from alongside.answers.models import Promise
from alongside.core import clock
from alongside.gatherings import rules
from alongside.gatherings.actions import MinutesFacts, Next, correct_minutes, publish_minutes, write_minutes
from alongside.gatherings.enums import Purpose
from alongside.gatherings.models import FollowUp, Minutes, MinutesText
from alongside.people.enums import Role
from alongside.people.models import User
from alongside.projects.actions import publish_project
from alongside.projects.models import Project
from tests.factories.evidence import BY, area_under, group_of, met, project_in
from tests.factories.people import AreaFactory, GroupFactory, person_with
from tests.factories.projects import ProjectFactory

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def project(db: None) -> Project:
    found = project_in(area_under("stoke-plan-do-review"))
    publish_project(project=found, by=BY)
    return found


def signed_in(project: Project, role: Role = Role.COORDINATOR) -> Client:
    client = Client()
    client.force_login(person_with(role, area=project.area), backend=BACKEND)
    return client


def url(name: str, project: Project, *more: object) -> str:
    return reverse(name, args=[project.area.slug, project.slug, *more])


def facts(*follow_ups: Next, **answers: str) -> MinutesFacts:
    return MinutesFacts(met_on=clock.today(), answers=answers or {"agenda": "The bus"}, follow_ups=follow_ups)


def filled_in(**changes: Any) -> dict[str, Any]:
    return {
        "met_on": clock.today().isoformat(),
        "who_came": ["young-people"],
        "agenda": "The bus",
        "outcomes": "It is too loud",
        "text_seen": "0",
        "next-TOTAL_FORMS": "2",
        "next-INITIAL_FORMS": "0",
        "next-0-words": "Ask the driver",
        "next-0-who": "Clerk",
        "next-0-by": (clock.today() + timedelta(days=9)).isoformat(),
        **changes,
    }


@pytest.mark.parametrize(
    ("written", "days"), [(date(2026, 3, 12), 2), (date(2026, 3, 10), 0), (date(2026, 3, 9), 0), (None, None)]
)
def test_minutes_are_counted_in_days_after(written: date | None, days: int | None) -> None:
    assert rules.days_after(held_on=date(2026, 3, 10), written_on=written) == days


@pytest.mark.parametrize(("day", "is_fine"), [(date(2026, 3, 10), True), (date(2026, 3, 11), False), (None, False)])
def test_minutes_are_of_a_day_that_has_come(day: date | None, is_fine: bool) -> None:
    assert (rules.problem_with_day(day, today=date(2026, 3, 10)) == "") is is_fine


def test_the_minutes_of_a_day_ask_what_the_pack_asks(project: Project) -> None:
    client = signed_in(project)
    page = client.get(url("minutes_new", project)).content.decode()
    assert ("When was it?" in page, "What was on the agenda?" in page) == (True, True)
    assert "What happens next, who does it, and by when?" not in page  # it has rows of its own

    client.post(url("minutes_new", project), filled_in())

    minutes = Minutes.objects.get()
    assert (minutes.day, [group.key for group in minutes.groups.all()]) == (clock.today(), ["young-people"])
    assert MinutesText.objects.get().answers == {"agenda": "The bus", "outcomes": "It is too loud"}
    assert [(row.words, row.who) for row in FollowUp.objects.all()] == [("Ask the driver", "Clerk")]
    entry = AuditEntry.objects.get(verb="minutes written")
    assert "bus" not in str(entry.__dict__)


def test_the_minutes_of_a_gathering_know_day_and_groups(project: Project) -> None:
    gathering = met(project, Purpose.DECIDED, groups=["young-people"], title="The meeting")
    client = signed_in(project)
    address = f"{url('minutes_new', project)}?gathering={gathering.pk}"
    assert "When was it?" not in client.get(address).content.decode()

    client.post(address, filled_in())

    minutes = Minutes.objects.get()
    assert (minutes.day, minutes.met_on, minutes.gathering) == (gathering.held_on, None, gathering)
    page = client.get(url("minutes", project, minutes.pk)).content.decode()
    assert ("The meeting" in page, "Young people" in page, "It is too loud" in page) == (True, True, True)
    assert "Read the minutes" in client.get(url("gathering", project, gathering.pk)).content.decode()
    assert client.get(address).headers["Location"] == url("minutes", project, minutes.pk)


def test_under_a_pack_without_minutes_the_common_questions_are_asked(db: None) -> None:
    project = ProjectFactory.create()
    page = signed_in(project).get(url("minutes_new", project)).content.decode()
    assert ("What was on the agenda?" in page, "Écolières" in page) == (True, True)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"met_on": ""}, "Say on which day you met."),
        ({"met_on": "2999-01-01"}, "This day has not come yet."),
        ({"agenda": "x" * 5000}, "4000"),
        ({"next-0-words": ""}, "Say what happens next"),
    ],
)
def test_what_cannot_be_so_is_refused_and_what_was_typed_stays(
    project: Project, change: dict[str, Any], says: str
) -> None:
    answer = signed_in(project).post(url("minutes_new", project), filled_in(**change))
    page = answer.content.decode()
    assert (answer.status_code, says in page, "It is too loud" in page, 'value="Clerk"' in page) == (
        422,
        True,
        True,
        True,
    )
    assert not Minutes.objects.exists()


def test_two_people_correct_the_same_minutes_and_the_second_is_told(project: Project) -> None:
    minutes = write_minutes(project=project, facts=facts(), by=BY)
    client = signed_in(project)
    address = url("minutes_correct", project, minutes.pk)
    client.post(address, filled_in(text_seen="1", agenda="Theirs"))

    answer = client.post(address, filled_in(text_seen="1", agenda="Mine"))

    page = answer.content.decode()
    assert (answer.status_code, "Somebody else changed these minutes" in page, "Mine</textarea>" in page, "<p>Theirs</p>" in page) == (
        422, True, True, True,
    )  # fmt: skip
    client.post(address, filled_in(text_seen="2", agenda="Mine"))
    texts = minutes.texts.order_by("number").values_list("number", "is_current")
    assert list(texts) == [(1, False), (2, False), (3, True)]
    assert "Theirs" in client.get(url("minutes", project, minutes.pk)).content.decode()


def test_a_gathering_has_one_set_of_minutes(project: Project) -> None:
    gathering = met(project, Purpose.ASKED, groups=["young-people"])
    write_minutes(project=project, gathering=gathering, facts=facts(), by=BY)
    with pytest.raises(ValidationError, match="Somebody else has written"):
        write_minutes(project=project, gathering=gathering, facts=facts(), by=BY)


def test_minutes_hold_no_question_gathering_or_group_of_somewhere_else(project: Project) -> None:
    elsewhere = ProjectFactory.create()
    theirs = met(elsewhere, Purpose.ASKED, groups=["aunts"])
    stranger = GroupFactory.create(area=AreaFactory.create())
    with pytest.raises(ValidationError, match="does not ask"):
        write_minutes(project=project, facts=facts(secret="x"), by=BY)
    with pytest.raises(ValidationError, match="another project"):
        write_minutes(project=project, gathering=theirs, facts=facts(), by=BY)
    with pytest.raises(ValidationError, match="another area"):
        write_minutes(project=project, facts=MinutesFacts(met_on=clock.today(), answers={}, groups=[stranger]), by=BY)


def test_everybody_reads_minutes_once_they_are_published_and_no_writer_s_name(project: Project, client: Client) -> None:
    officer = signed_in(project)
    officer.post(url("minutes_new", project), filled_in())
    minutes = Minutes.objects.get()
    address = url("minutes", project, minutes.pk)
    assert client.get(address).status_code == 404
    assert address not in client.get(url("project", project)).content.decode()

    officer.post(url("minutes_publish", project, minutes.pk), {"seen": "1"})

    page = client.get(address).content.decode()
    writer = minutes.texts.get().written_by
    assert writer is not None
    assert ("It is too loud" in page, writer.name in page) == (True, False)
    assert address in client.get(url("project", project)).content.decode()


def test_new_words_in_published_minutes_are_the_teams_until_an_officer_has_looked_at_them(
    project: Project, client: Client
) -> None:
    minutes = write_minutes(project=project, facts=facts(Next("Ask the driver")), by=BY)
    publish_minutes(minutes=minutes, seen=1, by=BY)
    [row] = minutes.follow_ups.all()
    address, whole = url("minutes", project, minutes.pk), url("project", project)
    parent, officer = signed_in(project, Role.PRACTITIONER), signed_in(project)
    form = url("minutes_correct", project, minutes.pk)
    changed = filled_in(
        text_seen="1",
        agenda="Sam’s bus",
        **{"next-INITIAL_FORMS": "1", "next-0-pk": row.pk, "next-0-words": "Ring Sam"},
    )

    told = parent.post(form, changed, follow=True).content.decode()

    def read_by(*readers: Client) -> list[tuple[bool, ...]]:
        pages = [reader.get(address).content.decode() for reader in readers]
        return [
            tuple(words in page for words in ("The bus", "Sam’s bus", "Ask the driver", "Ring Sam")) for page in pages
        ]

    assert "once a participation officer has looked at them" in told
    assert "Everybody still reads an earlier text" in told
    # The team reads both: the new words, and below what everybody reads.
    assert read_by(officer, client) == [(True, True, True, True), (True, False, True, False)]
    assert "1 thing to do next" in " ".join(client.get(whole).content.decode().split())
    desk = officer.get(f"/{project.area.slug}/desk/").content.decode()
    assert ("New words, where everybody reads the old ones" in desk, address in desk) == (True, True)

    # Another change between reading and publishing is not published.
    parent.post(form, changed | {"text_seen": "2", "agenda": "Something else"})
    refused = officer.post(url("minutes_publish", project, minutes.pk), {"seen": "2"}, follow=True).content.decode()
    assert "Somebody changed these minutes while you were reading." in refused
    assert read_by(client) == [(True, False, True, False)]

    officer.post(url("minutes_publish", project, minutes.pk), {"seen": "3"})

    assert "Something else" in client.get(address).content.decode()
    assert read_by(client) == [(False, False, False, True)]
    assert "New words, where" not in officer.get(f"/{project.area.slug}/desk/").content.decode()
    verbs = AuditEntry.objects.filter(verb__startswith="minutes").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [
        "minutes written",
        "minutes published",
        "minutes corrected",
        "minutes corrected",
        "minutes published",
    ]


def test_what_was_to_happen_next_before_a_correction_stays_as_history(project: Project) -> None:
    minutes = write_minutes(project=project, facts=facts(Next("Ask the driver", "Clerk", clock.today())), by=BY)
    [row] = minutes.follow_ups.all()
    correct_minutes(minutes=minutes, facts=facts(Next("", pk=row.pk)), seen=1, by=BY)
    page = signed_in(project).get(url("minutes", project, minutes.pk)).content.decode()
    before = page[page.index("What stood here before") :]
    assert ("Nothing was agreed for next time." in page, "Ask the driver (Clerk, by" in before) == (True, True)


def promised(project: Project) -> tuple[FollowUp, User]:
    minutes = write_minutes(project=project, facts=facts(Next("Ask the driver", "Clerk"), Next("Draw a map")), by=BY)
    owner = person_with(Role.DECISION_MAKER, area=project.area)
    return minutes.follow_ups.all()[0], owner


def promise_fields(project: Project, owner: User) -> dict[str, Any]:
    return {
        "words": "The driver is asked",
        "easy_words": "We ask the driver.",
        "owner": owner.pk,
        "owner_role": "Clerk",
        "due": (clock.today() + timedelta(days=5)).isoformat(),
        "asking_groups": [group_of(project.area, "young-people").pk],
    }


def test_a_follow_up_becomes_a_promise_in_the_register_that_those_who_asked_close(
    project: Project, client: Client
) -> None:
    follow_up, owner = promised(project)
    officer = signed_in(project)
    address = url("promise_follow_up", project, follow_up.pk)
    assert "Ask the driver" in officer.get(address).content.decode()

    officer.post(address, promise_fields(project, owner))

    promise = Promise.objects.get()
    assert (promise.follow_up, promise.area, promise.is_public) == (follow_up, project.area, True)
    assert [group.key for group in promise.askers] == ["young-people"]
    register = client.get(f"/{project.area.slug}/answers/").content.decode()
    assert "We ask the driver." in register
    public = client.get(reverse("promise", args=[project.area.slug, promise.pk])).content.decode()
    assert ("Agreed at a meeting" in public, "Read the minutes" in public) == (True, False)
    assert "A promise" in officer.get(url("minutes", project, follow_up.minutes_id)).content.decode()
    assert officer.get(address).status_code == 404
    desk = Client()
    desk.force_login(owner, backend=BACKEND)
    assert "The driver is asked" in desk.get(f"/{project.area.slug}/desk/").content.decode()


def test_a_follow_up_is_promised_once(project: Project) -> None:
    follow_up, owner = promised(project)
    given: dict[str, Any] = {
        "follow_up": follow_up,
        "words": "x",
        "easy_words": "x",
        "owner_role": "Clerk",
        "owner": owner,
        "due": clock.today(),
        "asking_groups": [group_of(project.area, "young-people")],
        "by": BY,
    }
    promise_follow_up(**given)
    with pytest.raises(ValidationError, match="already"):
        promise_follow_up(**given)
    with pytest.raises(ValidationError, match="Name the groups"):
        promise_follow_up(**given | {"asking_groups": []})


def test_what_was_promised_stays_when_minutes_are_corrected(project: Project) -> None:
    follow_up, owner = promised(project)
    signed_in(project).post(url("promise_follow_up", project, follow_up.pk), promise_fields(project, owner))

    [left] = FollowUp.objects.filter(promised_at__isnull=True)

    # On the page were the one that is left, and the one that became a promise meanwhile.
    given = facts(Next("Draw a plan", pk=left.pk), Next("Ask the bus driver", pk=follow_up.pk))
    correct_minutes(minutes=follow_up.minutes, facts=given, seen=1, by=BY)

    words = [row.words for row in FollowUp.objects.order_by("promised_at", "pk")]
    assert sorted(words) == ["Ask the driver", "Draw a plan"]


def test_a_follow_up_that_was_not_on_the_page_stays_and_an_emptied_one_goes(project: Project) -> None:
    minutes = write_minutes(project=project, facts=facts(Next("One"), Next("Two")), by=BY)
    one = minutes.follow_ups.get(words="One")

    correct_minutes(minutes=minutes, facts=facts(Next("", pk=one.pk), Next("Three")), seen=1, by=BY)

    assert sorted(minutes.follow_ups.values_list("words", flat=True)) == ["Three", "Two"]


def test_the_number_of_queries_does_not_grow_with_minutes_and_follow_ups(
    project: Project, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(project)
    minutes = write_minutes(project=project, facts=facts(Next("One")), by=BY)
    pages = [url("project", project), url("minutes", project, minutes.pk)]
    counts = []
    for page in pages:
        with CaptureQueriesContext(connection) as few:
            client.get(page)
        counts.append(len(few))
    correct_minutes(minutes=minutes, facts=facts(*(Next(f"Thing {n}") for n in range(9))), seen=1, by=BY)
    for number in range(3):
        gathering = met(project, Purpose.ASKED, groups=["young-people"], title=f"Meeting {number}")
        write_minutes(project=project, gathering=gathering, facts=facts(Next("Two")), by=BY)
    with CaptureQueriesContext(connection) as more:
        client.get(pages[0])
    with django_assert_num_queries(counts[1]):
        client.get(pages[1])
    for number in range(3, 6):
        gathering = met(project, Purpose.ASKED, groups=["young-people"], title=f"Meeting {number}")
        write_minutes(project=project, gathering=gathering, facts=facts(Next("Two")), by=BY)
    with django_assert_num_queries(len(more)):
        client.get(pages[0])
