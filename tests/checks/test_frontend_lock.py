"""The front-end packages are those that were asked for, with their checksums."""

from __future__ import annotations

from scripts.frontend_lock import differences


def test_given_a_lock_of_other_packages_when_checked_then_it_is_told() -> None:
    found = differences({"dependencies": {"sass": "2"}}, {"packages": {"": {"dependencies": {"sass": "1"}}}})
    assert found == ["package-lock.json: dependencies differ from package.json; run `npm install --package-lock-only`"]


def test_given_a_package_without_checksum_when_checked_then_it_is_told() -> None:
    lock = {"packages": {"": {}, "node_modules/sass": {"version": "1"}}}
    assert differences({}, lock) == ["package-lock.json: node_modules/sass has no checksum"]


def test_given_a_lock_that_belongs_when_checked_then_nothing_is_told() -> None:
    asked = {"dependencies": {"sass": "1"}}
    assert differences(asked, {"packages": {"": asked, "node_modules/sass": {"integrity": "sha512-x"}}}) == []
