"""Codes, themes, their wordings, and what those who said it answer."""

import pytest
from django.core.exceptions import ValidationError

from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.activity.models import AuditEntry
from alongside.live.actions import withdraw
from alongside.live.models import Session
from alongside.projects.models import Project
from alongside.themes import actions, queries
from alongside.themes.actions import Wording
from alongside.themes.enums import CheckAnswer
from alongside.themes.models import Code, Coding, MemberCheck, Theme
from alongside.themes.rules import CheckState
from tests.factories.journeys import coder_of, session_of_project, theme_of
from tests.factories.live import joined, say

pytestmark = pytest.mark.django_db
PLACE = "bin-keep-light-bulb/keep"
NEW_WORDS = Wording(title="Even more time", easy_title="More time", easy_summary="We need more time.")


@pytest.fixture
def session() -> Session:
    return session_of_project()


@pytest.fixture
def project(session: Session) -> Project:
    assert session.project is not None
    return session.project


def _coder(session: Session) -> Actor:
    return actors.person(coder_of(session.area).pk)


def _state_of(theme: Theme) -> CheckState:
    [row] = [row for row in queries.themes_of(theme.project) if row.theme == theme]
    return row.state


def test_two_coders_put_the_same_code_on_and_each_takes_off_only_their_own(session: Session, project: Project) -> None:
    said = say(session, PLACE, "The biscuits")
    one, other = _coder(session), _coder(session)
    for coder in (one, other, one):
        actions.put_code_on_all(contributions=[said], project=project, title="Food", by=coder)
    code = Code.objects.get()

    assert list(said.codings.values_list("coder_id", flat=True)) == [one.person_id, other.person_id]

    actions.take_code_off(contribution=said, code=code, by=one)

    assert list(said.codings.values_list("coder_id", flat=True)) == [other.person_id]
    assert [(row.code, row.count) for row in queries.codes_of(project)] == [(code, 1)]


def test_a_code_has_one_title_whatever_its_capitals(session: Session, project: Project) -> None:
    coder = _coder(session)

    first = actions.add_code(project=project, title="Food ", by=coder)
    second = actions.add_code(project=project, title="food", by=coder)

    assert first == second
    assert first.title == "Food"


def test_a_mistyped_code_goes_when_it_is_taken_off_and_one_in_a_theme_stays(session: Session, project: Project) -> None:
    said, coder = say(session, PLACE, "The biscuits"), _coder(session)
    slip = actions.put_code_on_all(contributions=[said], project=project, title="Fodo", by=coder)
    meant = actions.put_code_on_all(contributions=[said], project=project, title="Food", by=coder)
    theme = actions.make_theme(project=project, wording=NEW_WORDS, by=coder)
    actions.put_code_in_theme(code=meant, theme=theme, by=coder)

    actions.take_code_off(contribution=said, code=slip, by=coder)
    actions.take_code_off(contribution=said, code=meant, by=coder)

    assert list(Code.objects.all()) == [meant]


def test_a_code_goes_on_all_that_is_ticked_or_on_nothing(session: Session, project: Project) -> None:
    elsewhere = say(session_of_project(), PLACE, "Said in another project")

    with pytest.raises(ValidationError, match="another project"):
        actions.put_code_on_all(
            contributions=[say(session, PLACE, "Here"), elsewhere], project=project, title="Food", by=_coder(session)
        )

    assert not Coding.objects.exists()
    assert not Code.objects.exists()


def test_only_a_person_codes(session: Session, project: Project) -> None:
    with pytest.raises(ValidationError, match="account"):
        actions.put_code_on_all(
            contributions=[say(session, PLACE, "Here")], project=project, title="Food", by=actors.system("test")
        )


