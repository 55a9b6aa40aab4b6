"""How often somebody may try to prove who they are.

Tries are counted before they are checked, so that a hundred at once count as a hundred. Failures of an
account from one address, and of one address, are refused beyond a limit. An account alone is only slowed:
otherwise anybody could lock its owner out. Codes of the second factor are the exception: whoever tries
them knows the password already.
"""

from __future__ import annotations

import ipaddress
import time
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse

from apps.core import throttles, trail
from apps.core.context import current
from apps.core.exceptions import problem_page

QUARTER_HOUR = 15 * 60
SLOWEST = 2.0  # seconds
# More sleepers than this would take the threads that others need.
_sleepers = BoundedSemaphore(3)


class TooManyAttempts(ImmediateHttpResponse):  # it is an answer more than an error
    """429 with Retry-After, from whatever depth: allauth's middleware sends it."""

    def __init__(self, seconds: int) -> None:
        page = problem_page(429, "too_many_attempts", "Too many attempts. Try again later.")
        page["Retry-After"] = str(seconds)
        super().__init__(page)


@dataclass(frozen=True)
class Limits:
    """Numbers of failures within a quarter of an hour."""

    account_and_address: int = 5
    address: int = 30
    slow_account: int = 10
    account: int | None = None


KINDS = {
    "password": Limits(),
    "code": Limits(account=20),
    "reset": Limits(),
    "reset_key": Limits(account_and_address=30, slow_account=10**9),
    "invitation": Limits(account_and_address=30, slow_account=10**9),
}


@dataclass(frozen=True)
class Attempt:
    """One try of a kind, for one account: an e-mail address as typed, or what stands for it."""

    kind: str
    account: str

    def begin(self) -> None:
        """Count the try, and slow it down where the account was tried often; raises TooManyAttempts."""
        limits = KINDS[self.kind]
        self._limit(self._pair, limits.account_and_address)
        self._limit(self._address, limits.address)
        number = self._limit(self._account, limits.account)
        if number > limits.slow_account:
            _slow_down(number - limits.slow_account)

    def succeeded(self) -> None:
        """It was no failure: the pair starts anew, the others count one less."""
        throttles.forget(self._pair, outlasts_process=True)
        throttles.uncount(self._address, outlasts_process=True)
        throttles.uncount(self._account, outlasts_process=True)

    def failed(self, action: str, actor: Any = None, **details: Any) -> None:
        """Note the failure in the audit trail."""
        trail.record_event(action, actor=actor, account=self.account[:254], **details)

    def _limit(self, key: str, most: int | None) -> int:
        counted = throttles.count(key, QUARTER_HOUR, outlasts_process=True)
        if most is None or counted.number <= most:
            return counted.number
        if counted.number == most + 1:
            trail.record_event("locked_out", account=self.account[:254], kind=self.kind)
        raise TooManyAttempts(counted.seconds_left)

    @property
    def _pair(self) -> str:
        return f"{self._account} from {_network()}"

    @property
    def _address(self) -> str:
        return f"{self.kind} from {_network()}"

    @property
    def _account(self) -> str:
        return f"{self.kind} of {self.account.strip().lower()}"


def _network() -> str:
    """The address that asks; of IPv6 the /64, since a household has that many addresses."""
    address = ipaddress.ip_address(current().address or "::")
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network(f"{address}/64", strict=False))


def _slow_down(tries: int) -> None:
    """Wait a quarter of a second, doubling up to two; refuse shortly when too many wait already."""
    if not _sleepers.acquire(blocking=False):
        raise TooManyAttempts(int(SLOWEST))
    try:
        time.sleep(min(SLOWEST, 0.25 * 2 ** min(tries - 1, 5)))
    finally:
        _sleepers.release()
