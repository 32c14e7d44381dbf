"""Installing packs, putting areas to work under them, and wording them anew: the only place that writes these."""

from alongside.frameworks.actions.packs import (
    VersionTakenError,
    add_path,
    adopt_pack,
    ensure_groups,
    install_bundled_packs,
    install_pack,
)
from alongside.frameworks.actions.wording import (
    agree_to_pack,
    ask_groups,
    begin_wording,
    bring_files,
    drop_wording,
    publish_wording,
    reword_pack,
    say_not_yet,
)

__all__ = [
    "VersionTakenError",
    "add_path",
    "adopt_pack",
    "agree_to_pack",
    "ask_groups",
    "begin_wording",
    "bring_files",
    "drop_wording",
    "ensure_groups",
    "install_bundled_packs",
    "install_pack",
    "publish_wording",
    "reword_pack",
    "say_not_yet",
]
