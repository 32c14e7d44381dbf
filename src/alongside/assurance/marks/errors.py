class NotSoundError(Exception):
    """A document of a mark can't be believed, and why, in a sentence for whoever verifies it."""
