"""Filling an empty database with the demo company, all or nothing."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from apps.company.models import CompanySettings
from apps.core.context import RequestContext, request_context
from apps.core.roles import Role
from apps.documents.uploads import undone_on_failure
from apps.operations.commands import Refused
from apps.operations.demo import COMPANY, PASSWORD, PEOPLE, deals, papers, partners
from apps.operations.demo.chronicle import ZONE, moment, store, working_day
from apps.operations.demo.partners import Setting
from apps.suppliers.models import Supplier
from apps.users.models import User, UserProfile

if TYPE_CHECKING:
    from datetime import date

    from apps.operations.demo import Person

PAPER = {
    "name": COMPANY,
    "address_line_1": "1200 Stockyards Exchange, Suite 410",
    "city": "Omaha",
    "state": "NE",
    "postal_code": "68107",
    "country": "US",
    "phone": "(402) 555-0142",
    "email": "trading@projectmeats.example",
    "purchase_order_terms": "Demo: these papers order nothing. Weights as shipped; temperatures 28 to 32 F.",
    "sales_confirmation_terms": "Demo: these papers sell nothing. Claims within a day, with pictures.",
}
SEED = 1906  # the year of the Federal Meat Inspection Act


def load(today: date | None = None) -> None:
    """The demo company as it is on that day; raises Refused where data are, and in production."""
    if settings.MODE != "embedded":
        raise Refused("Demo data are for trying the program: a production database stays without them.")
    if User.objects.exists() or Supplier.objects.exists():
        raise Refused("The database holds data already: demo data go into an empty one only.")
    day = today or timezone.localdate(timezone=ZONE)
    with undone_on_failure() as written, transaction.atomic():
        _load(Setting(Random(SEED), day, written))  # noqa: S311  # the same each time is the point


def _load(setting: Setting) -> None:
    setting.people = _people(setting)
    everybody = partners.build(setting)
    orders = deals.build(setting, everybody)
    papers.build(setting, everybody, orders)
    setting.chronicle.write()
    with request_context(RequestContext(actor=setting.people["admin"])):
        _company(len(orders) + 1)


def _people(setting: Setting) -> dict[str, User]:
    """One user for each role, who joined long ago; the admin made them all."""
    password = make_password(PASSWORD)  # hashed once: that takes its time on purpose
    users = [_user(person, password) for person in PEOPLE]
    store(users)
    profiles = [_profile(person, user, users[0]) for person, user in zip(PEOPLE, users, strict=True)]
    store(profiles)
    at = moment(working_day(setting.today - timedelta(days=440)), 9)
    rows: list[Any] = [*users, *profiles]
    for row in rows:
        row.created_on = at
        setting.chronicle.tell(row, at=at, by=users[0])
    return {person.role: user for person, user in zip(PEOPLE, users, strict=True)}


def _user(person: Person, password: str) -> User:
    admin = person.role == Role.ADMIN
    return User(
        email=person.email,
        first_name=person.first_name,
        last_name=person.last_name,
        is_staff=admin,
        is_superuser=admin,
        password=password,
    )


def _profile(person: Person, user: User, admin: User) -> UserProfile:
    return UserProfile(
        user=user,
        role=person.role,
        job_title=person.job_title,
        department=person.department,
        created_by=admin,
        owner=user,
    )


def _company(next_number: int) -> None:
    """What stands on papers; the number series goes on behind the demo's orders."""
    company = CompanySettings.stored()
    for name, value in {**PAPER, "po_number_next": next_number, "demo": True}.items():
        setattr(company, name, value)
    company.save()
