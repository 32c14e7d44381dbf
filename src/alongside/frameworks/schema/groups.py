"""The groups of people whom an area works with."""

from alongside.frameworks.schema.base import Frozen, Id, ShortTitle, Symbol


class PackGroup(Frozen):
    """A group of people. What comes from a group that may be under 18 waits for a person before it is shown.

    `signs` says whether the group's word is asked for when something is agreed in everybody's name.
    """

    id: Id
    title: ShortTitle
    easy_title: ShortTitle
    symbol: Symbol
    may_be_under_18: bool
    signs: bool = False
