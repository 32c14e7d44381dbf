"""What comes from a file: every row or none, once, and matched to what the session asks."""

import uuid

import pytest

from alongside.live.importing import ImportReport, RowProblem, import_csv
from alongside.live.models import Contribution, Participant, Session
from tests.factories.live import BY, make_session, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    return make_session(is_open=False)


def bring_in(session: Session, text: str, *, dry_run: bool = False) -> ImportReport:
    return import_csv(session=session, content=text.encode(), name="notes.csv", by=BY, dry_run=dry_run)


def told(problems: list[RowProblem]) -> list[str]:
    return [str(problem) for problem in problems]


def what_was_said(session: Session) -> list[tuple[str, str, str]]:
    rows = Contribution.objects.filter(session=session, is_current=True).select_related("prompt", "words")
    return [(row.prompt.key, row.value, row.words.text if hasattr(row, "words") else "") for row in rows]


NOTES = """activity,prompt,group,words
feedback,learnt,young-people,"I learnt, a lot."
bin-keep-light-bulb,keep,,The biscuits
bin-keep-light-bulb,keep,,The biscuits
"""


def test_every_row_comes_in_with_its_exact_words(session: Session) -> None:
    report = bring_in(session, NOTES)
    assert report == ImportReport("notes.csv", dry_run=False, rows=3, new=3, already=0, held=3, people=3)
    assert what_was_said(session) == [
        ("learnt", "", "I learnt, a lot."),
        ("keep", "", "The biscuits"),
        ("keep", "", "The biscuits"),
    ]


def test_a_second_import_adds_nothing(session: Session) -> None:
    bring_in(session, NOTES)
    report = bring_in(session, NOTES)
    assert (report.new, report.already) == (0, 3)
    assert Contribution.objects.count() == 3
    assert Participant.objects.count() == 3


def test_a_line_inserted_later_doubles_nothing(session: Session) -> None:
    bring_in(session, NOTES)
    header, *rows = NOTES.splitlines()
    longer = "\n".join(
        [header, "bin-keep-light-bulb,bin,,Long meetings", "bin-keep-light-bulb,keep,,The biscuits", *rows]
    )
    report = bring_in(session, longer)
    assert (report.rows, report.new, report.already) == (5, 2, 3)
    assert Contribution.objects.count() == 5


def test_the_order_of_columns_and_the_mark_of_a_spreadsheet_do_not_matter(session: Session) -> None:
    bring_in(session, NOTES)
    turned = "﻿words,group,prompt,activity\r\nThe biscuits,,keep,bin-keep-light-bulb\r\n"
    assert bring_in(session, turned).already == 1


def test_a_dry_run_says_what_it_would_do_and_changes_nothing(session: Session) -> None:
    report = bring_in(session, NOTES, dry_run=True)
    assert (report.rows, report.new, report.people, report.dry_run) == (3, 3, 3, True)
    assert Contribution.objects.count() == 0
    assert Participant.objects.count() == 0


def test_activities_prompts_groups_and_values_are_found_by_title_in_any_capitals(session: Session) -> None:
    text = "Activity,Prompt,Group,Value\nHOW WAS THE DAY?,i learnt something today. What did you learn?,young PEOPLE,Not sure\n"
    assert bring_in(session, text).new == 1
    contribution = Contribution.objects.select_related("prompt", "participant__group").get()
    assert contribution.participant.group is not None
    assert (contribution.prompt.key, contribution.value, contribution.participant.group.key) == (
        "learnt",
        "unsure",
        "young-people",
    )


