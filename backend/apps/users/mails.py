"""The e-mails about accounts, and how they leave: after the commit, outside of the request.

A request that waited for the mail server would tell by its duration whether an address has an account.
"""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Any

from django.core.mail import EmailMessage
from django.db import transaction

log = logging.getLogger(__name__)

SIGNATURE = "\n\nProjectMeats"

TEXTS: dict[str, tuple[str, str]] = {
    "invitation": (
        "{invited_by} invites you to ProjectMeats",
        "Hello {name},\n\n{invited_by} has set up an account for you at {company}.\n"
        "Choose your password here, within {days} days:\n\n{link}",
    ),
    "password_reset_key": (
        "Choose a new password",
        "Somebody asked for a new password for your account {email}.\n"
        "If it was you, choose one here within the hour:\n\n{link}\n\n"
        "If it was not you, there is nothing to do: your password stays as it is.",
    ),
    "password_changed": (
        "Your password was changed",
        "The password of your account {email} was changed. All other sessions and all API tokens are ended.\n"
        "If it was not you, ask an administrator at once to deactivate the account.",
    ),
    "email_changed": (
        "Your e-mail address was changed",
        "From now on you sign in to your account with {new} instead of {email}.\n"
        "If you do not know why, ask an administrator.",
    ),
    "totp_activated": (
        "Two-factor sign-in is on",
        "Signing in to your account {email} now also asks for a code from your authenticator app.",
    ),
    "totp_deactivated": (
        "Two-factor sign-in is off",
        "Signing in to your account {email} no longer asks for a code.\n"
        "If it was not you, change your password at once and tell an administrator.",
    ),
    "recovery_codes_generated": (
        "New recovery codes",
        "New recovery codes were made for your account {email}; the former ones no longer work.\n"
        "If it was not you, change your password at once and tell an administrator.",
    ),
    "test": ("ProjectMeats can send e-mails", "This is the test that you asked for. Everything is well."),
}


def compose(kind: str, to: str, /, **values: Any) -> EmailMessage:
    """The e-mail `kind` of `TEXTS`, with `values` filled in."""
    subject, body = TEXTS[kind]
    filled = {"email": to, **values}
    title = " ".join(subject.format(**filled).split())
    return EmailMessage(title, body.format(**filled) + SIGNATURE, to=[to])


def send(kind: str, to: str, /, **values: Any) -> None:
    """Send it once the present transaction is committed; a failure is logged, the request goes on."""
    message = compose(kind, to, **values)
    transaction.on_commit(lambda: _postmen().submit(_deliver, message))


def _deliver(message: EmailMessage) -> None:
    try:
        message.send()
    except Exception:
        log.exception("An e-mail could not be sent: %s", message.subject)


@cache
def _postmen() -> ThreadPoolExecutor:
    """One thread; the interpreter waits for it before it ends."""
    return ThreadPoolExecutor(1, "mail")


def wait() -> None:
    """Wait until every e-mail handed over so far has left."""
    done: Future[None] = _postmen().submit(lambda: None)
    done.result()
