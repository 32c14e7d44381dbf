"""How long and how many: people's own words have room, and nobody can fill the site with them."""

LONGEST_NOTE = 2000
LONGEST_GOAL = 500
LONGEST_REVIEW = 2000
MOST_NOTES = 500  # in one reflection
MOST_OPEN_GOALS = 200  # in one area
LONGEST_TICK_NOTE = 500
MOST_USES = 1000  # of all checklists in one area
LONGEST_BARRIER = 1000
MOST_BARRIERS = 1000  # in one area
MOST_ATTEMPTS = 50  # at one barrier
