"""The demonstration area looks like a real place, and its promises stand where its content says they stand."""

import pytest

from alongside.activity import sealing
from alongside.answers import rules
from alongside.answers.models import Decision, Promise
from alongside.core import clock, codes
from alongside.demo.building import build_demonstration
from alongside.demo.content_files import read_all
from alongside.demo.receipts import receipt_for
from alongside.frameworks.models import PackWording
from alongside.frameworks.queries import pack_of, version_for
from alongside.gatherings.models import Minutes
from alongside.insight.presenters.work_map import work_map_page
from alongside.insight.queries.work_map import work_of
from alongside.live.models import Contribution, Participant, Session, Words
from alongside.live.queries.participants import participant_with_receipt
from alongside.people.models import Area, User
from alongside.people.standing import Standing
from alongside.practice.models import Attempt, Barrier, ChecklistTick
from alongside.practice.presenters.goals import goal_cards
from alongside.practice.queries.goals import goals_of
from alongside.practice.rules import GoalState
from alongside.projects.models import MapEntry, Project

pytestmark = pytest.mark.django_db

WHERE = {
    "open": rules.Where.PROMISED,
    "due-soon": rules.Where.DUE_SOON,
    "due-now": rules.Where.DUE_SOON,
    "overdue": rules.Where.OVERDUE,
    "said-done": rules.Where.SAID_DONE,
    "kept": rules.Where.KEPT,
    "not-kept": rules.Where.NOT_KEPT,
}


def test_it_is_made_once_of_invented_people_with_four_projects_and_answers_both_ways() -> None:
    area = build_demonstration()

    assert build_demonstration() == Area.objects.get() == area
    assert all(user.is_demonstration and user.email.endswith(".example") for user in User.objects.all())
    assert Project.objects.count() == 4
    assert Contribution.objects.count() >= 200
    assert set(Decision.objects.values_list("kind", flat=True)) == {"we-will", "we-cant", "not-yet"}
    assert Session.objects.filter(closed_at__isnull=True).count() == 1
    assert Words.objects.filter(contribution__is_held=True).exists()
    assert Contribution.objects.filter(withdrawn_at__isnull=False).exists()


def test_its_promises_stand_where_the_content_says() -> None:
    build_demonstration()
    written = {
        promise["words"]: WHERE[promise["state"]]
        for content in read_all("decisions")
        for decision in content["decisions"]
        for promise in decision["promises"]
    }
    written |= {
        row["words"]: WHERE[row["promise"]["state"]]
        for content in read_all("minutes")
        for minutes in content["minutes"]
        for row in minutes["next"]
        if "promise" in row
    }

    made = {
        promise.words: rules.where_it_stands(promise.state, due=promise.due, today=clock.today())
        for promise in Promise.objects.all()
    }

    assert made == written


def test_its_charter_is_worded_anew_and_its_people_met_drew_looked_agreed_and_said_what_was_in_the_way() -> None:
    area = build_demonstration()

    version, visitor = version_for(area), Standing(area)
    wordings = PackWording.objects.filter(area=area).order_by("number")
    assert (version.area, version.parent and version.parent.pack_id) == (area, "wirral-naomie")
    assert [[answer.says for answer in one.answers.all()] for one in wordings] == [
        ["agrees", "not-yet"],
        ["agrees"] * 4,
    ]
    assert [one.published for one in wordings] == [None, version]
    assert dict(Project.objects.values_list("slug", "pack_version__pack_id")) == {
        "the-move-to-college-at-16": "wirral-naomie",
        "a-card-for-the-waiting-room": "wirral-naomie",
        "how-meetings-with-families-should-change": "elmbridge-vale-charter",
        "short-breaks-in-the-holidays": "elmbridge-vale-charter",
    }

    work_map = work_map_page(pack_of(version), work_of(visitor), easy=False)
    assert work_map is not None
    assert [len(row.cells) for row in work_map.rows] == [3, 3, 3, 3]
    assert 0 < work_map.empty < 12

    assert [minutes.published_at is not None for minutes in Minutes.objects.filter(area=area)] == [True, True]
    assert MapEntry.objects.filter(is_missing=True, should_talk_to__isnull=False).count() == 2
    assert set(ChecklistTick.objects.values_list("moment", "voice")) == {
        ("before", ""),
        ("before", "young-people"),
        ("after", ""),
    }
    goals = goal_cards(goals_of(area), visitor, represented=())
    assert [(card.state, card.goal.reviews.count()) for card in goals] == [
        (GoalState.AGREED, 1),
        (GoalState.PROPOSED, 0),
    ]
    assert set(Attempt.objects.values_list("helped", flat=True)) == {"yes", "partly", "no"}
    assert [barrier.shared_at is not None for barrier in Barrier.objects.order_by("pk")] == [True, True, False]


def test_its_audit_record_can_be_sealed_and_its_receipts_can_be_typed() -> None:
    build_demonstration()
    somebody = Participant.objects.get(receipt_digest=codes.receipt_digest(receipt_for("h01")))

    assert participant_with_receipt(codes.grouped(receipt_for("h01")).lower()) == somebody
    assert not codes.looks_mistyped(receipt_for("h01"))
    assert sealing.seal_everything() > 500
    assert sealing.verify().breaks == []
