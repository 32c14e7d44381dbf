"""What each route needs to be reached in the scene."""

from typing import Any

from alongside.projects.queries import pack_for_project
from tests.authorisation.scene import Scene, a_prompt


def nothing(scene: Scene) -> dict[str, Any]:
    return {}


def area(scene: Scene) -> dict[str, Any]:
    return {"slug": scene.area.slug}


def project(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"project_slug": scene.project.slug}


def session(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"code": scene.session.code}


def code(scene: Scene) -> dict[str, Any]:
    return {"code": scene.session.code}


def concern(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"pk": scene.concern.pk}


def shown(scene: Scene) -> dict[str, Any]:
    return session(scene) | {"uuid": scene.shown.uuid}


def stopped_phone(scene: Scene) -> dict[str, Any]:
    return session(scene) | {"participant": scene.stopped.pk}


def theme(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"pk": scene.theme.pk}


def participant(scene: Scene) -> dict[str, Any]:
    return code(scene) | {"prompt_id": a_prompt(scene)}


def moment(scene: Scene) -> dict[str, Any]:
    return participant(scene) | {"moment": "before"}


def activity(scene: Scene) -> dict[str, Any]:
    return session(scene) | {"activity": "bin-keep-light-bulb"}


def agreed(scene: Scene) -> dict[str, Any]:
    return session(scene) | {"code": scene.words.code, "activity": "our-words", "prompt": "together"}


def pile(scene: Scene) -> dict[str, Any]:
    return activity(scene) | {"pile": scene.pile.pk}


def contribution(scene: Scene) -> dict[str, Any]:
    return session(scene) | {"uuid": scene.held.uuid}


def media(scene: Scene) -> dict[str, Any]:
    return session(scene) | {"media_id": scene.picture.pk}


def own_media(scene: Scene) -> dict[str, Any]:
    return code(scene) | {"media_id": scene.picture.pk}


def job(scene: Scene) -> dict[str, Any]:
    return session(scene) | {"job_id": scene.job.pk}


def prompt(scene: Scene) -> dict[str, Any]:
    return session(scene) | {"prompt_id": a_prompt(scene)}


def prompt_at_a_table(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"code": scene.cafe.code, "prompt_id": scene.cafe.activities.get().prompts.all()[0].pk}


def of_pledge_wall(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"code": scene.pledge.session.code}


def template(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"template": "york-training"}


def help_call(scene: Scene) -> dict[str, Any]:
    return session(scene) | {"call": scene.help_request.pk}


def part(scene: Scene) -> dict[str, Any]:
    return project(scene) | {"part": "purpose"}


def review(scene: Scene) -> dict[str, Any]:
    return project(scene) | {"group": scene.groups["asking"].key}


def question(scene: Scene) -> dict[str, Any]:
    return project(scene) | {"pk": scene.question.pk}


def check(scene: Scene) -> dict[str, Any]:
    return project(scene) | {"check": "papers"}


def gathering(scene: Scene) -> dict[str, Any]:
    return project(scene) | {"pk": scene.gathering.pk}


def remark(scene: Scene) -> dict[str, Any]:
    return project(scene) | {"pk": scene.remark.pk}


def stage(scene: Scene) -> dict[str, Any]:
    return project(scene) | {"stage": pack_for_project(scene.project).stages[0].id}


def unanswered(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"pk": scene.unanswered.pk}


def decision(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"pk": scene.decision.pk}


def promise(scene: Scene) -> dict[str, Any]:
    return area(scene) | {"pk": scene.promise.pk}


def stance_of_asking(scene: Scene) -> dict[str, Any]:
    return decision(scene) | {"group_pk": scene.groups["asking"].pk}


def word_of_asking(scene: Scene) -> dict[str, Any]:
    return promise(scene) | {"group_pk": scene.groups["asking"].pk}


def word_of_other(scene: Scene) -> dict[str, Any]:
    return promise(scene) | {"group_pk": scene.groups["other"].pk}
