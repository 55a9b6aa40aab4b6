"""Fills a database, starts our server and the bare one, asks both in turns, prints what came out."""

from __future__ import annotations

import itertools
import os
import statistics
import sys
from typing import TYPE_CHECKING

import django

from bench import loop
from bench.kinds import kinds
from bench.servers import resident, served

if TYPE_CHECKING:
    from bench.kinds import Kind
    from bench.loop import Sample

ROUNDS = 3
ORDERS = int(os.environ.get("BENCH_ORDERS", "10000"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "2"))
MOST_MEMORY = 150  # MB resident in a worker after 1,000 mixed requests


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def compare(ours: int, bare: int, path: Kind) -> tuple[Sample, Sample, float]:
    """The middle sample of either side, and the middle of the ratios of each round."""
    rounds = []
    for number in range(ROUNDS):
        first, second = ((ours, path.ours), (bare, path.bare))[:: -1 if number % 2 else 1]
        pair = [loop.measure(port, ask, seconds=SECONDS) for port, ask in (first, second)]
        rounds.append(pair[::-1] if number % 2 else pair)
    ratio = statistics.median(ours.per_second / bare.per_second for ours, bare in rounds)
    middle = [sorted(side, key=lambda one: one.per_second)[ROUNDS // 2] for side in zip(*rounds, strict=True)]
    return middle[0], middle[1], ratio


def report(ours: int, bare: int, measured: list[Kind]) -> list[str]:
    """Print a line for each path; what went wrong with any."""
    say(f"{'path':<22}{'req/s':>9}{'p95 ms':>9}{'limit req/s':>13}{'p95 ms':>9}{'ratio':>8}")
    wrong = []
    for path in measured:
        mine, limit, ratio = compare(ours, bare, path)
        figures = f"{mine.per_second:>9.1f}{mine.p95:>9.1f}{limit.per_second:>13.1f}{limit.p95:>9.1f}"
        say(f"{path.name:<22}{figures}{ratio:>8.3f}")
        wrong += [f"{path.name}: {side.errors[0]}" for side in (mine, limit) if side.errors]
    return wrong


def mixed(port: int, measured: list[Kind]) -> None:
    """1,000 requests of all kinds."""
    for path in itertools.islice(itertools.cycle(measured), 1000):
        loop.once(port, path.ours)


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.db import connection  # noqa: PLC0415  # after Django is set up

    from bench import filling  # noqa: PLC0415  # likewise

    say(f"Filling {connection.vendor} with {ORDERS:,} purchase orders of two lines …")
    session = filling.session_of(filling.fill(ORDERS))
    workers = "2" if os.environ.get("REDIS_URL") else "1"
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{connection.settings_dict['NAME']}"
    limit = {"WORKERS": workers, "BENCH_DATABASE_URL": url}
    with (
        served("--config", "gunicorn.conf.py", "config.wsgi", WORKERS=workers) as (ours, master),
        served("--config", "bench/limit_server.py", "bench.limit_app:application", **limit) as (bare, _),
    ):
        measured = kinds(session, ours, ORDERS)
        wrong = report(ours, bare, measured)
        mixed(ours, measured)
        memory = resident(master)
    return conclude(wrong, memory)


def conclude(wrong: list[str], memory: float | None) -> int:
    """Print the rest; 1 when an answer was none or a worker has grown too large."""
    if memory is not None:
        say(f"A worker holds {memory:.0f} MB after 1,000 mixed requests (below {MOST_MEMORY} is fine).")
    for one in wrong:
        say(f"Wrong answer: {one}")
    return 1 if wrong or (memory or 0) >= MOST_MEMORY else 0


if __name__ == "__main__":
    sys.exit(main())
