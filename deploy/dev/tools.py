"""What every developer command shares: where things are, running programs, failing in one sentence."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

ROOT = Path(__file__).resolve().parents[2]
BACKEND = ROOT / "backend"
FRONTEND = ROOT / "frontend"
VENV = BACKEND / ".venv"
PYTHON = str(VENV / "bin" / "python")
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}


class Failure(Exception):
    """What went wrong and what to do about it, in one sentence for the person at the keyboard."""


class Skipped(Exception):
    """Why something was left out, in one sentence."""


@dataclass(frozen=True)
class Outcome:
    """How one suite or gate ended."""

    name: str
    verdict: str
    reason: str
    seconds: float

    @property
    def red(self) -> bool:
        """A failure; in CI a skip is one too, since there nothing may be left out."""
        return self.verdict == "FAILED" or (self.verdict == "skipped" and IN_CI)


def say(text: str) -> None:
    """Prints a line at once, so that it stands before the output of the program that follows."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def environment(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """This process's environment with some variables set, or taken away where the value is None."""
    merged = {**os.environ, **(changes or {})}
    return {name: value for name, value in merged.items() if value is not None}


def call(
    argv: Sequence[str],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str | None] | None = None,
    output: IO[str] | None = None,
) -> None:
    """Runs a program in sight of the user, or into `output`; a Failure unless it starts and ends with 0."""
    try:
        code = subprocess.run(argv, cwd=cwd, env=environment(env), check=False, stdout=output).returncode
    except OSError as error:
        raise Failure(f"{argv[0]} could not be started: {error.strerror}.") from error
    if code:
        words = " ".join([Path(argv[0]).name, *argv[1:4]])
        raise Failure(f"{words} ended with code {code}; the lines above say why.")


def answers(argv: Sequence[str]) -> bool:
    """Whether a program starts and ends with 0; its output is not shown."""
    try:
        return subprocess.run(argv, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def manage(*arguments: str, env: Mapping[str, str | None] | None = None) -> None:
    """Runs `manage.py` with the environment's own Python."""
    call([PYTHON, "manage.py", *arguments], cwd=BACKEND, env=env)


def npm(*arguments: str, env: Mapping[str, str | None] | None = None) -> None:
    """Runs npm in the frontend, without its own banners."""
    call(["npm", "--silent", *arguments], cwd=FRONTEND, env=env)


def attempt(name: str, work: Callable[[], None]) -> Outcome:
    """Runs one suite or gate under a headline and says how it ended."""
    say(f"\n=== {name}")
    started = time.monotonic()
    try:
        work()
    except Failure as failure:
        verdict, reason = "FAILED", str(failure)
    except Skipped as skipped:
        verdict, reason = "skipped", str(skipped)
    else:
        verdict, reason = "passed", ""
    return Outcome(name, verdict, reason, time.monotonic() - started)


def conclude(title: str, outcomes: Iterable[Outcome]) -> None:
    """Prints what ran, what was skipped and why; a Failure if any of it is red."""
    outcomes = list(outcomes)
    say(f"\n=== {title}: what ran")
    for outcome in outcomes:
        say(f"  {outcome.verdict:8}{outcome.seconds:6.0f} s  {outcome.name}")
        if outcome.reason:
            say(f"                    {outcome.reason}")
    red = [outcome.name for outcome in outcomes if outcome.red]
    if red:
        raise Failure(f"{title}: not green because of: {', '.join(red)}.")
    skipped = sum(outcome.verdict == "skipped" for outcome in outcomes)
    say(f"{title}: {len(outcomes) - skipped} passed, {skipped} skipped, 0 failed.")


def _end(number: int, _frame: object) -> NoReturn:
    """Ends as from Ctrl+C, so that servers stop and temporary folders go."""
    raise SystemExit(128 + number)


def main(commands: Mapping[str, Callable[[], None]]) -> int:
    """Runs the command named on the command line; 0, or 1 after one sentence on standard error."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    try:
        commands[sys.argv[1]]()
    except Failure as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{error.filename or 'A file'} cannot be used: {error.strerror}.\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
