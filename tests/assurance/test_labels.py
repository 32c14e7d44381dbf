"""Labels of real projects, built from recorded facts through the product's own actions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.assurance.labels import label_for
from alongside.assurance.presenters import LabelCard
from alongside.gatherings.enums import Purpose
from alongside.live.actions import withdraw
from alongside.people.standing import Standing
from alongside.projects.models import Project
from tests.factories.answers import decide
from tests.factories.evidence import BY, area_under, group_of, met, project_in, theme_in
from tests.factories.live import make_session, say
from tests.factories.projects import area_with, bare_pack_files

pytestmark = pytest.mark.django_db

FAMILIES = ["young-people", "parents-carers"]
STAFF = ["practitioners", "service-leads"]


def label_of(project: Project) -> LabelCard:
    card = label_for(project, Standing(area=project.area))
    assert card is not None
    return card


# ------------------------------------- the three ways of working of Wirral's case studies, told anew (W6)


def test_health_passports_come_out_as_co_production() -> None:
    """Families named it, many partners found the answer, all were there at every stage, the document was made together."""
    project = project_in(area_under("wirral-naomie"), title="Health passports", claims="co-production")
    met(project, Purpose.NAMED_NEED, groups=FAMILIES, days_ago=300, title="What makes hospital hard")
    met(project, Purpose.DESIGNED, groups=[*FAMILIES, *STAFF, "charities", "communities"], days_ago=200)
    met(project, Purpose.DECIDED, Purpose.DID, groups=[*FAMILIES, *STAFF], days_ago=100)
    card = label_of(project)
    assert (card.supported.id, card.verdict) == (
        "co-production",
        "What is recorded supports what is claimed: “Co-production”.",
    )


def test_a_key_worker_team_comes_out_as_co_design() -> None:
    """A national body started it and said roughly what it should be; all partners worked out how it is done here."""
    project = project_in(area_under("wirral-naomie"), title="Key workers", claims="co-production")
    met(project, Purpose.NAMED_NEED, groups=["service-leads"], days_ago=300, title="An invitation from outside")
    met(project, Purpose.DESIGNED, groups=[*FAMILIES, *STAFF], days_ago=200, title="Job description and adverts")
    met(project, Purpose.DECIDED, groups=[*FAMILIES, *STAFF], days_ago=100, title="Three panels of equal weight")
    card = label_of(project)
    assert card.supported.id == "co-design"
    assert card.verdict == "“Co-production” is claimed. What is recorded supports “Co-design”."
    assert card.change is not None
    [missing] = [line for line in card.change.lines if not line.holds]
    assert missing.sentence == (
        "Nothing shows that these were there when the need was named: Young people or Parents and carers."
    )


def test_a_plan_for_school_money_comes_out_as_consultation() -> None:
    """An adviser drew the plan up from what many said about it; what could change was said at the start."""
    project = project_in(
        area_under("wirral-naomie"), title="School money", claims="consultation", is_open="How the money is shared out"
    )
    met(project, Purpose.NAMED_NEED, groups=["service-leads"], days_ago=300)
    met(project, Purpose.ASKED, groups=[*FAMILIES, *STAFF], days_ago=200)
    met(project, Purpose.DESIGNED, groups=["service-leads"], days_ago=150)
    card = label_of(project)
    assert (card.supported.id, card.verdict) == (
        "consultation",
        "What is recorded supports what is claimed: “Consultation”.",
    )


# ------------------------------------------------------------------------------------------ the rest


def test_a_session_counts_as_having_been_asked_until_the_words_are_withdrawn() -> None:
    area = area_under("wirral-naomie")
    project = project_in(area, claims="consultation", is_open="When and where")
    session = make_session("listening-session", area=area, project=project)
    said = say(session, "bin-keep-light-bulb/keep", "The garden", group="young-people")
    assert not any("asked" in line.sentence and not line.holds for line in label_of(project).why)
    withdraw(contribution=said, by=BY)
    assert any("Nothing shows that these were asked" in line.sentence for line in label_of(project).why)


def test_a_decision_names_the_gathering_in_which_it_was_taken() -> None:
    area = area_under("wirral-naomie")
    project = project_in(area)
    for purpose in (Purpose.NAMED_NEED, Purpose.DESIGNED):
        met(project, purpose, groups=[*FAMILIES, *STAFF])
    with_them = met(project, Purpose.DECIDED, groups=FAMILIES)
    theme = theme_in(project)
    decide(theme, taken_by=[group_of(area, "young-people")])
    assert label_of(project).supported.id == "co-design"
    decide(theme, taken_by=[group_of(area, "young-people")], taken_in=with_them)
    assert label_of(project).supported.id == "co-production"


def test_a_pack_without_a_ladder_has_no_label() -> None:
    area = area_with(bare_pack_files())
    assert label_for(project_in(area), Standing(area=area)) is None


def test_the_record_is_gathered_in_as_many_queries_for_much_as_for_little() -> None:
    area = area_under("stoke-plan-do-review")
    small, large = project_in(area, title="Small"), project_in(area, title="Large")
    label_of(small)  # the pack is read once
    counts = []
    for project, times in ((small, 1), (large, 6)):
        session = make_session("listening-session", area=area, project=project)
        for number in range(times):
            met(project, Purpose.ASKED, Purpose.DECIDED, groups=FAMILIES, days_ago=number)
            say(session, "bin-keep-light-bulb/keep", f"Note {number}", group="young-people")
            decide(theme_in(project, title=f"Theme {number}"), taken_by=[group_of(area, "young-people")])
        with CaptureQueriesContext(connection) as asked:
            label_of(project)
        counts.append(len(asked))
    assert counts[0] == counts[1]
