"""Who asks, from where and under which request id: known to the audit trail and the logs of one request."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apps.users.models import User


@dataclass
class RequestContext:
    """One request, or one run of a command (then without address).

    `actor` is set after authentication, by the session middleware or by the API view for bearer tokens.
    """

    request_id: str = ""
    address: str | None = None
    actor: User | None = None


_current: ContextVar[RequestContext | None] = ContextVar("request_context", default=None)


def current() -> RequestContext:
    """The context of this thread's request; an empty one outside of requests."""
    return _current.get() or RequestContext()


@contextmanager
def request_context(context: RequestContext) -> Iterator[RequestContext]:
    """Make `context` the current one for the block."""
    token = _current.set(context)
    try:
        yield context
    finally:
        _current.reset(token)
