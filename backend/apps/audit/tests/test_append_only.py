"""What was written in the trail stays as it was written."""

from __future__ import annotations

import pytest

from apps.audit.models import AuditEntry, AuditFloor, AuditSeal
from apps.audit.sealing import seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(make):
    return make(AuditEntry)


@pytest.fixture
def sealed(entry):
    seal()
    return AuditSeal.objects.get(entry=entry)


def test_an_entry_cannot_be_saved_twice(entry):
    entry.action = "nothing_happened"
    with pytest.raises(TypeError):
        entry.save()
    entry.refresh_from_db()
    assert entry.action == "update"


def test_an_entry_cannot_be_deleted(entry):
    with pytest.raises(TypeError):
        entry.delete()
    assert AuditEntry.objects.count() == 1


def test_a_seal_cannot_be_saved_twice_or_deleted(sealed):
    with pytest.raises(TypeError):
        sealed.save()
    with pytest.raises(TypeError):
        sealed.delete()


@pytest.mark.parametrize("model", [AuditEntry, AuditSeal, AuditFloor])
def test_no_queryset_of_the_trail_changes_or_deletes(model):
    with pytest.raises(TypeError):
        model.objects.all().update(id=1)
    with pytest.raises(TypeError):
        model.objects.all().delete()
    with pytest.raises(TypeError):
        model.objects.bulk_update([], ["id"])
    with pytest.raises(TypeError):
        model.objects.bulk_create([], ignore_conflicts=True)
    with pytest.raises(TypeError):
        model.objects.bulk_create([], update_conflicts=True, update_fields=["id"], unique_fields=["id"])


def test_an_entry_with_a_given_id_never_replaces_another(entry):
    with pytest.raises(Exception, match=r"(?i)unique"):
        AuditEntry(pk=entry.pk, action="forged").save()
