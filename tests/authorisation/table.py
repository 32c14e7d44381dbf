"""Who may reach which page: one row for each route. A new route without a row fails the tests."""

from typing import Any

from alongside.people.enums import Role
from alongside.projects.queries import pack_for_project
from tests.authorisation.rows import (
    ALL,
    ASSESSORS,
    ATTESTERS,
    CODERS,
    COORDINATORS,
    DECIDERS,
    LEADS,
    MEMBERS,
    NOBODY,
    PRACTITIONERS,
    PUBLISHERS,
    REPRESENTATIVE,
    RUNNERS,
    TEAM,
    Row,
    area,
    nothing,
    posts,
    project,
)
from tests.authorisation.scene import OWNER, Scene, a_prompt
from tests.authorisation.wording import WORDING_ROWS


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
    return session(scene) | {"activity": scene.ground.prompts[0].partition("/")[0]}


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
    return project(scene) | {"check": scene.ground.pack.attestable[0].id}


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


ROWS = (
    # The site, for everybody.
    Row("landing", ALL, nothing),
    Row("accessibility", ALL, nothing),
    Row("privacy", ALL, nothing),
    Row("gallery", ALL, nothing),
    Row("gallery_participant", ALL, nothing),
    Row("gallery_screen", ALL, nothing),
    Row("sign_in_link", ALL, nothing, status=410),  # a link without its key is used up
    posts("demonstration_sign_in", NOBODY, nothing, otherwise=404),  # there is no demonstration here
    # Taking part, without an account: who looks makes no difference.
    Row("join", ALL, nothing),
    Row("how", ALL, nothing),
    Row("join_worker", ALL, nothing),
    Row("join_offline", ALL, nothing),
    Row("join_notice", ALL, code),
    Row("join_who", ALL, code),
    Row("join_whose", ALL, code, status=302),  # back to the notice: nobody here has joined
    Row("join_asked", ALL, code, status=302),
    Row("join_before", ALL, code, status=302),
    Row("join_how", ALL, code),
    posts("join_leave", ALL, code),
    Row("join_help", ALL, code),
    Row("join_answer", ALL, code, status=302),
    Row("join_prompt", ALL, participant, status=302),
    Row("join_prompt_next", ALL, participant, status=302),
    Row("join_others", ALL, participant, status=302),
    posts("join_support", ALL, participant),
    Row("join_moment", ALL, moment, status=302),
    Row("join_moment_next", ALL, moment, status=302),
    Row("join_media", ALL, own_media, status=302),
    Row("join_take_back", ALL, lambda scene: code(scene) | {"contribution_id": scene.held.pk}, status=302),
    Row("join_tables", ALL, lambda scene: {"code": scene.cafe.code, "activity": "tables"}, status=302),
    Row("join_questions", ALL, code),
    Row("join_done", ALL, code, status=302),
    # With a receipt.
    Row("receipt", ALL, nothing),
    posts("receipt_close", ALL, nothing),
    Row("receipt_mine", ALL, nothing, status=302),  # back to where a receipt is typed: nobody here has one
    posts("receipt_earlier", ALL, nothing),
    Row("receipt_theme", ALL, lambda scene: {"theme_id": scene.theme.pk}, status=302),
    Row("receipt_promise", ALL, lambda scene: {"promise_id": scene.promise.pk}, status=302),
    Row("receipt_difference", ALL, lambda scene: {"promise_id": scene.promise.pk}, status=302),
    Row("receipt_media", ALL, lambda scene: {"media_id": scene.picture.pk}, status=302),
    Row("receipt_withdraw", ALL, lambda scene: {"contribution_id": scene.held.pk}, status=302),
    posts("receipt_quote", ALL, lambda scene: {"contribution_id": scene.held.pk}),
    # An area's public pages.
    Row("area", ALL),
    Row("answers", ALL),
    Row("charter", ALL),
    *WORDING_ROWS,
    Row("answers_print", ALL),
    Row("quoted_media", NOBODY, lambda scene: area(scene) | {"media_id": scene.picture.pk}, otherwise=404),  # held
    Row("projects", ALL),
    Row("project", ALL, project),
    Row("theme", ALL, theme),
    Row("theme", TEAM, unanswered, otherwise=404),
    # What needs somebody.
    Row("desk", MEMBERS, visitor=302),
    # Projects.
    Row("project_new", COORDINATORS),
    posts("project_publish", COORDINATORS, project),
    posts("project_finish", COORDINATORS, project),
    Row("project_part", TEAM, part),
    posts("project_agree", REPRESENTATIVE, part, data={"group": "ecolieres", "wording": "1"}),
    Row("project_label", ALL, project),
    posts("project_label", TEAM, project, data={"words": "It was not so."}),
    posts("remark_take_back", NOBODY, remark),  # nobody here wrote it
    Row("project_checks", ALL, project),
    Row("check_attest", ATTESTERS, check),
    posts("check_take_back", NOBODY, check, otherwise=404),  # nothing is attested here
    Row("project_reviews", ALL, project),
    Row("project_review", REPRESENTATIVE, review),
    Row("project_sign_off", ALL, project),
    posts("sign_off_ask", DECIDERS, project),
    Row("project_sign", REPRESENTATIVE, review),
    posts("project_sign", REPRESENTATIVE, review, status=409, data={"word": "signed"}),  # it has not been read
    Row("project_assessment", TEAM | ASSESSORS, project),
    posts("assessment_submit", DECIDERS, project),
    posts("assessment_ask", ASSESSORS, project, data={"ask-words": "Who?"}),
    posts("assessment_answer", TEAM, question, status=422),
    posts("assessment_decide", ASSESSORS, project, status=422),
    Row("gathering_new", TEAM, project),
    Row("gathering", ALL, gathering),
    Row("gathering_correct", TEAM, gathering),
    Row("project_readiness", ALL, project),
    posts("project_readiness", TEAM, project),
    Row("project_version", ALL, project),
    posts("project_version", COORDINATORS, project),
    Row("project_stage", ALL, stage),
    posts("project_stage", TEAM, stage, data={"nothing": "written"}),
    # Sessions.
    Row("sessions", TEAM),
    Row("session_templates", RUNNERS),
    Row("session_new", RUNNERS, template),
    Row("session", RUNNERS, session),
    posts("activity_open", RUNNERS, activity),
    posts("activity_close", RUNNERS, activity),
    Row("activity_agreed", RUNNERS, agreed),
    Row("activity_piles", RUNNERS, activity),
    posts("activity_piles", RUNNERS, activity, data={"to": "new", "title": "A pile"}),
    posts("pile_rename", RUNNERS, pile, data={"title": "Other words"}),
    posts("pile_move", RUNNERS, pile, data={"way": "later"}),
    posts("pile_apart", RUNNERS, pile),
    posts("activity_turn", RUNNERS, activity, data={"page": "2"}),
    posts("activity_next", RUNNERS, activity),
    posts("session_close", RUNNERS, session),
    posts("session_reopen", RUNNERS, session),
    posts("session_lock", RUNNERS, session, data={"locked": "yes"}),
    posts("session_new_code", RUNNERS, session),
    posts("phone_stop", RUNNERS, shown),
    posts("phone_go_on", RUNNERS, stopped_phone),
    Row("session_hold", RUNNERS, session),
    posts("session_hold", RUNNERS, session, data={"hold": "yes"}),
    posts("session_hear_back", RUNNERS, session, status=422),
    posts("contribution_show", RUNNERS, contribution),
    posts("contribution_hold", RUNNERS, contribution),
    posts("prompt_show_all", RUNNERS, prompt),
    posts("help_answer", RUNNERS, help_call),
    Row("session_media", RUNNERS | {str(Role.SAFEGUARDING)}, media),  # it is held
    posts("media_describe", RUNNERS, media, status=422),
    Row("session_descriptions", RUNNERS, session),
    Row("session_screen", TEAM, session),
    Row("session_sheet", TEAM, session),
    Row("session_beforehand", RUNNERS, session),
    Row("session_table", TEAM, prompt_at_a_table),
    Row("session_paper", RUNNERS, session),
    posts("paper_undo", RUNNERS, contribution),
    posts("paper_sheet", RUNNERS, session),
    posts("paper_undo_all", RUNNERS, session),
    Row("session_import", RUNNERS, session),
    # Somebody else asked for it: those who may run sessions don't find it, and all others are turned away before.
    Row("session_job", RUNNERS, job, status=404),
    Row("session_job_file", RUNNERS, job, status=404),
    Row("session_results", TEAM, session),
    Row("session_contributions", TEAM, session),
    Row("session_export", RUNNERS, session),
    # Safeguarding: what worries somebody, and who reads it.
    Row("contribution_safeguarding", RUNNERS | PRACTITIONERS, shown),
    posts("contribution_safeguarding", RUNNERS | PRACTITIONERS, shown),
    Row("concerns", LEADS, visitor=302),
    Row("concern", LEADS, concern, visitor=302),
    posts("concern_acknowledge", LEADS, concern, visitor=302),
    posts("concern_outcome", LEADS, concern, visitor=302, data={"outcome": "Told the school."}),
    posts("concern_return", LEADS, concern, visitor=302),
    posts("concern_delete", LEADS, concern, visitor=302),
    Row("safeguarding_settings", COORDINATORS | LEADS, visitor=302),
    posts("safeguarding_settings", COORDINATORS | LEADS, area, visitor=302, data={"acknowledge_minutes": "30"}),
    # Making sense.
    Row("workbench", TEAM, project),
    posts("workbench", CODERS, project, status=422),
    Row("make_theme", CODERS, project),
    Row("reword_theme", CODERS, theme),
    posts("ask_members", CODERS, theme),
    # Deciding and keeping.
    Row("decide", DECIDERS, unanswered),
    posts("publish_decision", PUBLISHERS, decision),
    Row("say_stance", REPRESENTATIVE, stance_of_asking),
    Row("make_promise", DECIDERS, decision),
    Row("session_pledges", TEAM, of_pledge_wall),
    Row("take_up_pledge", PUBLISHERS, lambda scene: of_pledge_wall(scene) | {"uuid": scene.pledge.uuid}),
    Row("promise", ALL, promise, status=302),  # it came of a decision: its theme has it
    Row("say_done", frozenset({OWNER}), promise),
    Row("say_kept", REPRESENTATIVE, word_of_asking),
    Row("say_kept", NOBODY, word_of_other),  # this group did not ask
    Row("say_difference", REPRESENTATIVE, word_of_asking),
    Row("say_difference", NOBODY, word_of_other),  # this group neither asked nor decided
)
