"""Entries may go after seven years, and the rest of the chain still verifies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import models
from django.utils import timezone

from apps.audit.models import AuditEntry, AuditFloor, AuditSeal
from apps.audit.retention import cutoff_of, delete_expired
from apps.audit.sealing import seal, seal_everything
from apps.audit.verification import verify

pytestmark = pytest.mark.django_db


def old(days=0):
    return cutoff_of(timezone.now()) - timedelta(days=1 + days)


@pytest.fixture
def trail(make):
    """Three entries of more than seven years ago, two of later, sealed."""
    entries = [make(AuditEntry, at=old(n)) for n in (3, 2, 1)]
    entries += [make(AuditEntry, at=cutoff_of(timezone.now()) + timedelta(days=1)), make(AuditEntry)]
    seal()
    return entries


def test_only_entries_older_than_seven_years_are_deleted(trail):
    assert delete_expired() == 3
    assert set(AuditEntry.objects.exclude(action="audit_expired")) == set(trail[3:])


@pytest.mark.usefixtures("trail")
def test_the_rest_of_the_chain_still_verifies():
    delete_expired()
    seal()
    found = verify()
    assert (found.damage, found.sealed) == ("", 3)


@pytest.mark.usefixtures("trail")
def test_the_deletion_is_itself_in_the_trail():
    delete_expired()
    event = AuditEntry.objects.get(action="audit_expired")
    assert event.details["deleted"] == 3


@pytest.mark.usefixtures("trail")
def test_a_second_run_deletes_nothing():
    delete_expired()
    assert delete_expired() == 0
    assert AuditFloor.objects.count() == 1


def test_an_old_entry_behind_a_younger_one_stays_with_it(make):
    make(AuditEntry, at=old())
    younger = make(AuditEntry)
    seal()
    behind = make(AuditEntry, at=old())
    assert delete_expired() == 1
    assert {younger, behind} <= set(AuditEntry.objects.all())


def test_entries_that_nobody_sealed_are_sealed_before_they_go(make):
    make(AuditEntry, at=old())
    assert delete_expired() == 1
    assert AuditFloor.objects.get().seq == 1


def test_a_chain_that_went_altogether_goes_on_from_its_floor(make):
    make(AuditEntry, at=old())
    delete_expired()
    seal_everything()
    assert AuditSeal.objects.order_by("seq").values_list("seq", flat=True)[0] == 2
    assert verify().damage == ""


def test_a_floor_over_younger_entries_is_found(trail):
    victim = AuditSeal.objects.get(entry=trail[4])
    AuditFloor(seq=victim.seq, hash=victim.hash, cutoff=timezone.now(), deleted=5).save()
    models.QuerySet(AuditSeal).all().delete()
    assert "seven years" in verify().damage


def test_a_floor_from_the_future_is_found(trail):
    victim = AuditSeal.objects.get(entry=trail[4])
    ahead = timezone.now() + timedelta(days=3000)
    AuditFloor(seq=victim.seq, hash=victim.hash, cutoff=cutoff_of(ahead), deleted=5, made_on=ahead).save()
    models.QuerySet(AuditSeal).all().delete()
    assert "future" in verify().damage


def test_a_floor_below_entries_that_it_should_have_taken_is_found(trail):
    first = AuditSeal.objects.get(entry=trail[0])
    AuditFloor(seq=first.seq, hash=first.hash, cutoff=cutoff_of(timezone.now()), deleted=1).save()
    models.QuerySet(AuditSeal).filter(pk=first.pk).delete()
    assert "should have gone" in verify().damage


@pytest.mark.usefixtures("trail")
def test_a_removed_floor_is_found():
    delete_expired()
    models.QuerySet(AuditFloor).all().delete()
    assert verify().damage == "Seal 1 is missing."


def test_seven_years_before_a_29th_of_february_is_the_28th():
    assert cutoff_of(datetime(2028, 2, 29, tzinfo=UTC)) == datetime(2021, 2, 28, tzinfo=UTC)
