"""A board of notes: words only, as many as anybody likes."""

from alongside.live.kinds.base import Kind

KIND = Kind(key="board", invites="Write one note", widget=None)
