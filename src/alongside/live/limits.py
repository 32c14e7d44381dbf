"""How much one person and one session may do: all of it in one place, and told in `docs/configuration.md`.

A hall, a school, a hospital is one address, so none of these counts addresses. What a program may send is limited
per participant in `api.limits`, wrong codes per address in `live.guessing`.
"""

from typing import Final

from alongside.core.limits import Limit

# A session holds a hall of two thousand twice over, and not all that a process can listen to.
MOST_PARTICIPANTS: Final = 4000
# So many join a session in a minute: a hall of two thousand is in within two, and a script fills nothing at once.
JOINS: Final = Limit("joins", most=1200, seconds=60)
# What one person sends with the plain form; nobody writes faster.
NOTES: Final = Limit("notes", most=60, seconds=60)
# "I need help": asking the same again while it is unanswered is one call anyway.
CALLS: Final = Limit("calls", most=10, seconds=60)
# Of what a process can listen to, so many places are kept for screens and facilitators' pages.
KEPT_FOR_TEAM: Final = 200
