"""An area's trainings: sessions that ask what its pack measures, who came to them, and what they rated (Y1, Y2)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from alongside.answers.queries import PLEDGED
from alongside.frameworks.queries import templates_for
from alongside.frameworks.schema import Measure, SessionTemplate
from alongside.live.models import Contribution, Participant, Session
from alongside.live.queries.standing import standing
from alongside.people.models import Area

Ratings = Mapping[tuple[str, str], Mapping[UUID, int]]


@dataclass(frozen=True)
class Training:
    """One session, and how many of each of its groups took part; `None` are people who did not say theirs."""

    session: Session
    came: Mapping[int | None, int]

    @property
    def people(self) -> int:
        """How many took part."""
        return sum(self.came.values())


def training_templates(area: Area, measures: Collection[Measure]) -> list[SessionTemplate]:
    """The templates that ask everything the pack measures at more than one moment: those are its trainings."""
    wanted = {measure.id for measure in measures}
    return [template for template in templates_for(area) if wanted and wanted <= _measured_by(template)]


def trainings_of(area: Area, templates: Collection[SessionTemplate]) -> list[Training]:
    """The sessions made from these, the newest first, with who came: three queries."""
    sessions = list(
        Session.objects.filter(area=area, template__in=[template.id for template in templates])
        .select_related("area")
        .prefetch_related("groups")
    )
    rows = Participant.objects.filter(session__in=sessions).order_by().values("session_id", "group_id")
    came: dict[int, dict[int | None, int]] = defaultdict(dict)
    for row in rows.annotate(people=Count("pk")):
        came[row["session_id"]][row["group_id"]] = row["people"]
    return [Training(session, came[session.pk]) for session in sessions]


def ratings_in(trainings: Collection[Training], measures: Collection[Measure]) -> Ratings:
    """What each person rated, by statement and moment, over all trainings together: one query."""
    rows = Contribution.objects.filter(
        standing(),
        session__in=[training.session for training in trainings],
        prompt__key__in=[measure.id for measure in measures],
    ).exclude(moment="")
    ratings: dict[tuple[str, str], dict[UUID, int]] = defaultdict(dict)
    for key, moment, participant, value in rows.values_list("prompt__key", "moment", "participant_id", "value"):
        if value.isdigit():
            ratings[key, moment][participant] = int(value)
    return ratings


def pledge_walls_of(area: Area) -> list[Session]:
    """The sessions in which people pledge something, the newest first."""
    sessions = Session.objects.filter(area=area, activities__kind__in=PLEDGED).select_related("area")
    return list(sessions.distinct())


def _measured_by(template: SessionTemplate) -> set[str]:
    return {prompt.id for activity in template.activities for prompt in activity.prompts if len(prompt.moments) > 1}
