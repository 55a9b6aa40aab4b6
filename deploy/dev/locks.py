"""The lock files: names, versions and hashes only, so that they fit any mirror and any machine."""

import json
import os
import re
import tomllib
from collections.abc import Iterator

import install
import tools

LOCKS = {"base": (), "dev": ("--extra", "dev"), "prod": ("--extra", "prod")}
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==", re.MULTILINE)


def lock() -> None:
    """`make lock`: redoes all of them; Python versions stay where they still fit, unless UPGRADE=1.

    package.json pins its versions exactly: a newer one is chosen there.
    """
    install.python_packages("dev")
    install.node_is_new_enough()
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") == "1" else []
    for name, extra in LOCKS.items():
        same = () if name == "base" else ("--constraint", "requirements/base.txt")
        _compile(name, *extra, *same, *upgrade)
    tools.npm("install", "--package-lock-only")
    check()


def _compile(name: str, *options: str) -> None:
    plain = ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    what = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-strip-extras"]
    where = ["pyproject.toml", "--output-file", f"requirements/{name}.txt"]
    uv = [str(tools.VENV / "bin" / "uv"), "pip", "compile", *what, *plain, *options, *where]
    tools.call(uv, cwd=tools.BACKEND, env={"UV_CUSTOM_COMPILE_COMMAND": "make lock"})


def _plain(name: str) -> str:
    """A distribution's name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _missing() -> Iterator[str]:
    project = tomllib.loads((tools.BACKEND / "pyproject.toml").read_text())["project"]
    wanted = {"base": [], **project["optional-dependencies"]}
    for name, more in wanted.items():
        text = (install.LOCKS / f"{name}.txt").read_text()
        pinned = {_plain(found) for found in PINNED.findall(text)}
        asked = {_plain(re.split(r"[^A-Za-z0-9._-]", entry)[0]) for entry in project["dependencies"] + more}
        yield from (f"requirements/{name}.txt lacks {absent}" for absent in sorted(asked - pinned))


def _foreign() -> Iterator[str]:
    """Addresses of download hosts and paths of somebody's machine."""
    for file in sorted(install.LOCKS.glob("*.txt")):
        if re.search(
            r"://|^\s*(-f|-i|--index|--find-links)|/(home|root|Users|tmp)/", file.read_text(), re.MULTILINE
        ):
            yield f"requirements/{file.name} names a host or a path"
    packages = json.loads((tools.FRONTEND / "package-lock.json").read_text())["packages"]
    if any("resolved" in package for package in packages.values()):
        yield "package-lock.json names download addresses"


def check() -> None:
    """A Failure if a lock misses a declared dependency or says more than names, versions and hashes."""
    if complaints := [*_missing(), *_foreign()]:
        raise tools.Failure(f"The locks are not right ({'; '.join(complaints)}): run make lock.")
