"""The demo company's partners: suppliers, plants, customers, docks, carriers, people, approved sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from apps.accounts_receivables.models import AccountsReceivable, PaymentMethod
from apps.carriers.models import CarrierInfo
from apps.contacts.models import ContactInfo
from apps.core.choices import AppointmentMethod, LocationType, PaymentTerms
from apps.customers.models import Customer, CustomerLocation
from apps.operations.demo import companies
from apps.operations.demo.chronicle import Chronicle, moment, working_day
from apps.operations.demo.places import CITIES
from apps.plants.models import Plant
from apps.suppliers.models import Supplier, SupplierLocation, SupplierPlantMapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from apps.operations.demo.places import City
    from apps.users.models import User

TERMS = {
    PaymentTerms.NET_7: 7,
    PaymentTerms.NET_14: 14,
    PaymentTerms.NET_21: 21,
    PaymentTerms.NET_30: 30,
}
DOCK_KINDS = [LocationType.PROCESSING_PLANT, LocationType.DISTRIBUTION_CENTER, LocationType.COLD_STORAGE]
METHODS = [AppointmentMethod.EMAIL, AppointmentMethod.PHONE, AppointmentMethod.WEBSITE]
PICKED_UP_AS = [["release_number_used"], ["standard_loading"], ["forklift_required"]]
LOADING_HOURS = ["Mon-Fri 06:00-14:00", "Mon-Sat 05:00-13:00", "Mon-Fri 24 hours, Sat until noon"]
CUSTOMER_NOTES = ["", "", "Wants pictures of the labels before the truck leaves.", "No Friday deliveries."]
SELLING = ("sales_rep", "accounts_receivable")
ON_HOLD = {
    "Big Bend Jerky Company": "Two invoices are more than 30 days past due; call their controller first.",
    "Cane River Boudin": "Credit insurance was withdrawn pending new financial statements.",
}
DEFUNCT = {"Three Bridges Charcuterie", "Bayou Teche Smokehouse Foods"}


@dataclass
class Setting:
    """What every builder needs: chance (the same each time), the day, the people, the history.

    `written` takes the names of stored files, which are removed should the loading fail.
    """

    rng: Random
    today: date
    written: list[str]
    people: dict[str, User] = field(default_factory=dict)
    carriers: list[int] = field(default_factory=list)
    chronicle: Chronicle = field(default_factory=Chronicle)

    def keep(self, rows: Sequence[Any], *, from_days: int, to_days: int, roles: Sequence[str]) -> None:
        """Store rows as if the people of these roles had entered them between so many days ago."""
        step = (from_days - to_days) / max(1, len(rows))
        days = [working_day(self.today - timedelta(days=from_days - int(step * n))) for n in range(len(rows))]
        at = [moment(day, 8 + n % 9, n * 7 % 60) for n, day in enumerate(days)]
        self.chronicle.make(rows, at=at, by=[self.people[roles[n % len(roles)]] for n in range(len(rows))])

    def chance(self, share: float) -> bool:
        """Whether something happens that does in `share` of all cases."""
        return self.rng.random() < share


@dataclass
class Partners:
    """Everybody that deals are made with."""

    suppliers: list[Supplier]
    plants: list[Plant]
    customers: list[Customer]
    docks: list[CustomerLocation]
    carriers: list[CarrierInfo]
    contacts: list[ContactInfo]
    mappings: list[SupplierPlantMapping]
    terms: dict[int, int]
    on_hold: set[int]


def build(setting: Setting) -> Partners:
    """All partners, stored, with the history of how they were entered over a year ago."""
    suppliers = _suppliers(setting)
    plants = _plants(setting, suppliers)
    customers = _customers(setting)
    docks, carriers = _docks(setting, customers), _carriers(setting)
    contacts = _contacts(setting, suppliers, plants, customers, carriers)
    _name_first_contacts(setting, suppliers, contacts)
    accounts = _accounts(setting, customers)
    mappings = _mappings(setting, plants, customers)
    return Partners(
        suppliers,
        plants,
        customers,
        docks,
        carriers,
        contacts,
        mappings,
        terms={
            one.customer_id: TERMS[PaymentTerms(one.payment_terms)] for one in accounts if one.customer_id
        },
        on_hold={one.customer_id for one in accounts if one.credit_hold and one.customer_id},
    )


# Places and people


def slug(name: str) -> str:
    """The name as it stands in the company's addresses."""
    return "".join(letter for letter in name.lower() if letter.isalnum())[:24]


