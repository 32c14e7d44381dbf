"""Line icons for states and actions, and the shapes of the note papers, drawn on a 24 by 24 grid.

They always stand beside a word, so they are hidden from screen readers.
"""

from types import MappingProxyType
from typing import Final

ICONS: Final = MappingProxyType(
    {
        "check": "M4.5 12.5l5 5L19.5 7",
        "cross": "M6 6l12 12M18 6L6 18",
        "clock": "M12 3a9 9 0 1 0 .01 0zM12 7.5V12l3.2 2",
        "info": "M12 3a9 9 0 1 0 .01 0zM12 11v5.5M12 7.5v.01",
        "warning": "M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.01",
        "not-yet": "M12 3a9 9 0 1 0 .01 0zM8 12h8",
        "arrow-left": "M19 12H5M11 6l-6 6 6 6",
        "arrow-right": "M5 12h14M13 6l6 6-6 6",
        "sound": "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.7 7.7 0 0 1 0 11",
        "stop": "M6.5 6.5h11v11h-11z",
        "printer": "M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z",
        "eye": "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 .01 0z",
        "eye-off": "M4 4l16 16M9.5 5.9A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.7 3.4M6 7.5A17 17 0 0 0 2.5 12"
        "S6 18.5 12 18.5a9 9 0 0 0 4-.9",
        "lock": "M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11",
        "person": "M12 4a4 4 0 1 0 .01 0zM4.5 20.5c.5-4 3.6-6 7.5-6s7 2 7.5 6",
        "hand": "M7 12.5V6.8a1.5 1.5 0 0 1 3 0V11V4.8a1.5 1.5 0 0 1 3 0V11V6a1.5 1.5 0 0 1 3 0v7V9.5a1.5 1.5 0 0 1 3 0"
        "V14c0 4-2.6 7-6.5 7-3 0-4.6-1.4-6-3.8L4 13.8c-.8-1.5 1-2.8 2.2-1.6L7 13",
        "plus": "M12 5v14M5 12h14",
        "pencil": "M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5z",
        "download": "M12 4v11M7 10.5l5 5 5-5M4.5 20h15",
        "flag": "M6 21V4.5h11.5l-2.5 4 2.5 4H6",
    }
)

# The five papers and the plain one: each has its shape and its plain name, so that colour is never alone.
NOTE_SHAPES: Final = MappingProxyType(
    {
        "weld": "circle",
        "rose": "triangle",
        "woad": "square",
        "fern": "diamond",
        "lilac": "star",
        "linen": "line",
    }
)

SHAPES: Final = MappingProxyType(
    {
        "circle": "M12 3a9 9 0 1 0 .01 0z",
        "triangle": "M12 3l10 18H2z",
        "square": "M4 4h16v16H4z",
        "diamond": "M12 2l10 10-10 10L2 12z",
        "star": "M12 2l3 6.8 7.2.7-5.5 4.8 1.7 7.2L12 17.6 5.6 21.5l1.7-7.2L1.8 9.5 9 8.8z",
        "line": "M3 9.5h18v5H3z",
    }
)
