"""What is with the safeguarding leads is nowhere else: every page, file and event, for everybody, is walked."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from alongside.activity import actors
from alongside.activity.models import AuditEntry
from alongside.answers.actions import publish_decision
from alongside.insight.exporting import as_csv, as_json_text
from alongside.insight.queries.answers import heard_in
from alongside.live.actions.safeguarding import acknowledge, send_to_safeguarding, write_outcome
from alongside.live.enums import Audience
from alongside.live.models import Contribution, LiveEvent, Pile, Placement
from alongside.live.queries.desk import counts_by_prompt
from alongside.live.stream import reading
from alongside.people.enums import Role
from alongside.themes.actions import add_code, put_code, put_code_in_theme
from alongside.themes.queries import themes_of
from tests.authorisation.scene import BY, EVERYBODY, Scene, make_scene
from tests.authorisation.table import ROWS
from tests.factories.live import joined, say

pytestmark = pytest.mark.django_db

SECRET = "zyxomma qvark"
NOTE = "vexilla blunk"
MINE = {("concern", str(Role.SAFEGUARDING))}


@pytest.fixture
def scene() -> Scene:
    return make_scene()


@pytest.fixture
def said(scene: Scene) -> Contribution:
    """Words that stand everywhere where words can stand: shown, quoted, in a pile, in a theme with an answer."""
    said = say(scene.session, "bin-keep-light-bulb/bin", SECRET, group="young-people", may_quote=True, is_shown=True)
    coder = actors.person(scene.people[str(Role.COORDINATOR)].pk)
    code = add_code(project=scene.project, title="A code of its own", by=coder)
    put_code(contribution=said, code=code, by=coder)
    put_code_in_theme(code=code, theme=scene.theme, by=coder)
    pile = Pile.objects.create(activity=said.prompt.activity, title="A pile")
    Placement.objects.create(contribution=said, pile=pile)
    publish_decision(decision=scene.decision, by=BY)
    return said


def pages(scene: Scene, who: str) -> Iterator[tuple[str, str]]:
    """Every page that somebody can look at, with its name; files and filters too."""
    client = scene.client(who)
    for row in ROWS:
        if row.method == "get":
            yield row.name, body(client, reverse(row.name, kwargs=row.arguments(scene)))
    session = {"slug": scene.area.slug, "code": scene.session.code}
    project = {"slug": scene.area.slug, "project_slug": scene.project.slug}
    for page in (1, 2, 3):  # all piles, then each by itself, then what lies in none
        screen = reverse("session_screen", kwargs=session) + f"?activity=bin-keep-light-bulb&page={page}"
        yield "screen", body(client, screen)
    for query in ("?with=words", "?group=young-people", "?prompt=bin"):
        yield "contributions", body(client, reverse("session_contributions", kwargs=session) + query)
    yield "workbench", body(client, reverse("workbench", kwargs=project) + f"?theme={scene.theme.pk}")


def body(client: Client, address: str) -> str:
    response = client.get(address)
    content = b"".join(getattr(response, "streaming_content", ())) if response.streaming else response.content
    return content.decode(errors="replace")


def found(scene: Scene, who: str) -> set[str]:
    return {name for name, page in pages(scene, who) if SECRET in page or NOTE in page}


def test_before_it_is_sent_the_walk_finds_it_in_many_places(scene: Scene, said: Contribution) -> None:
    assert found(scene, str(Role.COORDINATOR)) >= {
        "session",
        "screen",
        "session_contributions",
        "workbench",
        "theme",
        "answers",
    }
    assert SECRET in as_csv(scene.session)
    assert SECRET in as_json_text(scene.session)


@pytest.mark.parametrize("who", EVERYBODY)
def test_nobody_but_a_lead_finds_it_and_only_on_their_page(scene: Scene, said: Contribution, who: str) -> None:
    scene.concern = send_to_safeguarding(contribution=said, note=NOTE, by=BY)
    acknowledge(concern=scene.concern, by=BY)
    write_outcome(concern=scene.concern, outcome=NOTE, by=BY)

    assert {(name, who) for name in found(scene, who)} == {place for place in MINE if place[1] == who}


def test_no_event_no_file_and_no_audit_entry_holds_it(scene: Scene, said: Contribution) -> None:
    send_to_safeguarding(contribution=said, note=NOTE, by=BY)

    for audience in Audience:
        news = reading.news(scene.session.pk, audience, after=0)
        assert news is not None
        assert SECRET not in str(news.frames)
    assert SECRET not in as_csv(scene.session) + as_json_text(scene.session)
    kept = [*AuditEntry.objects.values(), *LiveEvent.objects.values()]
    assert not any(words in str(kept) for words in (SECRET, NOTE))


def test_no_number_counts_it(scene: Scene, said: Contribution) -> None:
    before = counts_by_prompt(scene.session)[said.prompt_id]
    [theme] = [row for row in themes_of(scene.project) if row.theme == scene.theme]
    heard = heard_in([scene.theme.pk])[scene.theme.pk]

    send_to_safeguarding(contribution=said, note="", by=BY)

    after = counts_by_prompt(scene.session)[said.prompt_id]
    [less] = [row for row in themes_of(scene.project) if row.theme == scene.theme]
    now = heard_in([scene.theme.pk])[scene.theme.pk]
    assert (before.shown - after.shown, theme.contributions - less.contributions, theme.people - less.people) == (
        1,
        1,
        1,
    )
    assert (heard.contributions - now.contributions, heard.people - now.people) == (1, 1)


def test_somebody_elses_receipt_does_not_know_of_it(scene: Scene, said: Contribution) -> None:
    other = joined(scene.session, "young-people")
    send_to_safeguarding(contribution=said, note="", by=BY)
    client = Client()
    client.post("/r/", {"receipt": other.receipt})
    assert SECRET not in client.get("/r/mine/").content.decode()
    assert client.get(f"/r/mine/contributions/{said.pk}/withdraw/").status_code == 404