def phone(rng: Random, city: City) -> str:
    """A number of those kept free for fiction: 555-0100 to 555-0199."""
    return f"({city.area_code}) 555-01{rng.randrange(100):02d}"


def place(rng: Random, city: City) -> dict[str, str]:
    street = f"{rng.randrange(100, 9900)} {rng.choice(companies.STREETS)}"
    return {"address": street, "city": city.name, "state": city.state, "postal_code": city.zip}


def reach(rng: Random, name: str, city: City) -> dict[str, str]:
    site = f"{slug(name)}.example"
    return {"phone": phone(rng, city), "email": f"orders@{site}", "website": f"https://www.{site}"}


def person(rng: Random) -> str:
    return f"{rng.choice(companies.FIRST_NAMES)} {rng.choice(companies.LAST_NAMES)}"


# Suppliers


def _suppliers(setting: Setting) -> list[Supplier]:
    rows = [_supplier(setting, facts) for facts in companies.SUPPLIERS]
    setting.keep(rows, from_days=420, to_days=385, roles=("broker", "manager"))
    offices = [_office(setting, row) for row in rows]
    setting.keep(offices, from_days=384, to_days=380, roles=("broker",))
    return rows


def _supplier(setting: Setting, facts: companies.SupplierFacts) -> Supplier:
    rng, city = setting.rng, CITIES[facts.city]
    return Supplier(
        name=facts.name,
        **place(rng, city),
        **reach(rng, facts.name, city),
        status="inactive" if facts.name in DEFUNCT else "active",
        proteins=sorted(facts.proteins),
        delivery_type=rng.choice(["delivers", "does_not_deliver", "does_not_deliver"]),
        payment_terms=rng.choice([PaymentTerms.NET_7, PaymentTerms.NET_10, PaymentTerms.NET_14]),
        shipping_offered=rng.choice(["domestic", "both", "both"]),
        tested_product=setting.chance(0.8),
        exportable=setting.chance(0.5),
        credit_application_sent_on=setting.today - timedelta(days=rng.randrange(390, 900)),
        notes=rng.choice(
            ["", "", "Offers before 9 a.m. Central; good until noon.", "Ask for the export desk."]
        ),
    )


def _office(setting: Setting, supplier: Supplier) -> SupplierLocation:
    city = CITIES[supplier.city]
    return SupplierLocation(
        name=f"{supplier.name}, sales office",
        supplier=supplier,
        location_type=LocationType.OFFICE,
        **place(setting.rng, city),
        contact_name=person(setting.rng),
        phone=phone(setting.rng, city),
        email=f"sales@{slug(supplier.name)}.example",
    )


def _plants(setting: Setting, suppliers: Sequence[Supplier]) -> list[Plant]:
    rows = [
        _plant(setting, supplier, facts)
        for supplier, company in zip(suppliers, companies.SUPPLIERS, strict=True)
        for facts in company.plants
    ]
    setting.keep(rows, from_days=379, to_days=372, roles=("broker", "manager"))
    return rows


def _plant(setting: Setting, supplier: Supplier, facts: companies.PlantFacts) -> Plant:
    rng, city = setting.rng, CITIES[facts.city]
    return Plant(
        name=f"{supplier.name}, {city.name}",
        supplier=supplier,
        status=supplier.status,
        establishment_numbers=facts.numbers.split("+"),
        plant_type=facts.kind,
        location=f"{city.name}, {city.state}",
        **place(rng, city),
        latitude=Decimal(city.latitude),
        longitude=Decimal(city.longitude),
        phone=phone(rng, city),
        load_pickup_requirements=rng.choice(PICKED_UP_AS),
        storage=rng.choice([["internal_cold"], ["internal_cold", "outside_cold"]]),
        pickup_hours=rng.choice(LOADING_HOURS),
        appointment_method=rng.choice(METHODS),
    )


# Customers


