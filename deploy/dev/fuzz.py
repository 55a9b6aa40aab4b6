"""`make fuzz`: schemathesis over the running API, as each role, each role on fresh demo data.

Two bounded runs: well-formed requests, which must pass every check, and all requests, where nothing may be
a server error, an undocumented answer, or wrong data taken. Sign-in is left out: it would end the session.
"""

import http.client
import json
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.cookies import SimpleCookie
from pathlib import Path
from typing import IO

import install
import server
import tools

HERE = Path(__file__).parent
ROLES = ("admin", "manager", "broker", "accounting", "viewer")
PASSWORD = "demo-ProjectMeats-1"  # noqa: S105 -- the published password of the demo data
AUTH = "/api/v1/auth/browser/v1/auth/"
REFUSALS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,negative_data_rejection"
)
# Every boundary of every parameter (the phase "coverage") takes ten times as long: that is for FUZZ_PHASES.
RUNS = {
    "well-formed requests": (
        *("--mode", "positive", "--checks", "all", "--generation-allow-x00", "false"),
        *("--phases", "examples,fuzzing"),
    ),
    "all requests": ("--mode", "all", "--checks", REFUSALS, "--phases", "fuzzing"),
}
AT_ONCE = 2  # a run and its server take turns: together they keep one core busy


class Session:
    """A signed-in browser without the browser: the two cookies that the API looks at."""

    def __init__(self, address: str, role: str) -> None:
        """Signs in as that role's demo user; a Failure if it is refused."""
        self.host = address.removeprefix("http://")
        self.cookies: dict[str, str] = {}
        self._ask("GET", AUTH + "session")
        body = json.dumps({"email": f"{role}@projectmeats.example", "password": PASSWORD})
        if self._ask("POST", AUTH + "login", body)[0] != http.client.OK:
            raise tools.Failure(f"The demo user {role} could not sign in.")

    def alive(self) -> bool:
        """Whether the server still knows the session."""
        return self._ask("GET", AUTH + "session")[0] == http.client.OK

    def abilities(self) -> str:
        """What the role may do, as JSON: `{entity: {"hidden": [field], "read_only": [field], …}}`."""
        profile = json.loads(self._ask("GET", "/api/v1/user-profiles/me/")[1])
        return json.dumps(profile["abilities"])

    def headers(self) -> dict[str, str]:
        """What a browser sends with every request of this session."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": cookies, "X-CSRFToken": self.cookies.get("csrftoken", "")}

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(self.host, timeout=20)
        connection.request(method, path, body, {"Content-Type": "application/json", **self.headers()})
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie", ()):
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        content = answer.read()
        connection.close()
        return answer.status, content


def _schemathesis(running: server.Running, session: Session, output: IO[str], *options: str) -> None:
    """Runs it in the folder of all runs, where it leaves its notes and what it works out once."""
    config, hooks = (str(HERE / name) for name in ("schemathesis.toml", "fuzz_hooks.py"))
    bounds = ["--max-examples", os.environ.get("FUZZ_EXAMPLES") or "2"]
    bounds += ["--seed", os.environ.get("FUZZ_SEED") or "1"]
    if phases := os.environ.get("FUZZ_PHASES"):
        bounds += ["--phases", phases]
    sent = [part for name, value in session.headers().items() for part in ("--header", f"{name}:{value}")]
    quiet = ["--generation-database", "none", "--no-color", "--continue-on-failure", "--warnings", "off"]
    what = ["--exclude-path-regex", "^/api/v1/auth/", str(tools.BACKEND / "openapi.yml")]
    command = [str(tools.VENV / "bin" / "st"), "--config-file", config, "run", "--url", running.address]
    arguments = [*options, *bounds, *quiet, *sent, *what]
    env = {"SCHEMATHESIS_HOOKS": hooks, "FUZZ_ABILITIES": session.abilities()}
    tools.call([*command, *arguments], cwd=Path(output.name).parent, env=env, output=output)


def _as(role: str, run: str, template: Path) -> None:
    """One run; what it found is shown when it has ended, since another runs beside it."""
    with server.temporary(template) as running, template.with_name(f"{role} {run}").open("w+") as output:
        session = Session(running.address, role)
        try:
            _schemathesis(running, session, output, *RUNS[run])
        finally:
            output.seek(0)
            tools.say(f"--- {role}: {run}\n{output.read()}")
        if not session.alive():
            raise tools.Failure(f"The run signed {role} out, so that not all of it was tested.")


def fuzz() -> None:
    """Both runs as each role."""
    install.python_packages("dev")
    with tempfile.TemporaryDirectory(prefix="projectmeats-") as name:
        template = Path(name, "data")
        tools.manage("prepare_embedded", env=server.settings_of(template))
        with ThreadPoolExecutor(AT_ONCE) as threads:
            runs = {f"{role}: {run}": partial(_as, role, run, template) for role in ROLES for run in RUNS}
            outcomes = list(threads.map(tools.attempt, runs.keys(), runs.values()))
    tools.conclude("make fuzz", outcomes)
