"""Every write of a record is versioned and leaves its trail, in bulk and one by one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from apps.accounts_receivables.models import AccountsReceivable
from apps.audit.models import AuditEntry
from apps.contacts.models import ContactInfo
from apps.core import trail
from apps.core.context import RequestContext, request_context
from apps.suppliers.models import Supplier

pytestmark = pytest.mark.django_db


def entries(record):
    return list(AuditEntry.objects.filter(entity=record.ENTITY, record_id=record.pk).order_by("pk"))


def test_a_new_record_is_version_1_with_one_entry_of_what_it_holds(make):
    supplier = make(Supplier, name="Prairie Crest", notes="")
    [entry] = entries(supplier)

    assert (supplier.version, entry.action, entry.record_name) == (1, "create", "Prairie Crest")
    assert entry.changes["name"] == [None, "Prairie Crest"]
    assert not {"notes", "version", "id", "search_text", "name_folded", "created_on"} & set(entry.changes)


def test_a_save_writes_the_difference_to_what_was_stored(make):
    supplier = Supplier.objects.get(pk=make(Supplier, city="Garden City").pk)
    supplier.city, supplier.proteins = "Dodge City", ["beef", "pork"]
    supplier.save()

    assert supplier.version == 2
    assert entries(supplier)[-1].changes == {
        "city": ["Garden City", "Dodge City"],
        "proteins": [["beef"], ["beef", "pork"]],
    }


def test_a_save_without_a_change_writes_nothing(make):
    supplier = make(Supplier)
    supplier.save()
    Supplier.objects.get(pk=supplier.pk).save()

    assert Supplier.objects.get(pk=supplier.pk).version == 1
    assert len(entries(supplier)) == 1


def test_a_list_that_is_changed_in_place_is_noticed(make):
    supplier = make(Supplier, proteins=["beef"])
    supplier.proteins.append("pork")
    supplier.save()
    assert entries(supplier)[-1].changes == {"proteins": [["beef"], ["beef", "pork"]]}


def test_null_and_empty_are_the_same_nothing(make):
    account = make(AccountsReceivable, credit_limit=None)
    account.credit_limit = Decimal("0.00")
    account.save()
    assert entries(account)[-1].changes == {"credit_limit": [None, "0.00"]}


def test_some_columns_that_are_read_late_keep_what_was_set_before(make):
    """A column left out of the first query is read when it is used; that may not hide another change."""
    supplier = Supplier.objects.only("name").get(pk=make(Supplier, name="Old").pk)
    supplier.name = "New"
    assert supplier.city
    supplier.save()

    assert Supplier.objects.get(pk=supplier.pk).name == "New"
    assert entries(supplier)[-1].changes == {"name": ["Old", "New"]}


def test_refreshing_one_column_keeps_the_changes_of_others(make):
    supplier = make(Supplier, name="Old", city="Here")
    supplier.name = "New"
    supplier.refresh_from_db(fields=["city"])
    supplier.save()
    assert Supplier.objects.get(pk=supplier.pk).name == "New"


def test_update_fields_leave_nothing_out_of_the_trail(make):
    supplier = make(Supplier, city="Here")
    supplier.city, supplier.notes = "There", "Moved."
    supplier.save(update_fields=["city"])

    stored = Supplier.objects.get(pk=supplier.pk)
    assert (stored.version, stored.city, stored.notes) == (2, "There", "Moved.")
    assert set(entries(supplier)[-1].changes) == {"city", "notes"}


def test_a_write_that_fails_leaves_no_entry(make):
    supplier = make(Supplier)
    supplier.delivery_type = "by drone"
    with pytest.raises(IntegrityError), transaction.atomic():
        supplier.save()
    assert len(entries(supplier)) == 1


def test_updating_many_is_one_step_and_one_entry_for_each_that_changes(make):
    same, other, untouched = make(Supplier, city="Here"), make(Supplier, city="There"), make(Supplier)
    changed = Supplier.objects.filter(pk__in=[same.pk, other.pk]).update(city="Here")

    assert changed == 1
    assert Supplier.objects.get(pk=other.pk).version == 2
    assert entries(other)[-1].changes == {"city": ["There", "Here"]}
    assert [len(entries(one)) for one in (same, untouched)] == [1, 1]


def test_updating_many_keeps_what_is_derived_in_step(make):
    supplier = make(Supplier, name="Old")
    Supplier.objects.filter(pk=supplier.pk).update(name="Señor")
    assert Supplier.objects.get(pk=supplier.pk).name_folded == "senor"
    assert Supplier.objects.get(search_text__contains="senor").pk == supplier.pk


def test_a_bulk_update_writes_and_tells_the_named_columns_only(make):
    supplier = make(Supplier, city="Here", notes="")
    supplier.city, supplier.notes = "There", "Not meant."
    Supplier.objects.bulk_update([supplier], ["city"])

    stored = Supplier.objects.get(pk=supplier.pk)
    assert (stored.city, stored.notes, stored.version) == ("There", "", 2)
    assert entries(supplier)[-1].changes == {"city": ["Here", "There"]}


def test_a_bulk_creation_leaves_an_entry_for_each():
    suppliers = Supplier.objects.bulk_create([Supplier(name="Ünique"), Supplier(name="Other")])
    assert [entries(one)[0].changes["name"] for one in suppliers] == [[None, "Ünique"], [None, "Other"]]
    assert Supplier.objects.get(name_folded="unique").version == 1


@pytest.mark.parametrize(
    "write",
    [
        lambda rows: rows.update(version=F("version") + 1),
        lambda rows: rows.bulk_create([Supplier(name="x")], ignore_conflicts=True),
        lambda rows: rows.delete(),
        lambda rows: rows.first().delete(),
    ],
)
def test_writes_that_could_not_be_told_are_refused(write, make):
    make(Supplier)
    with pytest.raises(TypeError):
        write(Supplier.objects.all())


def test_who_and_where_come_from_the_request(user_of, make):
    user = user_of("broker")
    with request_context(RequestContext(request_id="a-request-id", address="192.0.2.1", actor=user)):
        [entry] = entries(make(ContactInfo))
    assert (entry.actor, entry.actor_name, entry.address, entry.request_id) == (
        user,
        user.name,
        "192.0.2.1",
        "a-request-id",
    )


def test_outside_of_requests_nobody_did_it(make):
    [entry] = entries(make(ContactInfo))
    assert (entry.actor, entry.actor_name, entry.address, entry.request_id) == (None, "", None, "")


def test_an_event_is_about_no_record(user_of):
    user = user_of("broker")
    trail.record_event("sign_in", actor=user, browser="Firefox")
    entry = AuditEntry.objects.get(action="sign_in")
    assert (entry.record_id, entry.entity, entry.actor_name, entry.details) == (
        None,
        "",
        user.name,
        {"browser": "Firefox"},
    )


def test_secrets_are_written_but_never_told(user_of):
    user = user_of("broker")
    user.set_password("another-battery-staple")
    user.save()
    assert type(user).objects.get(pk=user.pk).check_password("another-battery-staple")
    assert user.password not in str([entry.changes for entry in entries(user)])


def test_a_us_state_is_kept_by_its_code(make):
    for given, kept in {"kansas": "KS", " ks ": "KS", "Ontario": "Ontario", "": ""}.items():
        assert make(Supplier, state=given).state == kept
