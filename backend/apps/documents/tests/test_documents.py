"""What is said about a file: read, found, changed, deleted and restored with the rights of its record."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import IntegrityError, transaction

from apps.accounts_receivables.models import AccountsReceivable
from apps.audit.models import AuditEntry
from apps.company.models import CompanySettings
from apps.core.choices import DocumentNeeded
from apps.core.roles import Role
from apps.customers.models import Customer
from apps.documents.models import PARENTS, Document, DocumentKind
from apps.documents.tests.samples import PDF
from apps.plants.models import Plant
from apps.purchase_orders.models import PurchaseOrder
from apps.suppliers.models import Supplier

pytestmark = pytest.mark.django_db

LIST = "/api/v1/documents/"


def url(document, action=""):
    return f"{LIST}{document.pk}/{action}"


def etag(client, document):
    return {"If-Match": client.get(url(document)).headers["ETag"]}


def patch(client, document, **values):
    return client.patch(url(document), values, format="json", headers=etag(client, document))


def found(client, **parameters):
    answer = client.get(LIST, parameters)
    assert answer.status_code == 200, answer.json()
    return {row["id"] for row in answer.json()["results"]}


def codes(answer):
    return {error["field"]: error["code"] for error in answer.json()["errors"]}


# The row


def test_a_document_has_exactly_one_parent_in_the_database_too(make):
    document = make(Document)
    for wrong in ({"supplier": None}, {"customer": make(Customer)}):
        for name, value in wrong.items():
            setattr(document, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            document.save()
        document.refresh_from_db()


def test_every_kind_that_a_customer_asks_for_is_a_kind_of_document():
    assert [kind for kind in DocumentKind.values if kind in DocumentNeeded.values] == DocumentNeeded.values
    assert set(DocumentNeeded.labels) <= set(DocumentKind.labels)


# Changing


def test_what_is_said_about_a_file_can_be_changed(broker, make):
    document, plant = make(Document), make(Plant)
    answer = patch(broker, document, kind="coi", expires_on="2027-01-31", plants=[plant.pk], notes="renewed")
    assert answer.status_code == 200, answer.json()
    row = answer.json()
    assert (row["kind"], row["expires_on"], row["plants"], row["version"]) == (
        "coi",
        "2027-01-31",
        [plant.pk],
        2,
    )
    entry = AuditEntry.objects.get(entity="documents", record_id=document.pk, action="update")
    assert entry.changes == {
        "kind": ["other", "coi"],
        "expires_on": [None, "2027-01-31"],
        "notes": ["", "renewed"],
        "plants": [[], [plant.pk]],
    }


def test_a_change_needs_the_version_that_it_was_made_from(broker, make):
    document = make(Document)
    assert broker.patch(url(document), {"kind": "coi"}, format="json").status_code == 428
    stale = broker.patch(url(document), {"kind": "coi"}, format="json", headers={"If-Match": '"7"'})
    assert stale.status_code == 412
    assert stale.json()["current"]["kind"] == "other"


@pytest.mark.parametrize("name", ["original_name", "content_type", "size", "sha256"])
def test_what_the_file_is_cannot_be_changed(broker, make, name):
    document = make(Document)
    stored = broker.get(url(document)).json()[name]
    assert patch(broker, document, **{name: stored}).status_code == 200
    answer = patch(broker, document, **{name: 5 if name == "size" else "x"})
    assert (answer.status_code, codes(answer)) == (400, {name: "read_only"})


def test_metadata_is_changed_by_json_only(broker, make):
    document = make(Document)
    answer = broker.patch(url(document), {"kind": "coi"}, format="multipart", headers={"If-Match": '"1"'})
    assert answer.status_code == 415


def test_the_whole_record_can_be_sent_back(broker, make):
    document = make(Document)
    row = broker.get(url(document)).json()
    answer = broker.put(url(document), row | {"kind": "w9"}, format="json", headers={"If-Match": '"1"'})
    assert answer.status_code == 200, answer.json()
    assert answer.json()["kind"] == "w9"


def test_a_document_can_move_to_another_record(broker, make):
    document, order = make(Document), make(PurchaseOrder)
    answer = patch(broker, document, supplier=None, purchase_order=order.pk)
    assert answer.status_code == 200, answer.json()
    assert answer.json()["parent"] == {"entity": "purchase-orders", "id": order.pk, "name": str(order)}


def test_a_document_cannot_hang_on_nothing_or_on_two_records(broker, make):
    document = make(Document)
    for values in ({"supplier": None}, {"customer": make(Customer).pk}):
        answer = patch(broker, document, **values)
        assert (answer.status_code, codes(answer)) == (422, {"parent": "rule"})


def test_a_document_that_expires_before_it_was_issued_is_refused(broker, make):
    document = make(Document, issued_on="2026-02-03")
    answer = patch(broker, document, expires_on="2026-02-02")
    assert (answer.status_code, list(codes(answer))) == (422, ["expires_on"])


def test_moving_a_document_needs_the_right_to_write_both_records(broker, client_of, make):
    of_supplier = make(Document)
    account = make(AccountsReceivable)
    of_account = make(Document, supplier=None, account=account)
    assert patch(broker, of_supplier, supplier=None, account=account.pk).status_code == 403
    assert patch(broker, of_account, account=None, supplier=of_supplier.supplier_id).status_code == 403
    manager = client_of(Role.MANAGER)
    assert patch(manager, of_supplier, supplier=None, account=account.pk).status_code == 200


# Rights


RIGHTS = [
    (Role.ADMIN, "supplier", ["edit", "delete", "reassign"]),
    (Role.MANAGER, "account", ["edit", "delete", "reassign"]),
    (Role.BROKER, "supplier", ["edit", "delete"]),
    (Role.BROKER, "account", []),
    (Role.ACCOUNTING, "account", ["edit", "delete"]),
    (Role.ACCOUNTING, "supplier", []),
    (Role.VIEWER, "supplier", []),
]


@pytest.mark.parametrize("case", RIGHTS, ids=lambda case: f"{case[0]}-{case[1]}")
def test_the_rights_on_a_document_are_those_on_its_record(client_of, make, case):
    role, parent, rights = case
    parents = {"supplier": make(Supplier), "account": make(AccountsReceivable)}
    client = client_of(role)
    document = make(Document, **({"supplier": None} | {parent: parents[parent]}), owner=client.user)
    assert client.get(url(document)).json()["can"] == rights
    assert patch(client, document, kind="coi").status_code == (200 if "edit" in rights else 403)
    deleted = client.delete(url(document), headers=etag(client, document))
    assert deleted.status_code == (204 if "delete" in rights else 403)


def test_a_broker_deletes_own_documents_only(broker, make, user_of):
    own, other = make(Document, owner=broker.user), make(Document, owner=user_of(Role.BROKER))
    assert broker.delete(url(own), headers={"If-Match": '"1"'}).status_code == 204
    assert broker.delete(url(other), headers={"If-Match": '"1"'}).status_code == 403


def test_a_deleted_document_is_kept_and_can_be_restored(broker, make):
    document = make(Document, owner=broker.user)
    broker.delete(url(document), headers={"If-Match": '"1"'})
    assert document.pk not in found(broker)
    assert broker.get(url(document)).json()["status"] == "inactive"
    assert broker.get(url(document, "download/")).getvalue() == PDF
    answer = broker.post(url(document, "restore/"), headers=etag(broker, document))
    assert (answer.status_code, answer.json()["status"]) == (200, "active")
    assert document.pk in found(broker)


def test_restoring_needs_the_right_to_write_the_record(client_of, make):
    accounting = client_of(Role.ACCOUNTING)
    document = make(Document, owner=accounting.user, status="inactive")
    assert accounting.post(url(document, "restore/"), headers={"If-Match": '"1"'}).status_code == 403


def test_a_document_of_an_order_that_one_may_not_see_is_not_there(broker, make, hide):
    order = make(PurchaseOrder)
    hidden, other = make(Document, supplier=None, purchase_order=order), make(Document)
    hide(order)
    assert found(broker) == {other.pk}
    assert broker.get(f"{LIST}summary/").json()["count"] == 1
    for action in ("", "download/", "history/"):
        assert broker.get(url(hidden, action)).status_code == 404
    assert broker.patch(url(hidden), {}, format="json", headers={"If-Match": '"1"'}).status_code == 404
    assert broker.delete(url(hidden), headers={"If-Match": '"1"'}).status_code == 404


# Finding


@pytest.mark.parametrize("parent", PARENTS)
def test_documents_are_found_by_their_record(admin, make, parent):
    model = Document._meta.get_field(parent).related_model
    record = make(model)
    wanted = make(Document, **({"supplier": None} | {parent: record}))
    make(Document)
    assert found(admin, **{parent: record.pk}) == {wanted.pk}
    assert found(admin, **{f"{parent}__in": f"{record.pk}"}) == {wanted.pk}


@pytest.mark.parametrize(
    "parameters",
    [
        {"kind": "coi"},
        {"kind__in": "coi,w9"},
        {"expires_on__gte": "2027-01-01", "expires_on__lte": "2027-01-31"},
        {"issued_on__gte": "2026-01-01"},
        {"number": "COI-7"},
        {"issuing_body__icontains": "mutual"},
        {"original_name__icontains": "ÜBER"},
        {"content_type": "image/png"},
        {"sha256": "ab" * 32},
        {"size__gte": "1000"},
        {"q": "mutual"},
        {"q": "uber"},
        {"q": "prairie"},
        {"owner": "OWNER"},
        {"plants": "PLANT"},
        {"plants__in": "PLANT,OTHER"},
    ],
    ids=str,
)
def test_documents_are_found_by_what_is_said_about_them(admin, make, user_of, parameters):
    owner, plants = user_of(Role.BROKER), [make(Plant), make(Plant)]
    wanted = make(
        Document,
        supplier=make(Supplier, name="Prairie Star"),
        original_name="Über.png",
        kind="coi",
        issued_on="2026-02-01",
        expires_on="2027-01-15",
        number="COI-7",
        issuing_body="Plains Mutual",
        content_type="image/png",
        sha256="ab" * 32,
        size=5000,
        owner=owner,
    )
    wanted.plants.set(plants)
    make(Document, supplier=make(Supplier, name="Other"))
    names = {"OWNER": owner.pk, "PLANT": plants[0].pk, "PLANT,OTHER": f"{plants[0].pk},{plants[1].pk}"}
    answer = admin.get(LIST, {name: names.get(value, value) for name, value in parameters.items()})
    assert [row["id"] for row in answer.json()["results"]] == [wanted.pk]


@pytest.mark.parametrize(
    "ordering", ["created_on", "modified_on", "original_name", "expires_on", "-expires_on"]
)
def test_documents_are_sorted_and_paged_in_every_order_offered(admin, make, ordering):
    made = {make(Document, expires_on=None if n % 2 else f"2027-01-0{n + 1}").pk for n in range(5)}
    address, seen = f"{LIST}?ordering={ordering}&limit=2", []
    while address:
        page = admin.get(address).json()
        seen += [row["id"] for row in page["results"]]
        address = page["next"]
    assert (len(seen), set(seen)) == (5, made)


def test_the_newest_document_comes_first(admin, make):
    first, second = make(Document), make(Document)
    rows = admin.get(LIST).json()["results"]
    assert [row["id"] for row in rows] == [second.pk, first.pk]


def test_only_the_fields_asked_for_are_given(admin, make):
    document = make(Document)
    rows = admin.get(LIST, {"fields": "id,parent"}).json()["results"]
    parent = {"entity": "suppliers", "id": document.supplier_id, "name": str(document.supplier)}
    assert rows == [{"id": document.pk, "parent": parent}]


@pytest.mark.parametrize("many", [2, 40])
def test_a_page_of_documents_of_every_kind_costs_eight_queries(
    broker, make, many, django_assert_max_num_queries
):
    plant = make(Plant)
    for parent in PARENTS:
        record = make(Document._meta.get_field(parent).related_model)
        for _ in range(max(1, many // len(PARENTS))):
            make(Document, **({"supplier": None} | {parent: record}), owner=broker.user).plants.add(plant)
    broker.get(LIST)  # the first request of a minute also notes that its session is used
    with django_assert_max_num_queries(8):
        assert len(broker.get(LIST, {"limit": many}).json()["results"]) == many


def test_documents_are_exported_with_the_record_they_belong_to(admin, make):
    make(Document, original_name="coa.pdf", supplier=make(Supplier, name="Prairie Star"))
    answer = admin.get(f"{LIST}export/")
    (line,) = csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig")))
    assert line["original_name"] == "coa.pdf"
    assert '"name": "Prairie Star"' in line["parent"]
    assert "file" not in line


@pytest.fixture
def confined(broker):
    """A broker confined to the orders that they own; the process forgets the setting after the test."""
    company = CompanySettings.stored()
    company.brokers_see_own_book_only = True
    company.save()
    yield broker
    CompanySettings.forget()


def test_a_broker_confined_to_the_own_book_sees_documents_of_own_orders_only(confined, make):
    own = make(Document, supplier=None, purchase_order=make(PurchaseOrder, owner=confined.user))
    others = make(Document, supplier=None, purchase_order=make(PurchaseOrder))
    of_supplier = make(Document)
    assert found(confined) == {own.pk, of_supplier.pk}
    assert confined.get(url(others)).status_code == 404
    assert confined.get(url(own)).status_code == 200


def test_the_admin_site_shows_documents_but_takes_none(make, client, user_of):
    document = make(Document)
    client.force_login(user_of(Role.ADMIN, is_staff=True, is_superuser=True))
    assert client.get("/admin/documents/document/").status_code == 200
    page = client.get(f"/admin/documents/document/{document.pk}/change/")
    assert page.status_code == 200
    assert document.file.name not in page.content.decode()
    assert client.post("/admin/documents/document/add/").status_code == 403
