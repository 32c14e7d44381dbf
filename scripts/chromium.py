"""Find a Chromium for the browser tests, or bring one.

Order: the one that has no windows, which needs half the time of the other; any other that is installed; Debian's
package, when we may install it; Playwright's own download. Run by `make test`. The browser tests ask `find` where it is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

WITHOUT_WINDOWS = "chromium-headless-shell"
NAMES = (WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome")
# Older releases of Debian have only the second.
PACKAGES = (WITHOUT_WINDOWS, "chromium")


def find() -> str | None:
    """The path of an installed Chromium; None where only Playwright's own may be there."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """Bring Chromium where there is none, or only one with windows."""
    if shutil.which(WITHOUT_WINDOWS):
        return 0
    if may_install_packages() and install():
        return 0
    if find() is not None:
        return 0
    # Does nothing where it was brought before.
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode


def install() -> bool:
    """Install the first of Debian's packages that can be had; false where none can."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    for package in PACKAGES:
        print(f"Installing Chromium for the browser tests (apt-get install {package})", flush=True)
        command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", package]
        if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0:
            return True
    return False


def may_install_packages() -> bool:
    """Whether this is Debian and we are root: Ubuntu's package of that name is only a pointer to a snap."""
    release = Path("/etc/os-release")
    is_debian = release.exists() and "ID=debian" in release.read_text().splitlines()
    return is_debian and os.geteuid() == 0 and shutil.which("apt-get") is not None


if __name__ == "__main__":
    raise SystemExit(main())
