"""Counting requests and failures where every process sees the same number.

Counts live in the cache. Where it fails, or lives inside one process while the count has to outlast it,
they live in the table `users.Tally`: slower, never wrong.
"""

from __future__ import annotations

import hashlib
import time
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.locmem import LocMemCache
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from rest_framework.throttling import SimpleRateThrottle

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.cache.backends.base import BaseCache
    from django.http import HttpRequest, HttpResponseBase
    from rest_framework.request import Request
    from rest_framework.views import APIView

CACHE_REST = (
    5.0  # seconds during which a cache that failed is not asked again: a hung one costs its timeout once
)


class Count(NamedTuple):
    """How many there were in the present window, this one included, and when the window ends."""

    number: int
    ends: datetime

    @property
    def seconds_left(self) -> int:
        return max(1, ceil((self.ends - timezone.now()).total_seconds()))


def count(key: str, seconds: int, *, outlasts_process: bool = False) -> Count:
    """Count one more under `key`; a window opens with its first count and lasts `seconds`."""
    name = _name(key)
    cache = _usable_cache(shared=outlasts_process)
    if cache is None:
        return _count_in_database(name, seconds)
    try:
        return _count_in_cache(cache, name, seconds)
    except Exception:  # noqa: BLE001  # whatever a cache backend raises: the count must not be lost
        _rest_cache()
        return _count_in_database(name, seconds)


def uncount(key: str, *, outlasts_process: bool = False) -> None:
    """Take one count back: the request turned out to be no failure."""
    name = _name(key)
    cache = _usable_cache(shared=outlasts_process)
    try:
        if cache is not None and (ends := cache.get(name)):
            cache.decr(f"{name}:{ends}")
    except Exception:  # noqa: BLE001  # a count too many expires by itself
        _rest_cache()
    _table().filter(key=name, number__gt=0).update(number=F("number") - 1)


def forget(key: str, *, outlasts_process: bool = False) -> None:
    """Close the window of `key`."""
    name = _name(key)
    cache = _usable_cache(shared=outlasts_process)
    try:
        if cache is not None:
            cache.delete_many([name, f"{name}:{cache.get(name)}"])
    except Exception:  # noqa: BLE001  # as above
        _rest_cache()
    _table().filter(key=name).delete()


def _name(key: str) -> str:
    """A cache key of fixed length without what people typed."""
    return f"tally:{hashlib.sha256(key.encode()).hexdigest()[:48]}"


_cache_rests_until = 0.0


def _rest_cache() -> None:
    global _cache_rests_until  # noqa: PLW0603  # one clock per process is the point
    _cache_rests_until = time.monotonic() + CACHE_REST


def _usable_cache(*, shared: bool) -> BaseCache | None:
    cache: BaseCache = caches["strict" if "strict" in settings.CACHES else "default"]
    in_process = isinstance(cache, LocMemCache | DummyCache)
    return None if time.monotonic() < _cache_rests_until or (shared and in_process) else cache


def _count_in_cache(cache: BaseCache, name: str, seconds: int) -> Count:
    ends: Any = cache.get_or_set(name, int(time.time()) + seconds, seconds)
    if ends <= time.time():
        ends = int(time.time()) + seconds
        cache.set(name, ends, seconds)
    if not cache.add(f"{name}:{ends}", 1, seconds):
        return Count(cache.incr(f"{name}:{ends}"), _moment(ends))
    return Count(1, _moment(ends))


def _moment(epoch: int) -> datetime:
    return datetime.fromtimestamp(epoch, tz=UTC)


def _count_in_database(name: str, seconds: int) -> Count:
    now = timezone.now()
    ends = now + timedelta(seconds=seconds)
    with transaction.atomic():
        _table().get_or_create(key=name, defaults={"ends_on": ends, "number": 0})
        _table().filter(key=name, ends_on__lte=now).update(ends_on=ends, number=0)
        _table().filter(key=name).update(number=F("number") + 1)
        row = _table().get(key=name)
    return Count(row.number, row.ends_on)


def _table() -> Any:
    return apps.get_model("users", "Tally").objects


class TokenThrottle(SimpleRateThrottle):
    """So many requests a minute for each API token; a browser's session is not counted."""

    scope = "token"
    num_requests: int  # both parsed from the rate by the base class
    duration: int

    def allow_request(self, request: Request, view: APIView) -> bool:
        if getattr(request.auth, "token_key", None) is None:
            return True
        self.counted = count(f"token:{request.auth.pk}", int(self.duration))
        allowed, number = int(self.num_requests), self.counted.number
        whole: Any = request._request  # noqa: SLF001  # the middleware sees Django's request only
        whole.rate_limit = (allowed, max(0, allowed - number), self.counted.seconds_left)
        return number <= allowed

    def wait(self) -> float:
        return float(self.counted.seconds_left)


class RateLimitHeadersMiddleware:
    """Tells each token how much is left, on every answer it gets."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if limit := getattr(request, "rate_limit", None):
            for name, value in zip(("Limit", "Remaining", "Reset"), limit, strict=True):
                response[f"RateLimit-{name}"] = str(value)
        return response
