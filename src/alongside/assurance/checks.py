"""Whether each check of a pack holds, and what would settle it. Plain functions over plain data.

A check holds, doesn't, or can't be told yet. It can't be told while there is nothing to look at: no decision yet,
no gathering yet. What a person attests stands beside what the record says, and never instead of it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from alongside.assurance.dossier import Dossier, Meeting
from alongside.assurance.evidence import Record
from alongside.assurance.rules import finding
from alongside.frameworks.enums import CheckKind, Fact, Part
from alongside.frameworks.schema import Need, PackCheck
from alongside.gatherings.enums import AccessMet, Purpose
from alongside.themes.rules import CheckState


class State(Enum):
    """What the record says of a check."""

    HOLDS = "holds"
    DOES_NOT = "does not hold"
    CANT_TELL = "can’t be told yet"


@dataclass(frozen=True)
class Result:
    """A check, what the record says of it, which groups or records it is about, and what would settle it."""

    check: PackCheck
    state: State
    settles: str = ""
    groups: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()


def results(checks: Iterable[PackCheck], dossier: Dossier) -> list[Result]:
    """Every check of a pack, in its order."""
    return [_KINDS[check.check](check, dossier) for check in checks]


def _told(
    check: PackCheck,
    *,
    wrong: Iterable[Record] = (),
    right: Iterable[Record] = (),
    settles: str,
    is_there: bool = True,
    groups: Iterable[str] = (),
) -> Result:
    """Holds where something is there and nothing is wrong with it; the records are what is wrong, else what is right."""
    wrong, groups = tuple(wrong), tuple(groups)
    if wrong or groups:
        return Result(check, State.DOES_NOT, settles, groups, wrong)
    if not is_there:
        return Result(check, State.CANT_TELL, settles)
    return Result(check, State.HOLDS, records=tuple(right))


def _is(check: PackCheck, holds: bool, settles: str, records: Iterable[Record] = ()) -> Result:
    return Result(check, State.HOLDS if holds else State.DOES_NOT, "" if holds else settles, records=tuple(records))


def _of_fact(fact: Fact, settles: str) -> Callable[[PackCheck, Dossier], Result]:
    """A fact of the label's vocabulary, needed for every one of the check's groups."""

    def check_fact(check: PackCheck, dossier: Dossier) -> Result:
        found = finding(Need(fact=fact, groups=check.groups), dossier.evidence)
        return Result(
            check,
            State.HOLDS if found.holds else State.DOES_NOT,
            "" if found.holds else settles,
            found.missing,
            found.records if found.holds else (),
        )

    return check_fact


def _each_group_came(check: PackCheck, dossier: Dossier) -> Result:
    came = {group: [one.record for one in dossier.evidence.occasions if group in one.groups] for group in check.groups}
    missing = [group for group, records in came.items() if not records]
    right = sorted({record for records in came.values() for record in records})
    return _told(check, right=right, groups=missing, settles="Invite them, and record that they came.")


def _papers_ahead(check: PackCheck, dossier: Dossier) -> Result:
    days = check.days or 0
    late = [one.record for one in dossier.meetings if one.days_ahead is None or one.days_ahead < days]
    right = [one.record for one in dossier.meetings]
    settles = f"Send the papers {days} days before, and record the day."
    return _told(check, wrong=late, right=right, is_there=bool(dossier.meetings), settles=settles)


def _minutes_within(check: PackCheck, dossier: Dossier) -> Result:
    """Minutes that are late never become early; those for which there is still time can't be told yet."""
    days = check.days or 0
    late = [one.record for one in dossier.meetings if _are_late(one, days, dossier.today)]
    waiting = any(one.minutes_after is None for one in dossier.meetings)
    settles = f"Write the minutes within {days} days of each gathering."
    right = [one.record for one in dossier.meetings]
    return _told(check, wrong=late, right=right, is_there=bool(dossier.meetings) and not waiting, settles=settles)


def _are_late(meeting: Meeting, days: int, today: date) -> bool:
    if meeting.minutes_after is not None:
        return meeting.minutes_after > days
    return meeting.record.on is not None and (today - meeting.record.on).days > days


def _access_asked(check: PackCheck, dossier: Dossier) -> Result:
    not_asked = [one.record for one in dossier.meetings if one.access == AccessMet.NOT_ASKED]
    right = [one.record for one in dossier.meetings]
    settles = "Ask people before each gathering what they need, and record it."
    return _told(check, wrong=not_asked, right=right, is_there=bool(dossier.meetings), settles=settles)


