"""What a command needs before it can start: packages as locked, and the built SPA. Each is done once.

A stamp beside each result holds the SHA-256 of what it was made from; it is written last, so that an
interrupted step is done again.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import tools

LOCKS = tools.BACKEND / "requirements"
NODE = 20
NOT_SOURCES = {"node_modules", "dist", "e2e", "test", "coverage"}
SPA_STAMP = Path("dist", ".sources")


def digest(files: Iterable[Path]) -> str:
    """One SHA-256 over names and contents."""
    total = hashlib.sha256()
    for file in files:
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{file.relative_to(tools.ROOT)} {content}\n".encode())
    return total.hexdigest()


def writable(folder: Path) -> None:
    """A Failure if nothing can be written to the folder, or to where it would be made."""
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK):
        raise tools.Failure(f"The folder {folder} is read-only: run this in a copy that you may write to.")


def _stamped(stamp: Path) -> list[str]:
    return stamp.read_text().splitlines() if stamp.exists() else []


def _virtual_environment(stamp: Path) -> None:
    """Makes backend/.venv where none works; the programs in it know the folder they were made in."""
    check = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    moved = stamp.exists() and str(tools.VENV) not in _stamped(stamp)
    if not moved and tools.answers([tools.PYTHON, "-c", check]):
        return
    tools.say("Making a Python environment in backend/.venv …")
    tools.call([sys.executable, "-m", "venv", "--clear", str(tools.VENV)])


def python_packages(lock: str = "base") -> None:
    """Installs `requirements/<lock>.txt`, unless that very file is installed; `dev` contains `base`."""
    writable(tools.BACKEND)
    wanted, stamp = LOCKS / f"{lock}.txt", tools.VENV / ".installed"
    _virtual_environment(stamp)
    if digest([wanted]) in _stamped(stamp):
        return
    tools.say(f"Installing the Python packages of {wanted.relative_to(tools.ROOT)} …")
    stamp.unlink(missing_ok=True)
    pip = [tools.PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"]
    tools.call([*pip, "install", "--require-hashes", "-r", str(wanted)])
    installed = {digest([file]) for file in (LOCKS / "base.txt", wanted)}
    stamp.write_text("\n".join([str(tools.VENV), *sorted(installed)]))


def node_is_new_enough() -> None:
    """A Failure if Node.js or npm is missing or too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        missing = "npm" if node else "Node.js"
        raise tools.Failure(
            f"ProjectMeats needs Node.js {NODE} or newer with npm, but found no {missing}: "
            "install it from https://nodejs.org/."
        )
    printed = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.", printed)
    if not version or int(version[1]) < NODE:
        raise tools.Failure(
            f"ProjectMeats needs Node.js {NODE} or newer, but found {printed.strip() or 'a broken one'}: "
            "install it from https://nodejs.org/."
        )


def node_packages() -> None:
    """`npm ci`, unless the lock file has not changed since the last one."""
    writable(tools.FRONTEND)
    node_is_new_enough()
    stamp = tools.FRONTEND / "node_modules" / ".installed"
    wanted = digest([tools.FRONTEND / "package.json", tools.FRONTEND / "package-lock.json"])
    if wanted in _stamped(stamp):
        return
    tools.say("Installing the packages of frontend/package-lock.json …")
    tools.npm("ci", "--no-audit", "--no-fund")
    stamp.write_text(wanted)


def _sources() -> Iterable[Path]:
    yield tools.BACKEND / "openapi.yml"
    for folder, folders, files in os.walk(tools.FRONTEND):
        folders[:] = sorted(set(folders) - NOT_SOURCES)
        yield from (Path(folder, file) for file in sorted(files))


def spa() -> None:
    """Builds the SPA into frontend/dist, unless neither its sources nor the OpenAPI file changed."""
    node_packages()
    stamp = tools.FRONTEND / SPA_STAMP
    wanted = digest(file for file in _sources() if not file.name.endswith(".tsbuildinfo"))
    if wanted in _stamped(stamp):
        return
    tools.say("Building the browser's part …")
    stamp.unlink(missing_ok=True)
    tools.npm("run", "build")
    stamp.write_text(wanted)
