"""The team's pages of sessions."""

from django.urls import URLPattern, path

from alongside.live.views import (
    agreeing,
    describing,
    facilitator,
    importing,
    jobs,
    lines,
    media,
    paper,
    piles,
    results,
    screen,
    sessions,
    sheets,
)

_SESSION = "<slug:slug>/sessions/<str:code>/"
_ACTIVITY = f"{_SESSION}activities/<slug:activity>/"

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/sessions/", sessions.sessions, name="sessions"),
    path("<slug:slug>/sessions/new/", sessions.choose_template, name="session_templates"),
    path("<slug:slug>/sessions/new/<slug:template>/", sessions.new_session, name="session_new"),
    path(_SESSION, facilitator.facilitate, name="session"),
    path(f"{_SESSION}activities/<slug:activity>/open/", facilitator.open_activity, name="activity_open"),
    path(f"{_SESSION}activities/<slug:activity>/close/", facilitator.close_activity, name="activity_close"),
    path(f"{_ACTIVITY}piles/", piles.piles, name="activity_piles"),
    path(f"{_ACTIVITY}piles/<int:pile>/rename/", piles.rename, name="pile_rename"),
    path(f"{_ACTIVITY}piles/<int:pile>/move/", piles.move, name="pile_move"),
    path(f"{_ACTIVITY}piles/<int:pile>/apart/", piles.apart, name="pile_apart"),
    path(f"{_ACTIVITY}turn/", piles.turn, name="activity_turn"),
    path(f"{_ACTIVITY}agreed/<slug:prompt>/", agreeing.agreed, name="activity_agreed"),
    path(f"{_ACTIVITY}next/", facilitator.go_on, name="activity_next"),
    path(f"{_SESSION}close/", facilitator.close_session, name="session_close"),
    path(f"{_SESSION}reopen/", facilitator.reopen_session, name="session_reopen"),
    path(f"{_SESSION}lock/", facilitator.lock, name="session_lock"),
    path(f"{_SESSION}new-code/", facilitator.new_code, name="session_new_code"),
    path(f"{_SESSION}contributions/<uuid:uuid>/stop/", facilitator.stop_phone, name="phone_stop"),
    path(f"{_SESSION}phones/<uuid:participant>/go-on/", facilitator.let_phone_go_on, name="phone_go_on"),
    path(f"{_SESSION}hold/", facilitator.set_hold, name="session_hold"),
    path(f"{_SESSION}hear-back/", facilitator.set_hear_back, name="session_hear_back"),
    path(f"{_SESSION}contributions/<uuid:uuid>/show/", facilitator.show_contribution, name="contribution_show"),
    path(f"{_SESSION}contributions/<uuid:uuid>/hold/", facilitator.hold_contribution, name="contribution_hold"),
    path(f"{_SESSION}prompts/<int:prompt_id>/show/", facilitator.show_all_held, name="prompt_show_all"),
    path(f"{_SESSION}help/<int:call>/answer/", facilitator.answer_help, name="help_answer"),
    path(f"{_SESSION}media/<uuid:media_id>/", media.of_session, name="session_media"),
    path(f"{_SESSION}media/<uuid:media_id>/describe/", describing.describe_media, name="media_describe"),
    path(f"{_SESSION}descriptions/", describing.descriptions, name="session_descriptions"),
    path(f"{_SESSION}screen/", screen.screen, name="session_screen"),
    path(f"{_SESSION}sheet/", sheets.sheet, name="session_sheet"),
    path(f"{_SESSION}paper/", paper.paper, name="session_paper"),
    path(f"{_SESSION}paper/sheet/", paper.add_sheet, name="paper_sheet"),
    path(f"{_SESSION}paper/undo/", lines.undo, name="paper_undo_all"),
    path(f"{_SESSION}paper/<uuid:uuid>/undo/", paper.undo, name="paper_undo"),
    path(f"{_SESSION}jobs/<uuid:job_id>/", jobs.job, name="session_job"),
    path(f"{_SESSION}jobs/<uuid:job_id>/file/", jobs.job_file, name="session_job_file"),
    path(f"{_SESSION}import/", importing.bring_in, name="session_import"),
    path(f"{_SESSION}results/", results.results, name="session_results"),
    path(f"{_SESSION}results/contributions/", results.contributions, name="session_contributions"),
]