def _access_met(check: PackCheck, dossier: Dossier) -> Result:
    fine = (AccessMet.MET, AccessMet.NONE_NEEDED)
    unmet = [one.record for one in dossier.meetings if one.access not in fine]
    right = [one.record for one in dossier.meetings]
    settles = "Say how what was missing is made up for, and let it be attested."
    return _told(check, wrong=unmet, right=right, is_there=bool(dossier.meetings), settles=settles)


def _scope_told(check: PackCheck, dossier: Dossier) -> Result:
    stands = [dossier.parts[part].record for part in (Part.FIXED, Part.OPEN) if part in dossier.parts]
    return _is(check, len(stands) == 2, "Write down what is fixed and what is open.", stands)


def _reasoned(part: Part, settles: str) -> Callable[[PackCheck, Dossier], Result]:
    def check_reason(check: PackCheck, dossier: Dossier) -> Result:
        stands = dossier.parts.get(part)
        records = [stands.record] if stands else []
        return _is(check, stands is not None and stands.has_reason, settles, records)

    return check_reason


def _readiness_answered(check: PackCheck, dossier: Dossier) -> Result:
    return _is(check, dossier.readiness_open == 0, "Answer the questions before a start.")


def _parts_agreed(check: PackCheck, dossier: Dossier) -> Result:
    worded = [dossier.parts[part] for part in dossier.parts_asked if part in dossier.parts]
    silent = [group for group in dossier.signing if any(group not in part.agreed for part in worded)]
    is_whole = len(worded) == len(dossier.parts_asked)
    settles = "Ask these groups whether they agree to each part as it is worded now."
    if not is_whole and not silent:
        return Result(check, State.CANT_TELL, "Word every part of the project first.")
    return _told(check, right=[part.record for part in worded], groups=silent, settles=settles)


def _stages_filled(check: PackCheck, dossier: Dossier) -> Result:
    empty = ", ".join(dossier.stages_empty)
    return _is(check, not dossier.stages_empty, f"Nothing is written yet under: {empty}.")


def _members_asked(check: PackCheck, dossier: Dossier) -> Result:
    unasked = [theme.record for theme in dossier.themes if theme.state is CheckState.NOT_ASKED]
    right = [theme.record for theme in dossier.themes]
    settles = "Ask those whose words are in it whether the theme is right."
    return _told(check, wrong=unasked, right=right, is_there=bool(dossier.themes), settles=settles)


def _members_content(check: PackCheck, dossier: Dossier) -> Result:
    standing = [theme.record for theme in dossier.themes if theme.state is CheckState.NOT_QUITE]
    right = [theme.record for theme in dossier.themes]
    settles = "Word the theme anew with those who said “not quite”, and ask again."
    return _told(check, wrong=standing, right=right, is_there=bool(dossier.themes), settles=settles)


def _every_theme_answered(check: PackCheck, dossier: Dossier) -> Result:
    answered = {one.theme_id for one in dossier.evidence.decisions if one.is_published}
    waiting = [theme.record for theme in dossier.themes if theme.record.id not in answered]
    right = [theme.record for theme in dossier.themes]
    settles = "Answer the theme, with the reason, and publish the answer."
    return _told(check, wrong=waiting, right=right, is_there=bool(dossier.themes), settles=settles)


def _decisions_reasoned(check: PackCheck, dossier: Dossier) -> Result:
    bare = [one.record for one in dossier.decisions if not one.is_reasoned]
    right = [one.record for one in dossier.decisions]
    settles = "Say why, and what was considered."
    return _told(check, wrong=bare, right=right, is_there=bool(dossier.decisions), settles=settles)


def _stances_said(check: PackCheck, dossier: Dossier) -> Result:
    silent = sorted({group for one in dossier.decisions for group in one.silent})
    right = [one.record for one in dossier.decisions]
    settles = "Ask these groups whether they agreed to each decision that they took."
    return _told(check, right=right, groups=silent, is_there=bool(dossier.decisions), settles=settles)


def _yes_has_promise(check: PackCheck, dossier: Dossier) -> Result:
    yes = [one for one in dossier.decisions if one.is_yes]
    bare = [one.record for one in yes if not one.promises]
    settles = "Say who does it, and by when."
    return _told(check, wrong=bare, right=[one.record for one in yes], is_there=bool(yes), settles=settles)


def _no_promise_overdue(check: PackCheck, dossier: Dossier) -> Result:
    open_ones = [one for one in dossier.promises if not (one.is_closed or one.is_said_done)]
    late = [one.record for one in open_ones if one.due < dossier.today]
    right = [one.record for one in dossier.promises]
    settles = "Do it, or say openly why it is late and by when it comes."
    return _told(check, wrong=late, right=right, is_there=bool(dossier.promises), settles=settles)


