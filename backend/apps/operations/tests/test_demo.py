"""The demo company is complete, believable and the same each time; it never meets real data."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
import time_machine
from django.contrib.auth.hashers import check_password
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F
from django.test import override_settings

from apps.accounts_receivables.models import AccountsReceivable
from apps.audit.models import AuditEntry
from apps.audit.sealing import seal_everything
from apps.audit.verification import verify
from apps.carriers.models import CarrierInfo
from apps.company.models import CompanySettings
from apps.contacts.models import ContactInfo
from apps.core.checks import entities
from apps.core.roles import Role
from apps.customers.models import Customer, CustomerLocation
from apps.documents.inspection import content_type_of
from apps.documents.models import Document
from apps.operations.demo import PASSWORD, PEOPLE
from apps.operations.demo.loading import load
from apps.plants.models import Plant
from apps.purchase_orders.models import PurchaseOrder, Stage
from apps.purchase_orders.workflow import TRANSITIONS, missing_for
from apps.suppliers.models import Supplier, SupplierPlantMapping
from apps.users.models import User

MD5 = "django.contrib.auth.hashers.MD5PasswordHasher"  # as every test has it
TODAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 18, tzinfo=UTC)  # a Wednesday noon in Chicago


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):  # noqa: ARG001  # makes the database
    """The demo company of that day, gone after this module's tests."""
    files = tmp_path_factory.mktemp("files")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=files, PASSWORD_HASHERS=[MD5]),
        time_machine.travel(NOW, tick=False),
        transaction.atomic(),
    ):
        load()
        yield files
        transaction.set_rollback(True)
    CompanySettings.forget()


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def orders(**filters):
    return PurchaseOrder.objects.filter(**filters)


def test_there_is_a_whole_brokerage():
    found = {model: model.objects.count() for model in (Supplier, Customer, CarrierInfo, PurchaseOrder)}
    assert found == {Supplier: 25, Customer: 40, CarrierInfo: 12, PurchaseOrder: 600}
    assert Plant.objects.count() > 40
    assert CustomerLocation.objects.count() > 60
    assert 135 <= ContactInfo.objects.count() <= 165
    assert AccountsReceivable.objects.count() == 40
    assert Document.objects.count() > 200


def test_every_stage_and_both_modes_occur():
    assert set(orders().values_list("stage", flat=True)) == set(Stage.values)
    assert orders(mode="agency").count() > 40


def test_most_deals_are_truckloads_of_40_000_lb():
    loads = orders(estimated_weight__range=(39_000, 42_000)).count()
    assert loads > 0.8 * 600


def test_margins_are_one_to_six_cents_a_pound():
    margins = orders(mode="principal").values_list("actual_gross_profit_per_lb", flat=True)
    assert min(margins) >= Decimal("0.0090")
    assert max(margins) <= Decimal("0.0610")
    assert Decimal("0.025") < sum(margins) / len(margins) < Decimal("0.045")


def test_the_totals_of_every_order_are_those_of_its_lines():
    for order in orders().prefetch_related("lines"):
        kept = (order.actual_gross_profit, order.estimated_cost, order.actual_weight)
        order.take_totals(order.lines.all())
        assert kept == (order.actual_gross_profit, order.estimated_cost, order.actual_weight), order


def test_every_deal_went_its_way_by_the_rules_and_by_the_calendar():
    for order in orders().prefetch_related("stage_moves"):
        moves = list(order.stage_moves.all())
        assert order.stage == (moves[-1].to_stage if moves else Stage.DRAFT)
        for move in moves:
            assert move.to_stage in {one.to for one in TRANSITIONS[move.from_stage]}
        assert all(before.moved_at <= after.moved_at for before, after in pairwise(moves))
        assert all(move.moved_at <= NOW and move.moved_on <= TODAY for move in moves)


def test_no_deal_has_what_its_next_stage_would_lack():
    for order in orders(stage__in=[Stage.DRAFT, Stage.DELIVERED]):
        assert missing_for(order, Stage.BOOKED if order.stage == Stage.DRAFT else Stage.INVOICED) == []


