"""Notes on the hall's screen: in quiet columns, in one flowing wall, in piles; page by page, and never cut off.

Everything is laid out in rem on a screen of 80 by 45, which every projector shows whole (`core/scss/screen.scss`).
`docs/look.md` says what the sizes are for.
"""

from alongside.live.presenters.walls.laying import WallNote, wall_note
from alongside.live.presenters.walls.pages import board_pages, flow_pages, one_note, shown_page, text_page

__all__ = ["WallNote", "board_pages", "flow_pages", "one_note", "shown_page", "text_page", "wall_note"]
