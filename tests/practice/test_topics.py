"""What there is to think with: one to begin with, and the next round the circle when it is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.frameworks.loading import bundled_folders, load_pack, parse_pack
from alongside.frameworks.schema import Pack
from alongside.practice.topics import (
    OPENING,
    Topic,
    beside,
    first_topic,
    next_topic,
    opening_of,
    sets_of,
    topic_in,
    topics_of,
)
from tests.factories.frameworks import odd_pack, smallest_files

PACKS = [load_pack(folder) for folder in bundled_folders()] + [odd_pack()]
TOPICS = [(pack, topic) for pack in PACKS for topic in topics_of(pack)]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_topic_of_a_pack_has_a_key_of_its_own_and_something_to_ask(pack: Pack) -> None:
    topics = topics_of(pack)
    assert len({topic.key for topic in topics}) == len(topics)
    assert all(topic.questions for topic in topics)
    assert [topic_in(pack, topic.key) for topic in topics] == list(topics)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_a_set_begins_with_what_holds_it_together(pack: Pack) -> None:
    for topics in sets_of(pack):
        first = first_topic(topics.topics)
        assert first is not None
        assert first.at_centre or not any(topic.at_centre for topic in topics.topics)


@given(st.sampled_from(TOPICS))
def test_whoever_begins_anywhere_and_asks_on_comes_to_each_once_and_then_to_an_end(where: tuple[Pack, Topic]) -> None:
    pack, topic = where
    circle = beside(pack, topic.key)
    seen = [topic.key]
    while (following := next_topic(circle, after=seen[-1], seen=seen)) is not None:
        seen.append(following.key)
    assert sorted(seen) == sorted(one.key for one in circle)


def test_a_pack_that_asks_nothing_first_has_our_own_open_questions_and_nothing_to_think_with() -> None:
    pack = parse_pack(smallest_files())
    assert opening_of(pack) == OPENING
    assert topics_of(pack) == ()
    assert beside(pack, "anything") == ()


def test_a_principle_that_only_commits_people_is_asked_about_as_well() -> None:
    held = next(topic for topic in topics_of(odd_pack()) if topic.held)
    assert [one.text for one in held.held] == ["We keep warm"]
    assert held.questions
