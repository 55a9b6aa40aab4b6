"""The developer commands, one function each; the Makefile calls them through `deploy/dev/start`."""

import shutil
import sys

import fuzz
import gates
import locks
import server
import suites
import tools

MADE = (
    tools.VENV,
    tools.FRONTEND / "node_modules",
    tools.FRONTEND / "dist",
    *(tools.BACKEND / name for name in (".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis")),
)


def clean() -> None:
    """Removes what can be made again; the data stay."""
    for folder in MADE:
        shutil.rmtree(folder, ignore_errors=True)


COMMANDS = {
    "run": server.run,
    "test": suites.test,
    "check": gates.check,
    "fuzz": fuzz.fuzz,
    "bench": gates.bench,
    "format": gates.rewrite,
    "openapi": gates.openapi,
    "lock": locks.lock,
    "clean": clean,
}

if __name__ == "__main__":
    sys.exit(tools.main(COMMANDS))