def _customers(setting: Setting) -> list[Customer]:
    rows = [_customer(setting, facts) for facts in companies.CUSTOMERS]
    setting.keep(rows, from_days=410, to_days=375, roles=("broker", "broker", "manager"))
    return rows


def _customer(setting: Setting, facts: companies.CustomerFacts) -> Customer:
    rng, city = setting.rng, CITIES[facts.docks[0]]
    needed = ["letter_of_guarantee", "audit_report", "brc", "animal_welfare", "spec_sheet", "label_picture"]
    return Customer(
        name=facts.name,
        **place(rng, city),
        **reach(rng, facts.name, city),
        status="inactive" if facts.name in DEFUNCT else "active",
        industry=[facts.industry],
        proteins=sorted(facts.proteins),
        documents_needed=sorted(rng.sample(needed, rng.randrange(1, 4))),
        picks_up_loads=setting.chance(0.2),
        requires_exportable=facts.industry == "export",
        notes=rng.choice(CUSTOMER_NOTES),
    )


def _docks(setting: Setting, customers: Sequence[Customer]) -> list[CustomerLocation]:
    rows = [
        _dock(setting, customer, CITIES[city])
        for customer, facts in zip(customers, companies.CUSTOMERS, strict=True)
        for city in facts.docks
    ]
    setting.keep(rows, from_days=374, to_days=370, roles=("broker",))
    return rows


def _dock(setting: Setting, customer: Customer, city: City) -> CustomerLocation:
    rng = setting.rng
    method = rng.choice(list(AppointmentMethod))
    site = f"{slug(customer.name)}.example"
    where = {"email": f"receiving@{site}", "website": f"https://docks.{site}"}
    return CustomerLocation(
        name=f"{customer.name}, {city.name} dock",
        customer=customer,
        status=customer.status,
        location_type=rng.choice(DOCK_KINDS),
        **place(rng, city),
        contact_name=person(rng),
        phone=phone(rng, city),
        email=where["email"],
        receiving_hours=rng.choice(["Mon-Fri 05:00-12:00", "Mon-Fri 06:00-14:00", "Sun-Thu 22:00-06:00"]),
        appointment_method=method,
        appointment_contact=where.get(method, phone(rng, city)),
    )


def _accounts(setting: Setting, customers: Sequence[Customer]) -> list[AccountsReceivable]:
    rows = [_account(setting, customer) for customer in customers]
    setting.keep(rows, from_days=369, to_days=366, roles=("accounting",))
    return rows


def _account(setting: Setting, customer: Customer) -> AccountsReceivable:
    rng = setting.rng
    terms = rng.choice([*TERMS, PaymentTerms.NET_21])
    reason = ON_HOLD.get(customer.name, "")
    return AccountsReceivable(
        name=customer.name,
        customer=customer,
        status=customer.status,
        email=f"ap@{slug(customer.name)}.example",
        phone=phone(rng, CITIES[customer.city]),
        terms=terms.label,
        payment_terms=terms,
        payment_method=rng.choice([PaymentMethod.ACH, PaymentMethod.WIRE, PaymentMethod.CHECK]),
        credit_limit=Decimal(rng.randrange(4, 25) * 50_000),
        credit_hold=bool(reason),
        credit_hold_reason=reason,
        insured_limit=Decimal(rng.randrange(2, 16) * 50_000),
        insurance_expires_on=setting.today + timedelta(days=rng.randrange(20, 360)),
    )


# Carriers


def _carriers(setting: Setting) -> list[CarrierInfo]:
    rows = [_carrier(setting, number, facts) for number, facts in enumerate(companies.CARRIERS)]
    setting.keep(rows, from_days=400, to_days=390, roles=("manager",))
    setting.carriers = [row.pk for row in rows]
    return rows


