"""Say whether package-lock.json belongs to package.json, without asking any registry."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WANTED = ("dependencies", "devDependencies")


def main() -> int:
    """Print each difference; exit 1 where there is one."""
    package = json.loads((ROOT / "package.json").read_text())
    lock = json.loads((ROOT / "package-lock.json").read_text())
    found = differences(package, lock)
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


def differences(package: dict[str, Any], lock: dict[str, Any]) -> list[str]:
    """What makes the lock unfit: other packages than asked for, or one without its checksum."""
    locked: dict[str, dict[str, Any]] = lock["packages"]
    found = [
        f"package-lock.json: {kind} differ from package.json; run `npm install --package-lock-only`"
        for kind in WANTED
        if locked[""].get(kind, {}) != package.get(kind, {})
    ]
    found += [
        f"package-lock.json: {name} has no checksum"
        for name, entry in locked.items()
        if name and not entry.get("integrity")
    ]
    return found


if __name__ == "__main__":
    raise SystemExit(main())
