from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from apps.core.models import IdempotencyKey
from apps.users.models import ApiToken, Invitation, Tally

pytestmark = pytest.mark.django_db


def test_what_is_over_is_cleared_and_the_rest_stays(make, user_of):
    now, user = timezone.now(), user_of("broker")
    for age in (timedelta(days=91), timedelta(days=1)):
        make(ApiToken, user=user, expires_on=now - age)
        make(Invitation, expires_on=now - age)
        make(Invitation, expires_on=now - age, accepted_on=now - age)
        IdempotencyKey.objects.create(user=user, key=str(age), created_on=now - age + timedelta(hours=1))
        Tally.objects.create(key=str(age), ends_on=now - age + timedelta(days=2))
        session = SessionStore()
        session.set_expiry(now - age + timedelta(days=2))
        session.save()
    out = StringIO()
    call_command("clear_expired", stdout=out)
    assert out.getvalue() == "Cleared: 1 sessions, 1 tokens, 1 invitations, 1 idempotency keys, 1 tallies.\n"
    left = (Session, ApiToken, Invitation, IdempotencyKey, Tally)
    assert [model.objects.count() for model in left] == [1, 1, 3, 1, 1]
