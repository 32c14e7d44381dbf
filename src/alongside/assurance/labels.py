"""The honest label of a project, from its record to its card: the one place that puts the pieces together."""

from alongside.assurance import queries, rules
from alongside.assurance.places import places_of
from alongside.assurance.presenters import LabelCard, label_card, remark_lines
from alongside.frameworks.enums import Part
from alongside.people.standing import Standing
from alongside.projects.models import Project
from alongside.projects.queries import current_wording, pack_for_project


def label_for(project: Project, standing: Standing) -> LabelCard | None:
    """A project's label with its remarks; nothing where its pack has no ladder that says what it asks for."""
    pack = pack_for_project(project)
    if pack.ladder is None or not pack.ladder.says_what_it_needs:
        return None
    claimed = current_wording(project, Part.RUNG)
    return label_card(
        rules.label(pack.rungs, queries.evidence_of(project)),
        pack=pack,
        claimed_key=claimed.value if claimed else "",
        places=places_of(project, standing),
        remarks=remark_lines(queries.remarks_on(project), person_id=standing.person_id),
    )
