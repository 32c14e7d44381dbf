"""What sorts of findings stand in a mark, as Open Badges' own extensions name them (`ResultType`)."""

CLAIMED = "ext:ClaimedLevel"
SUPPORTED = "ext:SupportedLevel"
CHECK = "ext:Check"