def _carrier(setting: Setting, number: int, facts: tuple[str, str, str]) -> CarrierInfo:
    rng, (name, scac, home) = setting.rng, facts
    city = CITIES[home]
    return CarrierInfo(
        name=name,
        **place(rng, city),
        contact_name=person(rng),
        phone=phone(rng, city),
        email=f"dispatch@{slug(name)}.example",
        mc_number=f"{9_900_100 + 37 * number}",
        usdot_number=f"{99_000_100 + 91 * number}",
        scac=scac,
        equipment=["rail", "reefer"] if "Intermodal" in name else ["reefer"],
        insurance_provider=rng.choice(companies.INSURERS),
        insurance_policy_number=f"CGO-{rng.randrange(100_000, 999_999)}",
        insurance_expires_on=setting.today + timedelta(days=(number * 31 - 9)),
        appointment_method=AppointmentMethod.EMAIL,
        payment_terms=rng.choice([PaymentTerms.NET_21, PaymentTerms.NET_30]),
    )


# People


def _contacts(setting: Setting, *parties: Sequence[Any]) -> list[ContactInfo]:
    suppliers, plants, customers, carriers = parties
    rows = [
        *(_contact(setting, "supplier", one, one.name, duty) for one in suppliers for duty in SELLING),
        *(_contact(setting, "plant", one, one.supplier.name, "shipping") for one in plants[::2]),
        *(
            _contact(setting, "customer", one, one.name, duty)
            for one in customers
            for duty in _duties(setting)
        ),
        *(_contact(setting, "carrier", one, one.name, "logistics") for one in carriers),
    ]
    setting.keep(rows, from_days=371, to_days=365, roles=("broker", "broker", "manager"))
    return rows


def _duties(setting: Setting) -> tuple[str, ...]:
    return ("buyer", "accounts_payable") if setting.chance(0.6) else ("buyer",)


def _contact(setting: Setting, kind: str, party: Any, company: str, duty: str) -> ContactInfo:
    rng, city, name = setting.rng, CITIES[party.city], person(setting.rng)
    return ContactInfo(
        name=name,
        contact_type=kind,
        **{kind: party},
        position=sorted({duty, "quality"} if setting.chance(0.1) else {duty}),
        email=f"{name.lower().replace(' ', '.')}@{slug(company)}.example",
        phone=phone(rng, city),
        mobile=phone(rng, city) if setting.chance(0.7) else "",
        notes=rng.choice(["", "", "", "Prefers texts.", "Out on Fridays.", "Speaks Spanish."]),
    )


def _name_first_contacts(
    setting: Setting, suppliers: Sequence[Supplier], contacts: Sequence[ContactInfo]
) -> None:
    """The sales rep is whom one calls first."""
    reps = {one.supplier_id: one for one in reversed(contacts) if "sales_rep" in one.position}
    for supplier in suppliers:
        supplier.primary_contact = reps[supplier.pk]
        at = moment(working_day(setting.today - timedelta(days=364)), 10)
        setting.chronicle.tell(supplier, at=at, by=setting.people["manager"], action="update")
    columns = ["primary_contact", "version", "modified_on", "modified_by"]
    QuerySet[Any](Supplier).bulk_update(suppliers, columns)


# Approved sources


def _mappings(
    setting: Setting, plants: Sequence[Plant], customers: Sequence[Customer]
) -> list[SupplierPlantMapping]:
    pairs = [pair for customer in customers for pair in _sources(setting, plants, customer)]
    rows = [_mapping(setting, plant, customer) for plant, customer in pairs]
    setting.keep(rows, from_days=371, to_days=366, roles=("broker",))
    return rows


def _sources(
    setting: Setting, plants: Sequence[Plant], customer: Customer
) -> Iterator[tuple[Plant, Customer]]:
    """Up to four plants that make what the customer buys; prepared food goes to stores and kitchens."""
    kinds = {*customer.proteins, *({"mixed"} if {"retail", "food_service"} & {*customer.industry} else ())}
    fitting = [plant for plant in plants if plant.plant_type in kinds and plant.is_active]
    wanted = min(len(fitting), setting.rng.randrange(2, 5))
    yield from ((plant, customer) for plant in setting.rng.sample(fitting, wanted))


def _mapping(setting: Setting, plant: Plant, customer: Customer) -> SupplierPlantMapping:
    supplier = plant.supplier
    return SupplierPlantMapping(
        name=f"{supplier} · {plant} · {customer}",
        supplier=supplier,
        plant=plant,
        customer=customer,
        status=customer.status,
        documents_needed=customer.documents_needed,
        approved_on=setting.today - timedelta(days=setting.rng.randrange(366, 700)),
    )
