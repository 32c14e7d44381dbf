"""How long and how many: people's own words have room, and nobody can fill the site with them."""

LONGEST_NOTE = 2000
LONGEST_GOAL = 500
LONGEST_REVIEW = 2000
MOST_NOTES = 500  # in one reflection
MOST_OPEN_GOALS = 200  # in one area
