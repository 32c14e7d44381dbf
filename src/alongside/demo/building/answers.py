"""The demonstration's decisions and promises, and what those who asked say of them."""

from typing import Any

from alongside.activity import actors
from alongside.answers.actions import (
    DecisionWords,
    make_promise,
    publish_decision,
    record_decision,
    say_did_it_happen,
    say_difference,
    say_done,
    say_own_difference,
    say_stance,
    say_verdict,
)
from alongside.answers.enums import DecisionKind, Difference, Happened, Stance
from alongside.answers.models import Decision, Promise
from alongside.demo.building.content import World, day, on, word


def build(world: World, content: dict[str, Any]) -> None:
    """Answer the themes of one project."""
    for decision in content["decisions"]:
        _decision(world, decision)


def _decision(world: World, content: dict[str, Any]) -> None:
    decider = actors.person(world.people[content["decider"]].pk)
    with on(content["decided"]):
        decision = record_decision(
            theme=world.themes[content["theme"]],
            kind=DecisionKind(content["answer"]),
            words=_words(content),
            decided_on=day(content["decided"]),
            taken_by=[world.groups[taken["group"]] for taken in content["taken_by"]],
            asking_groups=[world.groups[key] for key in content["asking_groups"]],
            taken_in=world.gatherings[content["taken_in"]] if content.get("taken_in") else None,
            by=decider,
        )
        for taken in content["taken_by"]:
            _stance(world, decision, taken)
    if content["published"] is not None:
        with on(content["published"]):
            publish_decision(decision=decision, by=decider)
    for promise in content["promises"]:
        _promise(world, decision, promise)


def _words(content: dict[str, Any]) -> DecisionWords:
    considered = "\n".join(f"{option['option']}: {option['why_not']}" for option in content["considered"])
    return DecisionWords(
        summary=content["summary"].strip(),
        easy_summary=content["easy_summary"].strip(),
        reason=content["reason"].strip(),
        easy_reason=content["easy_reason"].strip(),
        considered=considered,
    )


def _stance(world: World, decision: Decision, content: dict[str, Any]) -> None:
    say_stance(
        decision=decision,
        group=world.groups[content["group"]],
        stance=Stance(content["position"]),
        words=str(content.get("words") or ""),
        by=actors.person(world.people[content["by"]].pk),
    )


def _promise(world: World, decision: Decision, content: dict[str, Any]) -> None:
    owner = world.people[content["owner"]]
    with on(content["made"]):
        promise = make_promise(
            decision=decision,
            words=content["words"],
            easy_words=content["easy_words"],
            owner_role=content["owner_role"],
            owner=owner,
            due=day(content["due"]),
            by=actors.person(owner.pk),
        )
    what_became_of(world, promise, content)


def what_became_of(world: World, promise: Promise, content: dict[str, Any]) -> None:
    """What its owner says of a promise, then what those who asked for it say."""
    if content["done"]:
        with on(content["done"]["on"]):
            say_done(promise=promise, evidence=content["done"]["words"], by=world.by(content["owner"]))
    for said in content.get("did_it_happen", ()):
        promise.refresh_from_db()
        with on(said["on"], minutes=120):
            say_did_it_happen(
                promise=promise,
                participant=world.participants[said["person"]],
                answer=Happened(said["answer"]),
                words=str(said.get("words") or ""),
            )
    for verdict in sorted(content.get("verdicts", ()), key=lambda verdict: verdict["on"]):
        with on(verdict["on"], minutes=240):
            say_verdict(
                promise=promise,
                group=world.groups[verdict["group"]],
                is_kept=word(verdict["kept"]) == "yes",
                because=str(verdict.get("words") or ""),
                by=actors.person(world.people[verdict["by"]].pk),
            )
    _whether_it_made_a_difference(world, promise, content)


def _whether_it_made_a_difference(world: World, promise: Promise, content: dict[str, Any]) -> None:
    for said in content.get("difference", ()):
        with on(said["on"], minutes=300):
            say_difference(
                promise=promise,
                group=world.groups[said["group"]],
                answer=Difference(word(said["made"])),
                words=str(said.get("words") or ""),
                by=actors.person(world.people[said["by"]].pk),
            )
    for said in content.get("felt", ()):
        with on(said["on"], minutes=300):
            say_own_difference(
                promise=promise,
                participant=world.participants[said["person"]],
                answer=Difference(word(said["answer"])),
                words=str(said.get("words") or ""),
            )
