"""The workbench: people sort together what was said."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.activity import actors
from alongside.live.actions import withdraw
from alongside.live.models import Session
from alongside.people.enums import Role
from alongside.people.models import User
from alongside.projects.models import Project
from alongside.themes import actions
from alongside.themes.models import Code, Coding, Theme
from tests.factories.journeys import coder_of, session_of_project, theme_of
from tests.factories.live import group_in, say
from tests.factories.people import AreaFactory, GroupFactory, person_with

pytestmark = pytest.mark.django_db
PLACE = "bin-keep-light-bulb/keep"
WORDS = {
    "title": "Biscuits matter",
    "summary": "",
    "easy_title": "Biscuits",
    "easy_summary": "People like the biscuits.",
}


@pytest.fixture
def session() -> Session:
    return session_of_project()


@pytest.fixture
def project(session: Session) -> Project:
    assert session.project is not None
    return session.project


@pytest.fixture
def coder(session: Session) -> User:
    return coder_of(session.area)


@pytest.fixture
def team(client: Client, coder: User) -> Client:
    client.force_login(coder)
    return client


@pytest.fixture
def address(project: Project) -> str:
    return reverse("workbench", args=[project.area.slug, project.slug])


def _words(page: str, *words: str) -> list[bool]:
    return [one in page for one in words]


def test_everything_that_stands_is_there_and_nothing_that_was_taken_back(
    team: Client, session: Session, address: str
) -> None:
    say(session, PLACE, "The biscuits", may_quote=False)
    held = say(session, PLACE, "Held for a person", group="young-people")
    gone = say(session, PLACE, "Taken back")
    withdraw(contribution=gone, by=actors.participant(gone.participant_id))
    say(session_of_project(), PLACE, "Said elsewhere")

    page = team.get(address).content.decode()

    assert held.is_held
    assert _words(page, "The biscuits", "Held for a person", "held back from screens") == [True, True, True]
    assert _words(page, "Taken back", "Said elsewhere") == [False, False]


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        (Role.COORDINATOR, True),
        (Role.FACILITATOR, True),
        (Role.PRACTITIONER, False),
        (Role.REPRESENTATIVE, False),
        (Role.DECISION_MAKER, False),
    ],
)
def test_words_that_wait_for_a_person_are_read_by_that_person_first(
    role: Role, reads: bool, session: Session, address: str
) -> None:
    say(session, PLACE, "Somebody hurts me", group="young-people")
    say(session, PLACE, "The biscuits", group="practitioners", is_shown=True)
    client = Client()
    group = GroupFactory.create(area=session.area) if role is Role.REPRESENTATIVE else None
    client.force_login(person_with(role, area=session.area, group=group))

    page = client.get(address).content.decode()

    assert _words(page, "The biscuits", "Somebody hurts me") == [True, reads]
    assert ("What waits for the facilitator is not here yet" in page) is not reads


def test_one_code_goes_on_all_that_is_ticked_and_one_comes_back_to_the_same_place(
    team: Client, session: Session, address: str, coder: User
) -> None:
    first, second, third = (say(session, PLACE, words) for words in ("one", "two", "three"))

    response = team.post(f"{address}?new=on", {"code": "Food", "said": [first.pk, third.pk]})

    assert (response.status_code, response["Location"]) == (302, f"{address}?new=on")
    codings = Coding.objects.order_by("contribution").values_list("contribution", "code__title", "coder")
    assert list(codings) == [(first.pk, "Food", coder.pk), (third.pk, "Food", coder.pk)]
    page = team.get(f"{address}?new=on").content.decode()
    assert "“Food” is on 2 of them now." in page
    assert f'id="said-{second.pk}"' in page
    assert f'id="said-{first.pk}"' not in page


def test_one_s_own_code_can_be_taken_off_and_nobody_else_s(team: Client, session: Session, address: str) -> None:
    said = say(session, PLACE, "one")
    theme_of(said)  # by somebody else
    team.post(address, {"code": "Food", "said": [said.pk]})
    theirs, mine = Code.objects.order_by("pk")

    page = team.get(address).content.decode()
    assert [f'value="{said.pk}:{code.pk}"' in page for code in (theirs, mine)] == [False, True]

    for code in (theirs, mine):
        team.post(address, {"take_off": f"{said.pk}:{code.pk}"})

    assert list(said.codings.values_list("code", flat=True)) == [theirs.pk]


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [({"code": "Food"}, "Tick at least one thing"), ({"said": ["this"]}, "Write a code, or choose one.")],
)
def test_what_was_typed_and_ticked_stays_when_something_is_missing(
    team: Client, session: Session, address: str, typed: dict[str, object], complaint: str
) -> None:
    said = say(session, PLACE, "one")
    sent = {**typed, "said": [said.pk]} if "said" in typed else typed

    response = team.post(address, sent)

    page = response.content.decode()
    assert response.status_code == 422
    assert _words(page, "There is a problem", complaint) == [True, True]
    assert ('value="Food"' in page) == ("code" in typed)
    assert (" checked" in page) == ("said" in typed)


@pytest.mark.parametrize("nonsense", ["take_off=this", "take_off=1:", "said=99999999999999999999&code=Food", ""])
def test_nonsense_does_no_harm(team: Client, session: Session, address: str, nonsense: str) -> None:
    say(session, PLACE, "one")

    response = team.post(address, nonsense, content_type="application/x-www-form-urlencoded")

    assert response.status_code in (302, 404, 422)
    assert not Coding.objects.exists()


def test_what_was_said_elsewhere_gets_no_code_here(team: Client, session: Session, address: str) -> None:
    elsewhere = say(session_of_project(), PLACE, "Said elsewhere")

    team.post(address, {"code": "Food", "said": [elsewhere.pk]})

    assert not Coding.objects.exists()


def test_it_can_be_narrowed_to_a_question_a_group_a_code_a_theme_or_what_is_new(
    team: Client, session: Session, address: str
) -> None:
    coded = say(session, PLACE, "coded", group="practitioners")
    new = say(session, "bin-keep-light-bulb/bin", "new", group="parents-carers")
    theme = theme_of(coded)
    code = Code.objects.get()
    asked = {
        f"prompt={new.prompt_id}": [new],
        f"group={group_in(session, 'practitioners').pk}": [coded],
        f"code={code.pk}": [coded],
        f"theme={theme.pk}": [coded],
        "new=on": [new],
        "prompt=this&page=-5": [new, coded],
    }

    found = {query: [row.contribution for row in team.get(f"{address}?{query}").context["rows"]] for query in asked}

    assert found == asked


def test_pages_keep_what_was_chosen(team: Client, session: Session, address: str) -> None:
    for number in range(41):
        say(session, PLACE, f"note {number}")

    page = team.get(f"{address}?new=on").content.decode()

    assert "?page=2&amp;new=on" in page


@pytest.mark.parametrize("role", [Role.SAFEGUARDING, Role.ASSESSOR, Role.INSPECTOR, None])
def test_only_the_team_sees_what_was_said(client: Client, project: Project, address: str, role: Role | None) -> None:
    project.published_at = project.started_at
    project.save()
    if role:
        client.force_login(person_with(role, area=project.area))

    assert client.get(address).status_code == 403


def test_a_decision_maker_looks_and_does_not_code(client: Client, session: Session, address: str) -> None:
    said = say(session, PLACE, "one")
    client.force_login(person_with(Role.DECISION_MAKER, area=session.area))

    page = client.get(address).content.decode()
    assert _words(page, "one", 'id="id_code"', 'name="said"') == [True, False, False]
    assert client.post(address, {"code": "Food", "said": [said.pk]}).status_code == 403


def test_the_team_of_another_area_finds_nothing_here(client: Client, session: Session, address: str) -> None:
    theme = theme_of(say(session, PLACE, "one"))
    other = AreaFactory.create()
    client.force_login(coder_of(other))

    addresses = [
        address,
        reverse("workbench", args=[other.slug, theme.project.slug]),
        reverse("make_theme", args=[other.slug, theme.project.slug]),
        reverse("reword_theme", args=[other.slug, theme.pk]),
    ]
    assert [client.get(one).status_code for one in addresses] == [404, 404, 404, 404]
    assert client.post(reverse("ask_members", args=[other.slug, theme.pk])).status_code == 404


def test_a_theme_is_made_of_codes(team: Client, session: Session, project: Project) -> None:
    code = actions.add_code(project=project, title="Food", by=actors.system("test"))

    response = team.post(reverse("make_theme", args=[project.area.slug, project.slug]), {**WORDS, "codes": [code.pk]})

    theme = Theme.objects.get()
    assert response["Location"] == reverse("theme", args=[project.area.slug, theme.pk])
    assert list(theme.codes.all()) == [code]
    assert [(wording.title, wording.number) for wording in theme.wordings.all()] == [("Biscuits matter", 1)]


def test_a_theme_without_easy_words_is_refused_and_what_was_typed_stays(team: Client, project: Project) -> None:
    sent = {**WORDS, "easy_summary": ""}

    response = team.post(reverse("make_theme", args=[project.area.slug, project.slug]), sent)

    assert response.status_code == 422
    assert _words(response.content.decode(), "There is a problem", "Biscuits matter") == [True, True]
    assert not Theme.objects.exists()


def test_rewording_a_theme_says_why_and_changes_its_codes(team: Client, session: Session, project: Project) -> None:
    theme = theme_of(say(session, PLACE, "one"))
    address = reverse("reword_theme", args=[project.area.slug, theme.pk])
    assert _words(team.get(address).content.decode(), "More time", "code of More time") == [True, True]

    team.post(address, {**WORDS, "because": "Somebody said not quite", "codes": []})

    newest = theme.wordings.get(number=2)
    assert (newest.title, newest.because) == ("Biscuits matter", "Somebody said not quite")
    assert not theme.codes.exists()


def test_members_are_asked_by_post_alone(team: Client, session: Session, project: Project) -> None:
    theme = theme_of(say(session, PLACE, "one"))
    address = reverse("ask_members", args=[project.area.slug, theme.pk])

    assert team.get(address).status_code == 405
    assert team.post(address).status_code == 302
    theme.refresh_from_db()
    assert theme.check_asked_at is not None


def test_a_theme_without_words_says_why_nobody_is_asked(team: Client, project: Project) -> None:
    team.post(reverse("make_theme", args=[project.area.slug, project.slug]), WORDS)
    theme = Theme.objects.get()

    page = team.post(reverse("ask_members", args=[project.area.slug, theme.pk]), follow=True)

    assert "nobody to ask" in page.content.decode()


def test_given_few_or_many_rows_when_shown_then_as_many_queries(team: Client, session: Session, address: str) -> None:
    counts = []
    for number in (1, 6):
        for again in range(number):
            theme_of(say(session, PLACE, f"{number} {again}", group="practitioners"), title=f"{number} {again}")
        with CaptureQueriesContext(connection) as queries:
            assert team.get(address).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
