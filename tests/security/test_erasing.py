"""Who takes words back takes them back everywhere: pages, files, what they wrote besides, and the disk."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from alongside.activity import actors
from alongside.answers.actions import say_did_it_happen
from alongside.answers.enums import Happened
from alongside.config.site import keep_house
from alongside.core import clock
from alongside.insight.actions import take_back
from alongside.live.actions.typing import type_in
from alongside.live.models import Contribution, Participant
from alongside.people.enums import Role
from alongside.themes.actions import answer_member_check
from alongside.themes.enums import CheckAnswer
from alongside.themes.models import Theme
from tests.factories.journeys import decided, promised, session_of_project, theme_of
from tests.factories.live import BY, prompt_in, say
from tests.factories.people import person_with

SECRET = "zyxomma-qvark"  # in nobody's content


def everything_kept() -> str:
    """Every text of every row of the product's tables."""
    kept: list[str] = []
    for model in apps.get_models():
        if model._meta.app_label in {"contenttypes", "sessions"}:
            continue
        texts = [one.attname for one in model._meta.concrete_fields if not isinstance(one, models.ForeignKey)]
        kept += [str(row) for row in model._default_manager.values_list(*texts)]
    return "\n".join(kept)


def a_voice_that_was_answered() -> tuple[Contribution, Theme]:
    """Words with a note, quoted in a published answer, with a member check and a word on its promise."""
    session = session_of_project()
    said = say(session, "feedback/learnt", f"{SECRET} first", value="sad", group="young-people", may_quote=True)
    said = say(
        session, "feedback/learnt", f"{SECRET} again", value="sad", participant=said.participant, may_quote=True,
        is_shown=True,
    )  # fmt: skip
    theme = theme_of(said, is_asked=True)
    promise = promised(decided(theme), due=clock.today())
    answer_member_check(theme=theme, participant=said.participant, answer=CheckAnswer.NOT_QUITE, words=f"{SECRET} no")
    say_did_it_happen(promise=promise, participant=said.participant, answer=Happened.NO, words=f"{SECRET} never")
    return said, theme


@pytest.mark.django_db
def test_nothing_of_somebodys_words_is_left_in_any_table() -> None:
    said, _ = a_voice_that_was_answered()
    assert everything_kept().count(SECRET) == 4

    take_back(contribution=said, by=actors.participant(said.participant_id))

    assert SECRET not in everything_kept()
    assert not Contribution.objects.exclude(value="").exists()


@pytest.mark.django_db
def test_a_scribes_note_goes_with_the_words() -> None:
    session = session_of_project()
    coordinator = actors.person(person_with(Role.COORDINATOR, area=session.area).pk)
    outcome = type_in(
        session=session,
        prompt=prompt_in(session, "feedback/learnt"),
        uuid=Participant().pk,
        by=coordinator,
        group=None,
        words=SECRET,
        scribe_note=f"drew a {SECRET}",
    )

    take_back(contribution=Contribution.objects.get(uuid=outcome.uuid), by=BY)

    assert SECRET not in everything_kept()


@pytest.mark.django_db
def test_no_page_and_no_file_shows_words_that_were_taken_back(client: Client) -> None:
    said, theme = a_voice_that_was_answered()
    area, session, project = said.session.area, said.session, theme.project
    addresses = [
        reverse("answers", args=[area.slug]),
        reverse("answers_print", args=[area.slug]),
        reverse("theme", args=[area.slug, theme.pk]),
        reverse("area", args=[area.slug]),
        reverse("workbench", args=[area.slug, project.slug]),
        reverse("session_results", args=[area.slug, session.code]),
        reverse("session_contributions", args=[area.slug, session.code]),
        reverse("session_screen", args=[area.slug, session.code]),
        reverse("session", args=[area.slug, session.code]),
        reverse("session_export", args=[area.slug, session.code]) + "?format=csv",
        reverse("session_export", args=[area.slug, session.code]) + "?format=json",
    ]
    client.force_login(person_with(Role.COORDINATOR, area=area))
    before = [SECRET in client.get(address).content.decode() for address in addresses]
    assert before == [True, True, True, False, True, False, True, False, True, True, True]

    take_back(contribution=said, by=actors.participant(said.participant_id))

    after = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in after] == [200] * len(addresses)
    assert [SECRET in answer.content.decode() for answer in after] == [False] * len(addresses)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="what PostgreSQL keeps on its disk is for who runs it")
def test_the_disk_forgets_too() -> None:
    said, _ = a_voice_that_was_answered()
    database = Path(str(connection.settings_dict["NAME"]))
    files = [database, database.with_name(f"{database.name}-wal")]
    assert any(SECRET.encode() in file.read_bytes() for file in files)

    take_back(contribution=said, by=actors.participant(said.participant_id))

    assert not any(SECRET.encode() in file.read_bytes() for file in files)


@pytest.mark.django_db
def test_a_file_that_was_never_brought_in_goes_with_the_web_session_it_waited_in() -> None:
    for days in (-1, 1):
        web_session = SessionStore()
        web_session["import-K4T7QM"] = {"name": "notes.csv", "content": SECRET}
        web_session.set_expiry(clock.now() + timedelta(days=days))
        web_session.save()

    keep_house()

    assert [row.expire_date > clock.now() for row in Session.objects.all()] == [True]
