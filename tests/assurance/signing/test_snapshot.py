"""The digest of a record, and what is told of a change."""

import hashlib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from alongside.assurance.signing.snapshot import Change, Item, Kind, Snapshot, Turn, canonical, changes

WORDS = st.dictionaries(st.sampled_from(["words", "on"]), st.text(max_size=8) | st.integers() | st.booleans())
ITEMS = st.lists(
    st.builds(Item, st.sampled_from(Kind), st.sampled_from(["1", "2", "3"]), st.text(max_size=8), WORDS),
    unique_by=lambda item: item.key,
)


def item(kind: Kind, key: str, **value: Any) -> Item:
    return Item(kind, key, f"{kind.value} {key}", value)


def test_the_digest_is_the_sha_256_of_canonical_json() -> None:
    record = Snapshot((item(Kind.PROMISE, "2", words="Ramp – soon", due="2026-01-02"), item(Kind.CHECK, "a", n=1)))
    spelled = '{"check:a":{"n":1},"promise:2":{"due":"2026-01-02","words":"Ramp – soon"}}'
    assert record.canonical == spelled
    assert record.digest == hashlib.sha256(spelled.encode()).hexdigest()


@given(ITEMS.flatmap(lambda items: st.tuples(st.just(items), st.permutations(items))))
def test_the_order_in_which_things_are_found_makes_no_difference(both: tuple[list[Item], list[Item]]) -> None:
    one, other = (Snapshot(tuple(items)) for items in both)
    assert (one.digest, changes(one.prints, other)) == (other.digest, [])


@given(ITEMS, ITEMS)
def test_a_change_is_told_exactly_when_the_digest_is_another(before: list[Item], after: list[Item]) -> None:
    one, other = Snapshot(tuple(before)), Snapshot(tuple(after))
    assert bool(changes(one.prints, other)) == (one.digest != other.digest)


def test_what_is_new_changed_or_gone_is_told() -> None:
    before = Snapshot((item(Kind.CHECK, "a", n=1), item(Kind.CHECK, "b", n=1), item(Kind.REMARK, "7", words="No.")))
    after = Snapshot((item(Kind.CHECK, "a", n=1), item(Kind.CHECK, "b", n=2), item(Kind.GATHERING, "3", n=1)))
    assert changes(before.prints, after) == [
        Change(Turn.CHANGED, Kind.CHECK, "What has to hold b"),
        Change(Turn.NEW, Kind.GATHERING, "Gatherings 3"),
        Change(Turn.GONE, Kind.REMARK, ""),
    ]


def test_fingerprints_hold_no_words_and_cannot_be_worked_out_without_the_sites_key() -> None:
    record = Snapshot((item(Kind.REMARK, "7", words="No."),))
    [found] = record.prints.values()
    plain = hashlib.sha256(canonical({"words": "No."}).encode()).hexdigest()
    assert len(found) == 20
    assert not plain.startswith(found)