def test_a_code_of_another_project_goes_into_no_theme_here(session: Session, project: Project) -> None:
    theirs = session_of_project()
    assert theirs.project is not None
    code = actions.add_code(project=theirs.project, title="Food", by=_coder(theirs))
    theme = actions.make_theme(project=project, wording=NEW_WORDS, by=_coder(session))

    with pytest.raises(ValidationError, match="another project"):
        actions.put_code_in_theme(code=code, theme=theme, by=_coder(session))


def test_a_theme_without_words_has_nobody_to_ask(session: Session, project: Project) -> None:
    theme = actions.make_theme(project=project, wording=NEW_WORDS, by=_coder(session))

    with pytest.raises(ValidationError, match="nobody to ask"):
        actions.ask_members(theme=theme, by=_coder(session))


def test_only_those_whose_words_are_in_a_theme_are_asked_about_it(session: Session) -> None:
    theme = theme_of(say(session, PLACE, "The biscuits"), is_asked=True)
    stranger = joined(session).participant

    with pytest.raises(ValidationError, match="not waiting for your answer"):
        actions.answer_member_check(theme=theme, participant=stranger, answer=CheckAnswer.YES)


def test_nobody_answers_before_they_are_asked_or_after_they_withdrew(session: Session) -> None:
    said = say(session, PLACE, "The biscuits")
    theme = theme_of(said)
    with pytest.raises(ValidationError, match="not waiting"):
        actions.answer_member_check(theme=theme, participant=said.participant, answer=CheckAnswer.YES)

    actions.ask_members(theme=theme, by=_coder(session))
    withdraw(contribution=said, by=actors.participant(said.participant_id))

    with pytest.raises(ValidationError, match="not waiting"):
        actions.answer_member_check(theme=theme, participant=said.participant, answer=CheckAnswer.YES)


def test_the_latest_answer_to_a_wording_counts(session: Session) -> None:
    said = say(session, PLACE, "The biscuits")
    theme = theme_of(said, is_asked=True)
    assert _state_of(theme) is CheckState.ASKED

    actions.answer_member_check(theme=theme, participant=said.participant, answer=CheckAnswer.NOT_QUITE, words="No.")
    assert _state_of(theme) is CheckState.NOT_QUITE

    actions.answer_member_check(theme=theme, participant=said.participant, answer=CheckAnswer.YES)
    assert _state_of(theme) is CheckState.CHECKED
    assert MemberCheck.objects.count() == 1


def test_rewording_asks_again_and_keeps_what_was_said_of_the_earlier_words(session: Session) -> None:
    said = say(session, PLACE, "The biscuits")
    theme = theme_of(said, is_asked=True)
    actions.answer_member_check(theme=theme, participant=said.participant, answer=CheckAnswer.NOT_QUITE)

    actions.reword_theme(theme=theme, wording=NEW_WORDS, because="Somebody said not quite", by=_coder(session))

    assert _state_of(theme) is CheckState.ASKED
    history = theme.wordings.order_by("number").values_list("number", "title", "because", "member_checks__answer")
    assert list(history) == [
        (1, "More time", "", CheckAnswer.NOT_QUITE),
        (2, "Even more time", "Somebody said not quite", None),
    ]


def test_the_same_words_again_are_no_new_wording(session: Session) -> None:
    theme = theme_of(say(session, PLACE, "The biscuits"))
    same = Wording(theme.title, theme.easy_title, theme.summary, theme.easy_summary)

    actions.reword_theme(theme=theme, wording=same, because="", by=_coder(session))

    assert theme.wordings.count() == 1


def test_what_somebody_wrote_in_a_check_goes_and_their_answer_stays(session: Session) -> None:
    said = say(session, PLACE, "The biscuits")
    theme = theme_of(said, is_asked=True)
    answer = CheckAnswer.NOT_QUITE
    actions.answer_member_check(theme=theme, participant=said.participant, answer=answer, words="My own story")

    actions.forget_check_words(participant=said.participant)

    assert MemberCheck.objects.values_list("answer", "words").get() == (answer, "")
    assert not [entry for entry in AuditEntry.objects.all() if "My own story" in str(vars(entry))]
