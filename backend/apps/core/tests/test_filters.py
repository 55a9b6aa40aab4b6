"""Every filter of every list, held against what the rows themselves say; `q`, `status` and summaries."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from rest_framework import serializers

from apps.accounts_receivables.models import AccountsReceivable
from apps.contacts.models import ContactInfo
from apps.core.filters import EmptyFilter, EntityFilterSet, ParameterFilter
from apps.core.tests.contract import LISTED, refused, rows_of, varied
from apps.core.text import fold
from apps.customers.models import Customer
from apps.purchase_orders.models import PurchaseOrder
from apps.suppliers.models import Supplier, SupplierLocation

pytestmark = pytest.mark.django_db
each = pytest.mark.parametrize("endpoint", LISTED, ids=str)

MATCHES = {
    "exact": lambda own, asked: own == asked,
    "gte": lambda own, asked: own is not None and own >= asked,
    "lte": lambda own, asked: own is not None and own <= asked,
    "in": lambda own, asked: own == asked,
    "has": lambda own, asked: asked in own,
    "icontains": lambda own, asked: fold(asked) in fold(own),
    "isnull": lambda own, asked: (own is None) is asked,
}


def comparable(value: Any) -> Any:
    """Decimal texts compare as numbers."""
    try:
        return Decimal(value) if isinstance(value, str) and not value.isalpha() else value
    except ArithmeticError:
        return value


def plain_filters(endpoint) -> list[tuple[str, ParameterFilter]]:
    """The filters that say something about a field of the row itself."""
    shown = endpoint.view().reader.fields
    every = endpoint.view.filterset_class.base_filters.items()
    return [
        (name, one)
        for name, one in every
        if type(one).__module__ == "apps.core.filters" and one.field_name in shown
    ]


def everything(endpoint) -> dict[str, str]:
    return {"status": "all"} if endpoint.view.has_status else {}


def asked_for(one: ParameterFilter, rows: list[dict[str, Any]]) -> list[Any]:
    """Values to filter by: those that the rows hold, or true and false."""
    if isinstance(one.parameter, serializers.BooleanField):
        return [True, False]
    values = [row[one.field_name] for row in rows]
    words = {word for value in values for word in (value if isinstance(value, list) else [value])}
    if one.lookup_expr == "icontains":
        words |= {word.upper() for word in words if word and word.isascii()}
    return [word for word in words if word not in (None, "")]


@each
def test_every_filter_finds_exactly_the_rows_that_match(endpoint, admin, make):
    varied(endpoint, make)
    rows = rows_of(admin, endpoint.path, **everything(endpoint))
    for name, one in plain_filters(endpoint):
        for value in asked_for(one, rows):
            text = str(value).lower() if isinstance(value, bool) else str(value)
            found = rows_of(admin, endpoint.path, fields="id", **{name: text}, **everything(endpoint))
            assert {row["id"] for row in found} == matching(one, value, rows), (name, text)


def matching(one: ParameterFilter, value: Any, rows: list[dict[str, Any]]) -> set[int]:
    if isinstance(one, EmptyFilter):
        return {row["id"] for row in rows if (row[one.field_name] in (None, "", [])) is value}
    match = MATCHES[one.lookup_expr]
    return {row["id"] for row in rows if match(comparable(row[one.field_name]), comparable(value))}


BAD = {
    serializers.BooleanField: ["maybe", "True", "1"],
    serializers.ChoiceField: ["nonsense", "\U0001f969"],
    serializers.DateTimeField: ["yesterday", "2026-02-30T00:00:00Z", "5"],
    serializers.DateField: ["2026-02-30", "2026-2-3", "03.02.2026", "٢٠٢٦-٠٢-٠٣"],
    serializers.DecimalField: ["1e3", "NaN", "Infinity", "1.1234567", "9" * 30, "\u0661"],
    serializers.IntegerField: ["x", "-1", "1.5", str(2**63), "9" * 5000, "٣"],
    serializers.UUIDField: ["x", "123"],
    serializers.CharField: ["x" * 100_000],
}


@each
def test_a_bad_value_is_refused_by_the_name_of_its_parameter(endpoint, admin):
    for name, one in endpoint.view.filterset_class.base_filters.items():
        bad = next((values for kind, values in BAD.items() if isinstance(one.parameter, kind)), [])
        for value in ["", *bad]:
            refused(admin.get(endpoint.path, {name: value}), 400, name)


@each
def test_every_list_is_filtered_by_ids_owner_and_times(endpoint, admin, make):
    records = [make(endpoint.model) for _ in range(3)]
    ids = ",".join(str(record.pk) for record in records[:2])
    found = {row["id"] for row in rows_of(admin, endpoint.path, id__in=ids, **everything(endpoint))}

    assert found == {record.pk for record in records[:2]}
    columns = {field.name for field in endpoint.model._meta.concrete_fields}
    expected = {
        f"{name}__{end}"
        for name in ("created_on", "modified_on")
        if name in columns
        for end in ("gte", "lte")
    }
    assert expected <= set(endpoint.view.filterset_class.base_filters)


@each
def test_lists_of_values_are_bounded(endpoint, admin):
    refused(admin.get(endpoint.path, {"id__in": ",".join(["1"] * 501)}), 400, "id__in")
    refused(admin.get(endpoint.path, {"id__in": "1,,2"}), 400, "id__in")


@each
def test_a_parameter_given_twice_is_refused(endpoint, admin):
    refused(admin.get(f"{endpoint.path}?limit=1&limit=2"), 400, "limit")


@each
def test_an_unknown_status_is_refused(endpoint, admin):
    name = "status"
    for value in ("deleted", "", "ACTIVE"):
        refused(admin.get(endpoint.path, {name: value}), 400, name)


@each
def test_words_are_found_without_regard_to_case_and_accents(endpoint, admin, make):
    make(endpoint.model)
    rows = rows_of(admin, endpoint.path)
    if not hasattr(endpoint.model, "SEARCH"):
        refused(admin.get(endpoint.path, {"q": "x"}), 400, "q")
        return
    title = next(row[name] for row in rows for name in (endpoint.model.TITLE, "name", "email") if name in row)
    word = max(title.split(), key=len)
    for query in (word, word.upper(), f"  {word.lower()} "):
        assert rows_of(admin, endpoint.path, q=query), query
    assert rows_of(admin, endpoint.path, q="9zq8xw7") == []
    for query in ("", "   ", "\u0301", "x" * 201):
        refused(admin.get(endpoint.path, {"q": query}), 400, "q")


@pytest.mark.parametrize(
    ("stored", "query"),
    [
        ("Señor Ångus", "senor angus"),
        ("SENOR ANGUS", "Señor"),
        ("Smørrebrød ApS", "smorrebrod"),
        ("Łódź Meats", "lodz"),
        ("Straße 7", "STRASSE"),
        ("50% Lean_Trim", "50%"),
        ("50% Lean_Trim", "lean_"),
        ("A\\B Foods", "a\\b"),
        ('O\'Brien "Best"', 'o\'brien "best"'),
    ],
)
def test_a_name_is_found_as_people_type_it(stored, query, admin, make):
    make(Supplier, name=stored)
    make(Supplier, name="Somebody Else")

    assert [row["name"] for row in rows_of(admin, "/api/v1/suppliers/", q=query)] == [stored]
    assert [row["name"] for row in rows_of(admin, "/api/v1/suppliers/", name__icontains=query)] == [stored]


@pytest.mark.parametrize("query", ["%", "_", "\\", "'", '"', "50_", "a%b", "--", ";"])
def test_signs_of_the_database_are_plain_letters(query, admin, make):
    make(Supplier, name="50 percent")
    assert rows_of(admin, "/api/v1/suppliers/", q=query, name__icontains=query) == []


def test_the_names_of_parents_are_searched(admin, make):
    place = make(SupplierLocation, name="Dock 4", supplier__name="Prairie Crest")
    make(SupplierLocation, name="Dock 5", supplier__name="Blue Valley")

    assert [row["id"] for row in rows_of(admin, "/api/v1/supplier-locations/", q="prairie")] == [place.pk]


def test_words_that_very_many_parents_hold_are_found_too(admin, make, monkeypatch):
    monkeypatch.setattr("apps.core.search.MOST_LITERALS", 1)
    for _ in range(3):
        make(SupplierLocation, name="Dock", supplier__name="Prairie Crest")
    make(SupplierLocation, name="Dock", supplier__name="Blue Valley")

    assert len(rows_of(admin, "/api/v1/supplier-locations/", q="prairie")) == 3


def test_a_row_that_matches_twice_is_shown_once(admin, make):
    order = make(PurchaseOrder)
    contacts = [make(ContactInfo) for _ in range(3)]
    order.contacts.set(contacts)
    ids = ",".join(str(contact.pk) for contact in contacts)

    assert len(rows_of(admin, "/api/v1/purchase-orders/", contacts__in=ids)) == 1
    assert admin.get("/api/v1/purchase-orders/summary/", {"contacts__in": ids}).json()["count"] == 1


def test_a_filter_for_a_choice_of_several_finds_each_of_them(admin, make):
    for proteins in (["beef"], ["pork", "beef"], ["lamb"], []):
        make(Customer, proteins=proteins)

    def found(value: str) -> list[list[str]]:
        rows = rows_of(admin, "/api/v1/customers/", proteins__has=value, ordering="id")
        return [row["proteins"] for row in rows]

    assert found("beef") == [["beef"], ["beef", "pork"]]
    assert found("lamb,pork") == [["beef", "pork"], ["lamb"]]


@pytest.mark.parametrize("endpoint", [one for one in LISTED if one.view.sums], ids=str)
def test_sums_are_those_of_the_rows_to_the_last_digit(endpoint, admin, make):
    varied(endpoint, make)
    for number in range(20):
        record = make(endpoint.model)
        amounts = {name: Decimal("0.10") + Decimal(number) / 100 for name in endpoint.view.sums}
        endpoint.model._base_manager.filter(pk=record.pk).update(**amounts)
    summary = admin.get(f"{endpoint.path}summary/").json()
    rows = rows_of(admin, endpoint.path)

    assert summary["count"] == len(rows)
    for name in endpoint.view.sums:
        assert summary[name] == f"{sum(Decimal(row[name] or 0) for row in rows):f}", name


def test_sums_of_the_largest_amounts_are_exact(admin, make):
    for _ in range(3):
        make(AccountsReceivable, credit_limit=Decimal("9999999999.99"))
    assert admin.get("/api/v1/accounts-receivables/summary/").json()["credit_limit"] == "29999999999.97"


def test_a_summary_of_nothing_is_zero(admin):
    assert admin.get("/api/v1/accounts-receivables/summary/").json() == {
        "count": 0,
        "credit_limit": "0.00",
        "insured_limit": "0.00",
    }


def test_a_column_of_an_unknown_kind_is_a_programming_error():
    with pytest.raises(TypeError, match="No filters are known"):

        class WrongFilter(EntityFilterSet):
            class Meta:
                model = Supplier
                fields = ("locations",)