def test_one_bad_row_keeps_all_out_and_is_told_with_its_line(session: Session) -> None:
    text = NOTES + 'bin-keep-light-bulb,keep,,"over\ntwo lines"\nbin-keep-light-bulb,shelf,,Dust\n'
    report = bring_in(session, text)
    assert report.is_refused
    assert told(report.problems) == [
        "notes.csv:7: There is no prompt “shelf” in the activity “bin-keep-light-bulb”. There is: bin, keep, light-bulb."
    ]
    assert (report.new, Contribution.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("nowhere,learnt,x,,,,,,,,", "There is no activity “nowhere” in this session. There is: feedback, bin-keep-light-bulb."),
        ("feedback,learnt,,,,,,,,,", "There is nothing in it. Choose one, or write something."),
        ("feedback,learnt,,glad,,,,,,,", "Choose one of: happy, unsure, sad."),
        ("feedback,learnt,x,,badgers,,,,,,", "There is no group “badgers” in this session. There is: young-people, parents-carers, practitioners, supporters."),
        ("feedback,learnt,x,,,before,,,,,", "This question is asked once, so it has no moment."),
        ("feedback,learnt,x,,,,mine,,,,", "In whose, “mine” is not one of: own, supported, on-behalf."),
        ("feedback,learnt,x,,,,,pigeon,,,", "In via, “pigeon” is not one of: device, paper, phone, import."),
        ("feedback,learnt,x,,,,,,maybe,,", "In quote, “maybe” is not one of: yes, no."),
        ("feedback,learnt,x,,,,,,,K3,", "A strip's code has 8 to 24 letters and digits. Look at the strip again."),
        ("feedback,learnt,x,,,,,,,,7", "The id is not a UUID. Leave the cell empty to have one made."),
        (f"feedback,learnt,{'x' * 2001},,,,,,,,", "That is too long: 2000 characters at most. Send it in two parts."),
    ],
)  # fmt: skip
def test_each_thing_that_can_be_wrong_says_what_to_do(session: Session, row: str, reason: str) -> None:
    header = "activity,prompt,words,value,group,moment,whose,via,quote,receipt,id\n"
    assert told(bring_in(session, header + row + "\n").problems) == [f"notes.csv:2: {reason}"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("prompt,words\nlearnt,x\n", "notes.csv:1: The header has no column activity. Name the columns in line 1."),
        ("activity,prompt\nfeedback,learnt\n", "notes.csv:1: The header has no column words (or value). Name the columns in line 1."),
        ("activity;prompt;words\nfeedback;learnt;x\n", "notes.csv:1: The columns are parted by semicolons. Save the file with commas."),
        ("activity,prompt,words,words\n", "notes.csv:1: The header has the column words twice. Keep one of them."),
        ("activity,prompt,words\n", "notes.csv:1: There are no rows below the header. Add one row for each thing that was said."),
        ("activity,prompt,words\nfeedback,learnt,Cakes, and tea\n", "notes.csv:2: This row has more cells than the header. Put words that hold a comma between double quotes."),
        ("", "notes.csv:1: The header has no column activity and no prompt and no words (or value). Name the columns in line 1."),
    ],
)  # fmt: skip
def test_a_file_of_the_wrong_form_is_refused_with_what_to_do(session: Session, text: str, problem: str) -> None:
    assert told(bring_in(session, text).problems) == [problem]


def test_broken_quotes_are_told_with_the_line_where_they_begin(session: Session) -> None:
    report = bring_in(session, 'activity,prompt,words\nfeedback,learnt,fine\nfeedback,learnt,"no end\nof it\n')
    assert [problem.line for problem in report.problems] == [3]


def test_bytes_that_are_not_utf_8_are_told_with_their_line(session: Session) -> None:
    data = "activity,prompt,words\nfeedback,learnt,fine\nfeedback,learnt,café\n".encode("latin-1")
    report = import_csv(session=session, content=data, name="notes.csv", by=BY)
    assert told(report.problems) == [
        "notes.csv:3: This is not UTF-8 text. Save the file again as “CSV UTF-8” and choose it once more."
    ]


