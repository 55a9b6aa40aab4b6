"""What every list and detail promises (api.md, "Reading")."""

from __future__ import annotations

import re
from typing import Any

import pytest

from apps.contacts.models import ContactInfo
from apps.core.tests.contract import CHANGED, LISTED, a_change, detail_of, refused, rows_of, send, version
from apps.purchase_orders.models import PurchaseOrder
from apps.suppliers.models import SupplierLocation

pytestmark = pytest.mark.django_db
each = pytest.mark.parametrize("endpoint", LISTED, ids=str)


@each
def test_a_list_answers_with_next_previous_and_results(endpoint, admin, make):
    record = make(endpoint.model)
    answer = admin.get(endpoint.path, {"status": "all"} if endpoint.view.has_status else {})

    assert list(answer.json()) == ["next", "previous", "results"]
    assert record.pk in [row["id"] for row in answer.json()["results"]]
    assert answer["Cache-Control"] == "no-store"


@each
def test_a_detail_has_every_field_of_its_row_and_says_what_one_may_do(endpoint, admin, make):
    record = make(endpoint.model)
    row = next(row for row in rows_of(admin, endpoint.path) if row["id"] == record.pk)
    detail = detail_of(admin, endpoint, record)

    assert row.items() <= detail.items()
    assert isinstance(detail["can"], list)


@each
def test_fields_drop_the_others_in_lists_and_details(endpoint, admin, make):
    record = make(endpoint.model)
    answer = admin.get(endpoint.path, {"fields": "id"})

    assert all(list(row) == ["id"] for row in answer.json()["results"])
    assert admin.get(endpoint.at(record), {"fields": "id"}).json() == {"id": record.pk}


@each
def test_every_field_can_be_asked_for_alone(endpoint, admin, make):
    record = make(endpoint.model)
    whole = rows_of(admin, endpoint.path, id__in=str(record.pk))[0]
    for name, value in whole.items():
        assert rows_of(admin, endpoint.path, id__in=str(record.pk), fields=name) == [{name: value}]


@each
def test_an_unknown_repeated_or_missing_field_name_is_refused(endpoint, admin):
    for fields in ("nope", "id,id", "id,", "can", ""):
        refused(admin.get(endpoint.path, {"fields": fields}), 400, "fields")


@each
def test_an_unknown_parameter_is_refused_by_name(endpoint, admin, make):
    record = make(endpoint.model)
    addresses = [endpoint.path, f"{endpoint.path}summary/", f"{endpoint.path}export/", endpoint.at(record)]
    for address in addresses:
        answer = admin.get(address, {"colour": "red"})
        if answer.status_code != 403:  # not every list may be exported
            assert refused(answer, 400, "colour")["errors"][0]["code"] == "unknown_parameter"


@each
def test_what_is_not_there_is_not_found(endpoint, admin):
    for pk in (0, 10**17, 2**63, 10**30):
        refused(admin.get(endpoint.at(pk)), 404)


@each
def test_an_unchanged_detail_answers_304(endpoint, admin, make):
    address = endpoint.at(make(endpoint.model))
    tag = admin.get(address)["ETag"]
    again = admin.get(address, headers={"If-None-Match": tag})

    assert re.fullmatch(r'"\d+-[0-9a-f]{16}"', tag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert admin.get(address, headers={"If-None-Match": f'"0-0", W/{tag}'}).status_code == 304
    assert admin.get(address, headers={"If-None-Match": f'"{tag[1:].split("-")[0]}"'}).status_code == 200


@pytest.mark.parametrize("endpoint", CHANGED, ids=str)
def test_a_change_gives_the_detail_another_tag(endpoint, admin, make):
    record = make(endpoint.model)
    before = admin.get(endpoint.at(record))
    changed = send(admin, "patch", endpoint.at(record), a_change(endpoint), If_Match=version(before.json()))

    assert changed.status_code == 200, changed.content
    assert changed["ETag"] == admin.get(endpoint.at(record))["ETag"] != before["ETag"]
    assert admin.get(endpoint.at(record), headers={"If-None-Match": before["ETag"]}).status_code == 200


@pytest.mark.parametrize("endpoint", CHANGED, ids=str)
def test_the_tag_of_chosen_fields_still_holds_the_version(endpoint, admin, make):
    """A program that reads two fields may write with what it got."""
    record = make(endpoint.model)
    tag = admin.get(endpoint.at(record), {"fields": "id"})["ETag"]

    assert send(admin, "patch", endpoint.at(record), a_change(endpoint), If_Match=tag).status_code == 200


@each
def test_limits_and_offsets_have_bounds(endpoint, admin):
    for name, value in [
        ("limit", "0"),
        ("limit", "201"),
        ("limit", "-1"),
        ("limit", "1.5"),
        ("limit", "٣"),
        ("limit", "1" * 5000),
        ("offset", "-1"),
        ("offset", "100001"),
        ("offset", "x"),
    ]:
        problem = refused(admin.get(endpoint.path, {name: value}), 400, name)
    assert "cursor" in problem["detail"], "an offset that is too deep points to the cursor"


@each
def test_the_deepest_offset_is_an_empty_page(endpoint, admin):
    assert admin.get(endpoint.path, {"offset": "100000"}).json()["results"] == []


@each
def test_offset_and_cursor_are_refused_together(endpoint, admin, make):
    for _ in range(2):
        make(endpoint.model)
    cursor = admin.get(endpoint.path, {"limit": "1"}).json()["next"].split("cursor=")[1].split("&")[0]
    refused(admin.get(f"{endpoint.path}?cursor={cursor}&offset=1"), 422, "offset")


@each
def test_offset_pages_are_those_of_the_whole_list(endpoint, admin, make):
    for _ in range(5):
        make(endpoint.model)
    whole = [row["id"] for row in rows_of(admin, endpoint.path, fields="id")]
    pages = [
        [row["id"] for row in rows_of(admin, endpoint.path, fields="id", limit="2", offset=str(offset))]
        for offset in range(0, len(whole), 2)
    ]
    assert [pk for page in pages for pk in page] == whole


def test_summaries_count_what_the_list_shows(admin, make):
    for endpoint in LISTED:
        make(endpoint.model)
        counted = admin.get(f"{endpoint.path}summary/").json()["count"]
        assert counted == len(rows_of(admin, endpoint.path, fields="id")), endpoint


def test_names_of_related_records_come_with_their_ids(admin, make):
    place = make(SupplierLocation, supplier__name="Señor Ångus")
    row: dict[str, Any] = rows_of(admin, "/api/v1/supplier-locations/")[0]

    assert (row["supplier"], row["supplier_name"]) == (place.supplier_id, "Señor Ångus")
    assert row["created_by"] is None
    assert row["created_by_name"] is None


def test_sets_of_related_records_come_with_their_names_in_the_same_order(admin, make):
    order = make(PurchaseOrder)
    contacts = [make(ContactInfo, name=name) for name in ("Zoë", "Adam", "Mike")]
    order.contacts.set(contacts[::-1])
    row = rows_of(admin, "/api/v1/purchase-orders/")[0]

    assert row["contacts"] == [contact.pk for contact in contacts]
    assert row["contact_names"] == ["Zoë", "Adam", "Mike"]
