"""`make fuzz`: schemathesis over the running API, as each role, each role on fresh demo data.

Two bounded runs: well-formed requests, which must pass every check, and all requests, where nothing may be
a server error, an undocumented answer, or wrong data taken. Sign-in is left out: it would end the session.
"""

import http.client
import json
import os
import tempfile
from functools import partial
from http.cookies import SimpleCookie
from pathlib import Path

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
RUNS = {
    "well-formed requests": ("--mode", "positive", "--checks", "all", "--generation-allow-x00", "false"),
    "all requests": ("--mode", "all", "--checks", REFUSALS),
}


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


def _schemathesis(running: server.Running, session: Session, *options: str) -> None:
    """Runs it in the server's own folder, where it leaves its notes."""
    config, hooks = (str(HERE / name) for name in ("schemathesis.toml", "fuzz_hooks.py"))
    bounds = [
        "--max-examples",
        os.environ.get("FUZZ_EXAMPLES", "5"),
        "--seed",
        os.environ.get("FUZZ_SEED", "1"),
    ]
    sent = [part for name, value in session.headers().items() for part in ("--header", f"{name}:{value}")]
    quiet = ["--generation-database", "none", "--no-color", "--continue-on-failure", "--warnings", "off"]
    what = ["--exclude-path-regex", "^/api/v1/auth/", str(tools.BACKEND / "openapi.yml")]
    command = [str(tools.VENV / "bin" / "st"), "--config-file", config, "run", "--url", running.address]
    arguments = [*options, *bounds, *quiet, *sent, *what]
    env = {"SCHEMATHESIS_HOOKS": hooks, "FUZZ_ABILITIES": session.abilities()}
    tools.call([*command, *arguments], cwd=running.folder, env=env)


def _as(role: str, template: Path, options: tuple[str, ...]) -> None:
    with server.temporary(template) as running:
        session = Session(running.address, role)
        _schemathesis(running, session, *options)
        if not session.alive():
            raise tools.Failure(f"The run signed {role} out, so that not all of it was tested.")


def fuzz() -> None:
    """Both runs as each role."""
    install.python_packages("dev")
    with tempfile.TemporaryDirectory(prefix="projectmeats-") as name:
        template = Path(name, "data")
        tools.manage("prepare_embedded", env=server.settings_of(template))
        outcomes = [
            tools.attempt(f"{role}: {what}", partial(_as, role, template, options))
            for role in ROLES
            for what, options in RUNS.items()
        ]
    tools.conclude("make fuzz", outcomes)
