"""Many purchase orders in little time: rows without a history, which no request ever looks at."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import models

from apps.customers.models import Customer
from apps.plants.models import Plant
from apps.purchase_orders.models import PurchaseOrder, PurchaseOrderLine, Stage
from apps.suppliers.models import Supplier
from apps.users.models import User

if TYPE_CHECKING:
    from collections.abc import Iterable

PARTNERS = 500
AT_ONCE = 1000
EMAIL = "bench@projectmeats.example"
ITEMS = (
    "Trim 81s, fresh, combo",
    "112A Ribeye roll, boneless",
    "Breast, boneless skinless",
    "Belly, skinless",
)
FIRST_DAY = date(2020, 1, 6)


def fill(orders: int) -> User:
    """Fill an empty database with so many orders of two lines each; returns the user who reads them.

    Raises SystemExit for a database that holds something else.
    """
    call_command("migrate", verbosity=0, interactive=False)
    if User.objects.exclude(email=EMAIL).exists():
        raise SystemExit("The database holds data already: make bench takes an empty one.")
    user = User.objects.filter(email=EMAIL).first() or User.objects.create_user(EMAIL, role="manager")
    missing = orders - PurchaseOrder.objects.count()
    if missing > 0:
        _partners(user)
        _orders(user, PurchaseOrder.objects.count(), missing)
    return user


def _store(rows: Iterable[Any]) -> None:
    """Insert rows past the audit trail, a thousand at a time."""
    left = iter(rows)
    while batch := list(islice(left, AT_ONCE)):
        models.QuerySet[Any](type(batch[0])).bulk_create(batch)


def _partners(user: User) -> None:
    """As many suppliers, each with a plant, as customers."""
    if Supplier.objects.exists():
        return
    for kind, name in ((Supplier, "Packer"), (Customer, "Buyer")):
        _store(kind(name=f"{name} {n:04d} {secrets.token_hex(3)}", owner=user) for n in range(PARTNERS))
    keys = Supplier.objects.values_list("pk", flat=True)
    _store(Plant(name=f"Plant {pk}", supplier_id=pk, owner=user) for pk in keys)


def _orders(user: User, known: int, missing: int) -> None:
    plants = list(Plant.objects.values_list("pk", "supplier_id"))
    customers = list(Customer.objects.values_list("pk", flat=True))
    numbers = range(known + 1, known + missing + 1)
    _store(_order(n, user, plants[n % PARTNERS], customers[n * 7 % PARTNERS]) for n in numbers)
    first = PurchaseOrder.objects.order_by("-pk")[missing - 1].pk
    keys = PurchaseOrder.objects.filter(pk__gte=first).values_list("pk", flat=True)
    _store(line for pk in list(keys) for line in _lines(pk))


def _order(number: int, user: User, plant: tuple[int, int], customer: int) -> PurchaseOrder:
    day = FIRST_DAY + timedelta(days=number % 2000)
    order = PurchaseOrder(
        po_number=f"B-{number:07d}",
        stage=Stage.values[number % len(Stage.values)],
        supplier_id=plant[1],
        customer_id=customer,
        plant_id=plant[0],
        purchase_date=day,
        pickup_date=day + timedelta(days=5),
        fulfillment_date=day + timedelta(days=7),
        customer_po_number=f"C{number * 7919 % 10_000_000:07d}",
        supplier_reference="common",
        freight_cost=Decimal(2150),
        created_by=user,
        modified_by=user,
        owner=user,
    )
    order.take_totals(_lines(0))
    return order


def _lines(order: int) -> list[PurchaseOrderLine]:
    return [
        PurchaseOrderLine(
            purchase_order_id=order,
            line_number=place,
            item=ITEMS[(order + place) % len(ITEMS)],
            quantity=Decimal(500),
            estimated_weight=Decimal(20_000),
            price_per_unit=Decimal("2.415"),
            sale_price_per_unit=Decimal("2.53"),
        )
        for place in (1, 2)
    ]


def session_of(user: User) -> str:
    """The key of a new session in which the user is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
