"""How often a code may be wrong before one has to wait: the same by whichever door, page or API."""

from alongside.core.limits import Limit

# For each address. A whole hall shares one, and children mistype.
WRONG_CODES = Limit("wrong join codes", most=300, seconds=600)
WRONG_RECEIPTS = Limit("wrong receipts", most=300, seconds=600)