def _promises_judged(check: PackCheck, dossier: Dossier) -> Result:
    due = [one for one in dossier.promises if one.due <= dossier.today or one.is_said_done or one.is_closed]
    waiting = [one.record for one in due if not one.is_closed]
    settles = "Ask those who asked whether it was kept."
    return _told(check, wrong=waiting, right=[one.record for one in due], is_there=bool(due), settles=settles)


def _difference_said(check: PackCheck, dossier: Dossier) -> Result:
    kept = [one for one in dossier.promises if one.is_kept]
    waiting = [one.record for one in kept if one.unsaid]
    settles = "Ask every group that had a part in it whether it made a difference."
    return _told(check, wrong=waiting, right=[one.record for one in kept], is_there=bool(kept), settles=settles)


def _feedback_to_each(check: PackCheck, dossier: Dossier) -> Result:
    published = [one for one in dossier.decisions if one.is_published]
    answered = {group for one in published for group in one.asking}
    missing = [group for group in check.groups if group not in answered]
    settles = "Publish an answer to something that they asked for."
    return _told(check, right=[one.record for one in published], groups=missing, settles=settles)


def _debrief_held(check: PackCheck, dossier: Dossier) -> Result:
    days = [one.record.on for one in dossier.decisions if one.record.on]
    if not days:
        return Result(check, State.CANT_TELL, "There is no decision to look back at yet.")
    back = [one.record for one in dossier.meetings if Purpose.LOOKED_BACK in one.purposes]
    after = [record for record in back if record.on and record.on >= max(days)]
    return _is(check, bool(after), "Meet once more, look back together, and record it.", after)


def _reviewed_by_each(check: PackCheck, dossier: Dossier) -> Result:
    missing = [group for group in dossier.signing if group not in dossier.reviewed]
    return _told(check, groups=missing, settles="Ask these groups to hand in how it was for them.")


def _open_to_all(check: PackCheck, dossier: Dossier) -> Result:
    record = dossier.evidence.published
    return _is(check, record is not None, "Show the project to everybody.", [record] if record else [])


def _label_supports_claim(check: PackCheck, dossier: Dossier) -> Result:
    if dossier.claimed_step is None or dossier.supported_step is None:
        return Result(check, State.CANT_TELL, "Say how you want to work together.")
    holds = dossier.supported_step >= dossier.claimed_step
    return _is(check, holds, "Record what is missing, or claim what the record supports.")


_KINDS: Mapping[CheckKind, Callable[[PackCheck, Dossier], Result]] = {
    CheckKind.NEED_NAMED_WITH: _of_fact(
        Fact.NEED_NAMED_WITH, "Record the gathering at which the need was named, and which groups came."
    ),
    CheckKind.EACH_GROUP_CAME: _each_group_came,
    CheckKind.DECIDED_WITH: _of_fact(
        Fact.DECIDED_WITH, "Take decisions where they are present, and say of each at which gathering it was taken."
    ),
    CheckKind.PAPERS_AHEAD: _papers_ahead,
    CheckKind.ACCESS_ASKED: _access_asked,
    CheckKind.ACCESS_MET: _access_met,
    CheckKind.SCOPE_TOLD: _scope_told,
    CheckKind.WAY_REASONED: _reasoned(Part.RUNG, "Choose how you work together, and say why."),
    CheckKind.LEVEL_REASONED: _reasoned(Part.LEVEL, "Choose the level, and say why."),
    CheckKind.READINESS_ANSWERED: _readiness_answered,
    CheckKind.PARTS_AGREED: _parts_agreed,
    CheckKind.STAGES_FILLED: _stages_filled,
    CheckKind.MEMBERS_ASKED: _members_asked,
    CheckKind.MEMBERS_CONTENT: _members_content,
    CheckKind.EVERY_THEME_ANSWERED: _every_theme_answered,
    CheckKind.DECISIONS_REASONED: _decisions_reasoned,
    CheckKind.STANCES_SAID: _stances_said,
    CheckKind.YES_HAS_PROMISE: _yes_has_promise,
    CheckKind.NO_PROMISE_OVERDUE: _no_promise_overdue,
    CheckKind.PROMISES_JUDGED: _promises_judged,
    CheckKind.DIFFERENCE_SAID: _difference_said,
    CheckKind.FEEDBACK_TO_EACH: _feedback_to_each,
    CheckKind.MINUTES_WITHIN: _minutes_within,
    CheckKind.DEBRIEF_HELD: _debrief_held,
    CheckKind.REVIEWED_BY_EACH: _reviewed_by_each,
    CheckKind.OPEN_TO_ALL: _open_to_all,
    CheckKind.LABEL_SUPPORTS_CLAIM: _label_supports_claim,
}
