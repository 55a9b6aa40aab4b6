"""A closed loop of requests from one thread: each connection asks again when it has its answer."""

from __future__ import annotations

import selectors
import socket
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Request = Callable[[], bytes]


@dataclass
class Sample:
    """What one measurement found; `errors` are answers that are none of 2xx and 3xx."""

    seconds: float
    latencies: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds

    @property
    def p95(self) -> float:
        """Milliseconds that 95 of 100 answers stayed below."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[int(0.95 * len(ordered))] if ordered else float("nan")


class Connection:
    """One kept-alive connection with at most one request under way."""

    def __init__(self, port: int, request: Request) -> None:
        self.port, self.request = port, request
        self.socket = socket.create_connection(("127.0.0.1", port), 10)
        self.answer, self.began = b"", 0.0

    def ask(self) -> None:
        self.answer, self.began = b"", time.perf_counter()
        self.socket.sendall(self.request())

    def is_answered(self) -> bool:
        """Read what has come; whether that is the whole answer."""
        part = self.socket.recv(1 << 18)
        if not part:
            raise ConnectionError("the server closed the connection")
        self.answer += part
        head, found, body = self.answer.partition(b"\r\n\r\n")
        return bool(found) and len(body) >= _length(head)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def measure(port: int, request: Request, *, seconds: float, connections: int = 4) -> Sample:
    """Ask for so many seconds, after a moment to warm up that does not count."""
    with selectors.DefaultSelector() as selector:
        opened = [Connection(port, request) for _ in range(connections)]
        for one in opened:
            selector.register(one.socket, selectors.EVENT_READ, one)
            one.ask()
        _run(selector, Sample(seconds / 4))
        sample = Sample(seconds)
        _run(selector, sample)
        for one in opened:
            one.socket.close()
    return sample


def _run(selector: selectors.BaseSelector, sample: Sample) -> None:
    began = time.perf_counter()
    while time.perf_counter() - began < sample.seconds:
        for key, _ in selector.select(0.2):
            if key.data.is_answered():
                _note(key.data, sample)
                key.data.ask()
    sample.seconds = time.perf_counter() - began


def _note(connection: Connection, sample: Sample) -> None:
    sample.latencies.append(time.perf_counter() - connection.began)
    if connection.answer[9:10] not in b"23":
        sample.errors.append(connection.answer[:400].decode(errors="replace"))


def once(port: int, request: Request) -> tuple[int, bytes]:
    """Status and body of one request."""
    connection = Connection(port, request)
    connection.ask()
    while not connection.is_answered():
        pass
    connection.socket.close()
    head, _, body = connection.answer.partition(b"\r\n\r\n")
    return int(head[9:12]), body
