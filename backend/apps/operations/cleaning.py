"""Rows that have served their time are removed; each function returns how many there were."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.utils import timezone

from apps.core import trail
from apps.core.idempotency import KEPT
from apps.core.models import IdempotencyKey
from apps.users.models import ApiToken, Invitation, Tally

if TYPE_CHECKING:
    from django.db.models import QuerySet

# So long a dead token or invitation is still listed, for those who wonder what it was.
TOKENS_KEPT = timedelta(days=90)


def sessions() -> int:
    """Sessions that are over, and what is known of their browsers."""
    before = Session.objects.count()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return before - Session.objects.count()


def tokens() -> int:
    """API tokens that ended long ago; the trail keeps when they were made and ended."""
    long_ago = timezone.now() - TOKENS_KEPT
    ended = models.Q(expires_on__lt=long_ago) | models.Q(revoked_on__lt=long_ago)
    with transaction.atomic():
        count = _deleted(models.QuerySet(ApiToken).filter(ended))
        if count:
            trail.record_event("tokens_cleared", entity=ApiToken.ENTITY, count=count)
    return count


def invitations() -> int:
    """Invitations that nobody accepted; the trail keeps who was invited, and by whom."""
    long_ago = timezone.now() - TOKENS_KEPT
    ended = models.Q(expires_on__lt=long_ago) | models.Q(revoked_on__lt=long_ago)
    with transaction.atomic():
        count = _deleted(models.QuerySet(Invitation).filter(ended, accepted_on=None))
        if count:
            trail.record_event("invitations_cleared", entity=Invitation.ENTITY, count=count)
    return count


def idempotency_keys() -> int:
    """First answers that nobody may ask for again."""
    return _deleted(IdempotencyKey.objects.filter(created_on__lt=timezone.now() - KEPT))


def tallies() -> int:
    """Counts of failures and requests whose window is closed."""
    return _deleted(Tally.objects.filter(ends_on__lt=timezone.now()))


def _deleted(rows: QuerySet[models.Model]) -> int:
    return rows.delete()[0]
