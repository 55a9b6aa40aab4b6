"""`make test`: every suite, each run though another failed, with a plain word on what was skipped."""

import hashlib
import os
import shutil

import install
import server
import tools

LOCAL_POSTGRESQL = "postgres://postgres@127.0.0.1:5432/"
CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def _pytest(*arguments: str, database: str | None = None) -> None:
    env = {"TEST_DATABASE_URL": database, "DATABASE_URL": None, "REDIS_URL": None}
    tools.call([tools.PYTHON, "-m", "pytest", "-q", *arguments], cwd=tools.BACKEND, env=env)


def _commands() -> None:
    _pytest("--config-file", "../deploy/pytest.ini", "--rootdir", "../deploy", "../deploy/tests")


def _on_sqlite() -> None:
    _pytest("-n", "2")


def _answers(url: str) -> bool:
    connect = "import psycopg2, sys; psycopg2.connect(sys.argv[1], connect_timeout=3)"
    return tools.answers([tools.PYTHON, "-c", connect, url])


def _postgresql() -> str:
    """TEST_DATABASE_URL, or a local server's with a name of this clone's own."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        return url
    if not _answers(LOCAL_POSTGRESQL + "postgres"):
        raise tools.Skipped(
            "TEST_DATABASE_URL is not set and no PostgreSQL on 127.0.0.1:5432 lets the user postgres in."
        )
    return LOCAL_POSTGRESQL + "projectmeats_" + hashlib.sha256(str(tools.ROOT).encode()).hexdigest()[:8]


def _on_postgresql() -> None:
    _pytest("-n", "2", database=_postgresql())


def chromium() -> str:
    """The browser's path: CHROMIUM, or the first one found; Skipped without any."""
    if named := os.environ.get("CHROMIUM"):
        if shutil.which(named):
            return named
        raise tools.Failure(f"CHROMIUM is {named}, which is no program.")
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not found:
        raise tools.Skipped("No Chromium or Chrome was found; CHROMIUM=/path/to/it names one.")
    return found


def _journeys() -> None:
    browser = chromium()
    install.spa()
    with server.temporary() as running:
        env = {"CHROMIUM": browser, "E2E_URL": running.address, "E2E_MAILS": str(running.mails)}
        tools.npm("run", "e2e", env=env)


def test() -> None:
    """Installs what is needed and runs every suite."""
    install.node_is_new_enough()
    install.python_packages("dev")
    install.node_packages()
    suites = {
        "developer commands": _commands,
        "backend on SQLite": _on_sqlite,
        "backend on PostgreSQL": _on_postgresql,
        "frontend types": lambda: tools.npm("run", "typecheck"),
        "frontend unit tests": lambda: tools.npm("run", "test"),
        "journeys in a browser": _journeys,
    }
    tools.conclude("make test", [tools.attempt(name, work) for name, work in suites.items()])
