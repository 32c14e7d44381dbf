"""Find a Chromium for the browser tests, or bring one.

Order: one that is installed; Debian's package, when we may install it; Playwright's own download.
Run by `make test`. The browser tests ask `find` where it is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """The path of an installed Chromium; None where only Playwright's own may be there."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """Bring Chromium where there is none."""
    if find() is not None:
        return 0
    if may_install_packages():
        print("Installing Chromium for the browser tests (apt-get install chromium)", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium"]
        subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=True)
        return 0
    # Does nothing where it was brought before.
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode


def may_install_packages() -> bool:
    """Whether this is Debian and we are root: Ubuntu's package of that name is only a pointer to a snap."""
    release = Path("/etc/os-release")
    is_debian = release.exists() and "ID=debian" in release.read_text().splitlines()
    return is_debian and os.geteuid() == 0 and shutil.which("apt-get") is not None


if __name__ == "__main__":
    raise SystemExit(main())