def test_the_parties_of_a_deal_belong_together():
    assert not orders().exclude(plant__supplier=F("supplier")).exists()
    assert not orders().exclude(ship_to__customer=F("customer")).exists()
    approved = set(SupplierPlantMapping.objects.values_list("plant", "customer"))
    assert set(orders().values_list("plant", "customer")) <= approved


def test_this_week_has_something_to_do():
    soon = (TODAY, TODAY + timedelta(days=7))
    assert orders(pickup_date__range=soon).count() > 5
    assert Document.objects.filter(expires_on__range=(TODAY, TODAY + timedelta(days=30))).count() > 5
    assert Document.objects.filter(expires_on__lt=TODAY).exists()
    assert AccountsReceivable.objects.filter(credit_hold=True).exclude(credit_hold_reason="").count() == 2


def test_numbers_run_without_a_gap_and_the_series_goes_on():
    numbers = list(orders().order_by("created_on", "id").values_list("po_number", flat=True))
    assert sorted(numbers) == [f"PO-{number:05d}" for number in range(1, 601)]
    assert numbers == sorted(numbers)
    assert CompanySettings.take_po_number() == "PO-00601"


def test_new_rows_are_numbered_on_behind_the_demo(make):
    assert make(PurchaseOrder).pk > 600


@pytest.mark.parametrize("model", entities(), ids=lambda model: model.__name__)
def test_every_record_would_pass_the_forms(model):
    for row in model.objects.all()[:60]:
        row.full_clean(exclude=["search_text"])


def test_each_record_has_as_many_entries_in_the_trail_as_writes():
    counted = Counter(AuditEntry.objects.values_list("entity", "record_id"))
    for model in entities():
        for pk, version in model.objects.values_list("pk", "version"):
            assert counted[model.ENTITY, pk] == version, (model, pk)


def test_the_trail_grew_in_the_order_of_time_and_can_be_sealed():
    times = list(AuditEntry.objects.order_by("id").values_list("at", flat=True))
    assert times == sorted(times)
    assert times[0] < NOW - timedelta(days=365)
    seal_everything()
    assert verify().damage == ""


def test_every_paper_is_what_it_says(demo, settings):
    settings.MEDIA_ROOT = demo
    for paper in Document.objects.all():
        with default_storage.open(paper.file.name) as file:
            assert hashlib.file_digest(file, "sha256").hexdigest() == paper.sha256
            assert file.seek(0, 2) == paper.size
            assert content_type_of(file, paper.original_name) == paper.content_type


def test_a_letter_of_guarantee_names_its_plants():
    for letter in Document.objects.filter(kind="letter_of_guarantee"):
        assert set(letter.plants.all()) == set(letter.supplier.plants.all())


def test_there_is_one_person_for_each_role_with_the_published_password():
    assert [person.role for person in PEOPLE] == [role.value for role in Role]
    for person in PEOPLE:
        user = User.objects.get(email=person.email)
        assert user.profile.role == person.role
        assert check_password(PASSWORD, user.password)
    assert list(User.objects.filter(is_staff=True).values_list("email", flat=True)) == [
        "admin@projectmeats.example"
    ]


def test_everything_is_recognizably_made_up():
    company = CompanySettings.stored()
    assert company.demo
    assert "Demo" in company.name
    for contact in ContactInfo.objects.all():
        assert contact.email.endswith(".example")
        assert " 555-01" in contact.phone
    # FSIS has given out numbers up to 54,630 so far.
    numbers = [number for plant in Plant.objects.all() for number in plant.establishment_numbers]
    assert len(set(numbers)) == len(numbers) > 45
    assert all(61_000 <= int(number[1:6]) < 62_000 for number in numbers)


def test_it_goes_into_an_empty_database_only():
    with pytest.raises(CommandError, match="holds data already"):
        call_command("load_demo")


def test_a_production_database_stays_without_it(settings):
    settings.MODE = "production"
    with pytest.raises(CommandError, match="a production database stays without them"):
        call_command("load_demo")