def test_too_many_rows_are_refused(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alongside.live.importing.reading.MOST_ROWS", 2)
    assert told(bring_in(session, NOTES).problems) == [
        "notes.csv:4: There are more than 2 rows. Split them into several files."
    ]


def test_a_column_that_nobody_reads_is_told(session: Session) -> None:
    report = bring_in(session, "activity,prompt,words,gruop\nfeedback,learnt,x,young-people\n")
    assert told(report.notes) == ["notes.csv:1: Nothing was read from the columns “gruop”: no such columns are known."]


def test_rows_of_one_token_are_one_person(session: Session) -> None:
    text = (
        "activity,prompt,words,group,person\n"
        "feedback,learnt,One,young-people,7\nfeedback,new-ideas,Two,,7\nfeedback,learnt,Three,,8\n"
    )
    assert bring_in(session, text).people == 2
    by_words = {row.words.text: row.participant for row in Contribution.objects.select_related("words", "participant")}
    assert by_words["One"] == by_words["Two"] != by_words["Three"]


def test_a_person_is_found_again_when_a_row_is_added_later(session: Session) -> None:
    first = "activity,prompt,words,person\nfeedback,learnt,One,7\n"
    bring_in(session, first)
    bring_in(session, first + "feedback,new-ideas,Two,7\n")
    assert Participant.objects.count() == 1
    assert Contribution.objects.count() == 2


def test_a_person_cannot_be_in_two_groups(session: Session) -> None:
    text = "activity,prompt,words,group,person\nfeedback,learnt,x,young-people,7\nfeedback,new-ideas,y,supporters,7\n"
    assert told(bring_in(session, text).problems) == [
        "notes.csv:3: The same person has another group in an earlier row. "
        "Make them the same, or give this one another token."
    ]


def test_an_answer_given_twice_replaces_and_says_so(session: Session) -> None:
    text = "activity,prompt,words,person\nfeedback,learnt,First,7\nfeedback,learnt,Second,7\n"
    report = bring_in(session, text)
    assert told(report.notes) == ["notes.csv:3: This replaces line 2: the same person answers the same thing again."]
    assert what_was_said(session) == [("learnt", "", "Second")]


def test_a_strip_is_the_receipt_and_is_found_again(session: Session) -> None:
    text = "activity,prompt,words,receipt\nfeedback,learnt,One,strip 0001\n"
    bring_in(session, text)
    bring_in(session, "activity,prompt,words,receipt\nfeedback,new-ideas,Two,STRIP-0001\n")
    assert Participant.objects.count() == 1


def test_a_strip_of_another_session_is_refused(session: Session) -> None:
    text = "activity,prompt,words,receipt\nfeedback,learnt,One,strip 0001\n"
    bring_in(make_session(area=session.area), text)
    assert told(bring_in(session, text).problems) == [
        "notes.csv:2: This strip belongs to another session. Look at the code again."
    ]


def test_a_strip_that_looks_mistyped_is_pointed_out(session: Session) -> None:
    report = bring_in(session, "activity,prompt,words,receipt\nfeedback,learnt,One,3333333333\n")
    assert report.new == 1
    assert told(report.notes) == [
        "notes.csv:2: The strip's code may have a typing mistake: its last character does not fit."
    ]


def test_an_id_that_stands_for_something_else_is_refused(session: Session) -> None:
    taken = say(session, "feedback/learnt", "Something").uuid
    report = bring_in(session, f"activity,prompt,words,id\nfeedback,learnt,Else,{taken}\n")
    assert told(report.problems) == [
        "notes.csv:2: Something else came in under this id before. Leave the id out, or correct it."
    ]


def test_an_id_of_ones_own_is_kept(session: Session) -> None:
    own = uuid.uuid4()
    bring_in(session, f"activity,prompt,words,id\nfeedback,learnt,x,{own}\n")
    assert Contribution.objects.get().uuid == own


def test_the_home_area_and_how_it_was_given_are_kept(session: Session) -> None:
    bring_in(
        session,
        "activity,prompt,words,area,whose,via,quote,said_at\n"
        "feedback,learnt,x,Oakshire,supported,paper,yes,2026-03-14T10:30:00Z\n",
    )
    row = Contribution.objects.select_related("participant").get()
    assert (row.participant.home_area, row.whose, row.via, row.may_quote, row.said_at.isoformat()) == (
        "Oakshire",
        "supported",
        "paper",
        True,
        "2026-03-14T10:30:00+00:00",
    )


def test_words_from_a_file_are_held_whoever_wrote_them_and_ratings_are_not(session: Session) -> None:
    report = bring_in(
        session,
        "activity,prompt,words,value,group\n"
        "feedback,learnt,x,,practitioners\nfeedback,learnt,y,,\nfeedback,learnt,,happy,young-people\n",
    )
    assert (report.new, report.held) == (3, 2)


def test_progress_is_told(session: Session) -> None:
    heard: list[tuple[int, int]] = []
    import_csv(
        session=session,
        content=NOTES.encode(),
        name="n",
        by=BY,
        progress=lambda done, total: heard.append((done, total)),
    )
    assert heard == [(3, 3)]
