"""Who may do what in a session. Pairs over a `Standing`: one answers, one raises."""

from alongside.people.enums import Role
from alongside.people.permissions import check
from alongside.people.standing import Standing


def can_run_session(standing: Standing) -> bool:
    """Make a session, open and close, hold and show, answer calls for help, type in paper."""
    return standing.has(Role.COORDINATOR, Role.FACILITATOR)


def check_can_run_session(standing: Standing) -> None:
    check(can_run_session(standing), "Only a participation officer or a facilitator of this area can run a session.")


def can_see_session(standing: Standing) -> bool:
    """See what was said in a session: everyone who makes sense of it together."""
    return standing.is_team


def check_can_see_session(standing: Standing) -> None:
    check(can_see_session(standing), "What was said here is for the people of this area's team. Sign in to see it.")


def can_read_held(standing: Standing) -> bool:
    """Read words that wait for a person: they may hold a disclosure, so not even the whole team sees them."""
    return can_run_session(standing) or standing.has(Role.SAFEGUARDING)


def can_raise_concern(standing: Standing) -> bool:
    """Send words to the safeguarding leads: whoever runs the session, and practitioners, who read what is shown."""
    return can_run_session(standing) or standing.has(Role.PRACTITIONER)


def check_can_raise_concern(standing: Standing) -> None:
    check(
        can_raise_concern(standing),
        "Participation officers, facilitators and practitioners of this area send words to safeguarding. "
        "Tell one of them what worries you, now.",
    )


def can_read_concerns(standing: Standing) -> bool:
    """The restricted record is for this area's safeguarding leads, and for nobody else."""
    return standing.has(Role.SAFEGUARDING)


def check_can_read_concerns(standing: Standing) -> None:
    check(can_read_concerns(standing), "Only the safeguarding leads of this area read what was sent to them.")


def can_set_safeguarding(standing: Standing) -> bool:
    """The area's own worry words, and how soon somebody should have what was sent."""
    return standing.has(Role.COORDINATOR, Role.SAFEGUARDING)


def check_can_set_safeguarding(standing: Standing) -> None:
    check(can_set_safeguarding(standing), "Only a participation officer or a safeguarding lead can set this.")


def can_enter_paper(standing: Standing) -> bool:
    """Type in what came on paper or by phone, and import a file."""
    return can_run_session(standing)


def check_can_enter_paper(standing: Standing) -> None:
    check(can_enter_paper(standing), "Only a participation officer or a facilitator can type in what others said.")


def can_open_media(standing: Standing, *, is_held: bool, is_restricted: bool) -> bool:
    """See a picture, hear a recording: like words, some wait for a person, some are the safeguarding lead's alone."""
    if is_restricted:
        return standing.has(Role.SAFEGUARDING)
    if is_held:
        return can_read_held(standing)
    return can_see_session(standing) or standing.has(Role.SAFEGUARDING)


def check_can_open_media(standing: Standing, *, is_held: bool, is_restricted: bool) -> None:
    allowed = can_open_media(standing, is_held=is_held, is_restricted=is_restricted)
    check(allowed, "This picture or recording is for the people who read it first. Sign in as one of them to see it.")
