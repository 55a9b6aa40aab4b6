"""Uploads: all files or none, each examined, under a random name, by whoever may write the record."""

from __future__ import annotations

import hashlib
import re
import threading
from datetime import timedelta

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import connection, connections
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import timezone
from rest_framework.test import APIClient

from apps.accounts_receivables.models import AccountsReceivable
from apps.audit.models import AuditEntry
from apps.carriers.models import CarrierInfo
from apps.contacts.models import ContactInfo
from apps.core.models import IdempotencyKey
from apps.core.roles import Role
from apps.customers.models import Customer
from apps.documents import uploads
from apps.documents.models import PARENTS, Document
from apps.documents.tests.samples import KEPT, PDF, TXT, picture, upload
from apps.plants.models import Plant
from apps.purchase_orders.models import PurchaseOrder
from apps.suppliers.models import Supplier, SupplierPlantMapping
from apps.users.models import ApiToken

pytestmark = pytest.mark.django_db

LIST = "/api/v1/documents/"
PARENT_MODELS = {
    "supplier": Supplier,
    "plant": Plant,
    "customer": Customer,
    "contact": ContactInfo,
    "carrier": CarrierInfo,
    "purchase_order": PurchaseOrder,
    "mapping": SupplierPlantMapping,
    "account": AccountsReceivable,
}


@pytest.fixture
def supplier(make):
    return make(Supplier, name="Prairie Crest Packing")


def stored(storage):
    return [path for path in storage.rglob("*") if path.is_file()]


def fields_of(answer):
    return {error["field"]: error["code"] for error in answer.json()["errors"]}


def post(client, files, **values):
    return client.post(LIST, {"files": files, **values}, format="multipart")


def refused(client, storage, files, status, values):
    """The answer to an upload that must leave nothing behind."""
    answer = post(client, files, **values)
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert not Document.objects.exists()
    assert stored(storage) == []
    return answer


# What is kept


def test_a_file_becomes_a_document_of_its_record(broker, supplier, storage):
    answer = post(broker, [upload("Bill of lading.pdf")], supplier=supplier.pk)
    assert answer.status_code == 201, answer.json()
    (row,) = answer.json()["results"]
    assert row["original_name"] == "Bill of lading.pdf"
    assert (row["content_type"], row["size"]) == ("application/pdf", len(PDF))
    assert row["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert row["parent"] == {"entity": "suppliers", "id": supplier.pk, "name": "Prairie Crest Packing"}
    assert row["supplier"] == supplier.pk
    assert (row["kind"], row["version"], row["status"]) == ("other", 1, "active")
    assert row["owner"] == row["created_by"] == broker.user.pk
    assert row["download_url"] == f"{LIST}{row['id']}/download/"
    assert "file" not in row
    assert answer.headers["Location"].endswith(f"{LIST}{row['id']}/")
    assert [path.read_bytes() for path in stored(storage)] == [PDF]


def test_the_answer_to_an_upload_is_the_full_record(broker, supplier):
    (row,) = post(broker, [upload()], supplier=supplier.pk).json()["results"]
    assert row == broker.get(f"{LIST}{row['id']}/").json()


@pytest.mark.parametrize("name", KEPT)
def test_each_kind_of_file_is_kept_byte_by_byte(broker, supplier, storage, name):
    content, content_type = KEPT[name]
    (row,) = post(broker, [upload(name, content, "text/html")], supplier=supplier.pk).json()["results"]
    assert row["content_type"] == content_type
    assert stored(storage)[0].read_bytes() == content


def test_several_files_share_what_is_said_about_them(broker, supplier, make):
    plants = [make(Plant, supplier=supplier) for _ in range(2)]
    answer = post(
        broker,
        [upload("a.pdf"), upload("b.txt", TXT)],
        supplier=supplier.pk,
        kind="letter_of_guarantee",
        issued_on="2026-02-03",
        expires_on="2027-02-02",
        number="LG-7",
        issuing_body="Prairie Crest Packing",
        notes="Signed by Dana.",
        plants=[plants[1].pk, plants[0].pk],
    )
    assert answer.status_code == 201, answer.json()
    rows = answer.json()["results"]
    assert [row["original_name"] for row in rows] == ["a.pdf", "b.txt"]
    for row in rows:
        assert (row["kind"], row["issued_on"], row["expires_on"]) == (
            "letter_of_guarantee",
            "2026-02-03",
            "2027-02-02",
        )
        assert (row["number"], row["issuing_body"], row["notes"]) == (
            "LG-7",
            "Prairie Crest Packing",
            "Signed by Dana.",
        )
        assert row["plants"] == [plant.pk for plant in plants]
        assert row["plant_names"] == [plant.name for plant in plants]


@pytest.mark.parametrize("parent", PARENTS)
def test_a_document_hangs_on_a_record_of_each_kind(admin, make, parent):
    record = make(PARENT_MODELS[parent])
    (row,) = post(admin, [upload()], **{parent: record.pk}).json()["results"]
    assert row["parent"] == {"entity": PARENTS[parent], "id": record.pk, "name": str(record)}


def test_the_name_in_the_storage_says_nothing_of_the_file(broker, supplier, storage):
    post(broker, [upload("../../secret margin.pdf"), upload("secret margin.pdf")], supplier=supplier.pk)
    names = [path.relative_to(storage).as_posix() for path in stored(storage)]
    assert len(set(names)) == 2
    for name in names:
        assert re.fullmatch(r"documents/([0-9a-f]{2})/([0-9a-f]{2})/\1\2[0-9a-f]{60}", name)


def test_a_name_that_could_do_harm_is_cleaned(broker, supplier):
    (row,) = post(broker, [upload("in\u202evoice.pdf")], supplier=supplier.pk).json()["results"]
    assert row["original_name"] == "invoice.pdf"


def test_each_document_leaves_one_entry_that_does_not_tell_where_it_lies(broker, supplier, make):
    plant = make(Plant, supplier=supplier)
    rows = post(broker, [upload("a.pdf"), upload("b.pdf")], supplier=supplier.pk, plants=[plant.pk]).json()[
        "results"
    ]
    entries = AuditEntry.objects.filter(entity="documents")
    assert [entry.action for entry in entries] == ["create", "create"]
    assert {entry.record_id for entry in entries} == {row["id"] for row in rows}
    changes = entries[0].changes
    assert changes["supplier"] == [None, supplier.pk]
    assert changes["plants"] == [[], [plant.pk]]
    assert changes["sha256"] == [None, hashlib.sha256(PDF).hexdigest()]
    assert "file" not in changes


def test_a_large_file_that_was_spooled_to_disk_is_kept_whole(broker, supplier, storage, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    content = TXT * 5000
    (row,) = post(broker, [upload("long.txt", content)], supplier=supplier.pk).json()["results"]
    assert row["sha256"] == hashlib.sha256(content).hexdigest()
    assert stored(storage)[0].read_bytes() == content


# What is refused, with nothing kept


def test_one_bad_file_refuses_them_all_and_is_named(broker, supplier, storage):
    files = [upload("good.pdf"), upload("page.pdf", b"<html></html>"), upload("run.exe", b"MZ")]
    answer = refused(broker, storage, files, 422, {"supplier": supplier.pk})
    assert fields_of(answer) == {"files.1": "file_refused", "files.2": "file_refused"}


def test_an_empty_file_is_refused(broker, supplier, storage):
    answer = refused(broker, storage, [upload("a.pdf"), upload("b.pdf", b"")], 400, {"supplier": supplier.pk})
    assert fields_of(answer) == {"files.1": "empty"}


def test_an_upload_without_a_file_is_refused(broker, supplier, storage):
    answer = refused(broker, storage, [], 400, {"supplier": supplier.pk})
    assert fields_of(answer) == {"files": "required"}


def test_a_text_is_no_file(broker, supplier, storage):
    answer = refused(broker, storage, ["not a file"], 400, {"supplier": supplier.pk})
    assert fields_of(answer) == {"files.0": "invalid"}


def test_more_than_ten_files_are_refused(broker, supplier, storage):
    answer = refused(broker, storage, [upload() for _ in range(11)], 400, {"supplier": supplier.pk})
    assert fields_of(answer) == {"files": "max_length"}


def test_a_file_over_25_mb_is_refused(broker, supplier, storage, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_FILE", len(PDF) - 1)
    answer = refused(broker, storage, [upload()], 413, {"supplier": supplier.pk})
    assert answer.json()["code"] == "too_large"


def test_files_over_100_mb_together_are_refused(broker, supplier, storage, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_REQUEST", 2 * len(PDF) - 1)
    refused(broker, storage, [upload(), upload()], 413, {"supplier": supplier.pk})


def test_the_limits_are_those_of_the_contract():
    assert (uploads.LARGEST_FILE, uploads.LARGEST_REQUEST, uploads.MOST_FILES) == (25 << 20, 100 << 20, 10)


def test_a_request_that_is_too_long_is_refused_before_it_is_read(broker, supplier):
    answer = broker.post(
        LIST,
        encode_multipart(BOUNDARY, {"files": upload(), "supplier": supplier.pk}),
        content_type=MULTIPART_CONTENT,
        CONTENT_LENGTH=str(102 << 20),
    )
    assert answer.status_code == 413


def test_a_form_that_is_cut_off_is_refused(broker, supplier):
    body = encode_multipart(BOUNDARY, {"files": upload(), "supplier": supplier.pk})
    for content in (body[:60], b"", b"--"):
        answer = broker.post(LIST, content, content_type=MULTIPART_CONTENT)
        assert answer.status_code == 400, answer.content
    assert broker.post(LIST, body, content_type="multipart/form-data").status_code == 400
    assert not Document.objects.exists()


def test_json_is_no_upload(broker, supplier):
    assert broker.post(LIST, {"supplier": supplier.pk}, format="json").status_code == 415


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "parent"),
        ({"supplier": "1", "customer": "1"}, "customer"),
    ],
)
def test_a_document_without_one_parent_is_refused(broker, supplier, storage, values, field):
    if "supplier" in values:
        values = values | {"supplier": supplier.pk}
    answer = refused(broker, storage, [upload()], 422, values)
    assert field in fields_of(answer)


def test_two_parents_are_refused(broker, supplier, make, storage):
    answer = refused(
        broker, storage, [upload()], 422, {"supplier": supplier.pk, "customer": make(Customer).pk}
    )
    assert fields_of(answer) == {"parent": "rule"}


BAD_METADATA = [
    ({"supplier": "999999"}, 422, "supplier"),
    ({"supplier": "1e3"}, 400, "supplier"),
    ({"supplier": "\uff19"}, 400, "supplier"),
    ({"supplier": "9" * 30}, 400, "supplier"),
    ({"supplier": "9" * 18}, 422, "supplier"),
    ({"kind": "poem"}, 400, "kind"),
    ({"expires_on": "2026-02-30"}, 400, "expires_on"),
    ({"issued_on": "2026-03-01", "expires_on": "2026-02-28"}, 422, "expires_on"),
    ({"plants": ["x"]}, 400, "plants"),
    ({"plants": ["999999"]}, 422, "plants"),
    ({"notes": "x" * 20_001}, 400, "notes"),
    ({"notes": "a\0b"}, 400, "notes"),
    ({"number": ["1", "2"]}, 400, "number"),
    ({"colour": "red"}, 400, "colour"),
    ({"sha256": "0" * 64}, 400, "sha256"),
    ({"original_name": "x.pdf"}, 400, "original_name"),
    ({"id": "5"}, 400, "id"),
    ({"status": "inactive"}, 400, "status"),
    ({"owner": "1"}, 400, "owner"),
    ({"created_by": "1"}, 400, "created_by"),
]


@pytest.mark.parametrize("case", BAD_METADATA, ids=lambda case: f"{next(iter(case[0]))}-{case[1]}")
def test_bad_metadata_is_refused_at_its_field(broker, supplier, storage, case):
    values, status, field = case
    answer = refused(broker, storage, [upload()], status, {"supplier": supplier.pk} | values)
    assert list(fields_of(answer)) == [field]


def test_a_file_under_another_name_is_refused(broker, supplier, storage):
    answer = refused(broker, storage, [upload()], 400, {"supplier": supplier.pk, "picture": upload()})
    assert fields_of(answer) == {"picture": "unknown_field"}
    answer = refused(broker, storage, [upload()], 400, {"supplier": supplier.pk, "notes": upload()})
    assert fields_of(answer) == {"notes": "invalid"}


def test_an_unknown_parameter_is_refused(broker, supplier):
    assert broker.post(f"{LIST}?dry=1", {"files": upload(), "supplier": supplier.pk}).status_code == 400


def test_a_manager_may_upload_for_somebody_else(client_of, supplier, user_of):
    broker = user_of(Role.BROKER)
    (row,) = post(client_of(Role.MANAGER), [upload()], supplier=supplier.pk, owner=broker.pk).json()[
        "results"
    ]
    assert row["owner"] == broker.pk


# Who may


ROLES = [
    (Role.BROKER, "supplier", 201),
    (Role.BROKER, "purchase_order", 201),
    (Role.BROKER, "account", 403),
    (Role.ACCOUNTING, "account", 201),
    (Role.ACCOUNTING, "supplier", 403),
    (Role.ACCOUNTING, "purchase_order", 403),
    (Role.MANAGER, "account", 201),
    (Role.VIEWER, "supplier", 403),
    (Role.VIEWER, "account", 403),
]


@pytest.mark.parametrize("case", ROLES, ids=lambda case: f"{case[0]}-{case[1]}")
def test_whoever_may_write_the_record_may_attach_to_it(client_of, make, storage, case):
    role, parent, status = case
    answer = post(client_of(role), [upload()], **{parent: make(PARENT_MODELS[parent]).pk})
    assert answer.status_code == status, answer.content
    assert len(stored(storage)) == (1 if status == 201 else 0)


def test_nobody_uploads_without_signing_in(client, supplier):
    assert client.post(LIST, {"files": upload(), "supplier": supplier.pk}).status_code == 401


def test_an_order_that_one_may_not_see_is_no_parent(broker, make, storage, hide):
    order = make(PurchaseOrder)
    hide(order)
    hidden, missing = (
        refused(broker, storage, [upload()], 422, {"purchase_order": pk}).json()["errors"][0]
        for pk in (order.pk, order.pk + 1000)
    )
    assert hidden["code"] == missing["code"] == "does_not_exist"
    assert hidden["field"] == missing["field"] == "purchase_order"
    assert hidden["message"] == missing["message"].replace(str(order.pk + 1000), str(order.pk))


# Quota


def test_whoever_filled_the_quota_uploads_no_more(broker, supplier, settings, monkeypatch):
    monkeypatch.setattr(uploads, "MEGABYTE", len(PDF))
    settings.UPLOAD_QUOTA_MB = 2
    assert post(broker, [upload(), upload()], supplier=supplier.pk).status_code == 201
    answer = post(broker, [upload()], supplier=supplier.pk)
    assert (answer.status_code, fields_of(answer)) == (422, {"files": "quota"})


def test_deleting_does_not_refill_the_quota_since_nothing_is_removed(broker, supplier, settings, monkeypatch):
    monkeypatch.setattr(uploads, "MEGABYTE", len(PDF))
    settings.UPLOAD_QUOTA_MB = 1
    (row,) = post(broker, [upload()], supplier=supplier.pk).json()["results"]
    broker.delete(f"{LIST}{row['id']}/", headers={"If-Match": '"1"'})
    assert post(broker, [upload()], supplier=supplier.pk).status_code == 422


def test_the_quota_is_each_users_own(broker, client_of, supplier, settings, monkeypatch):
    monkeypatch.setattr(uploads, "MEGABYTE", len(PDF))
    settings.UPLOAD_QUOTA_MB = 1
    assert post(broker, [upload()], supplier=supplier.pk).status_code == 201
    assert post(client_of(Role.BROKER), [upload()], supplier=supplier.pk).status_code == 201


@pytest.mark.django_db(transaction=True)
def test_two_uploads_at_once_cannot_share_the_last_of_the_quota(client_of, make, settings, monkeypatch):
    if not connection.features.test_db_allows_multiple_connections:
        return  # SQLite in memory is one connection: there is nobody to meet there
    monkeypatch.setattr(uploads, "MEGABYTE", len(PDF))
    settings.UPLOAD_QUOTA_MB = 1
    supplier, user = make(Supplier), client_of(Role.BROKER).user
    clients = [client_of(user) for _ in range(2)]
    barrier, statuses = threading.Barrier(2), []

    def run(client):
        barrier.wait()
        try:
            statuses.append(post(client, [upload()], supplier=supplier.pk).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [201, 422]


# Rollbacks


def test_a_full_disk_keeps_nothing(broker, supplier, storage, monkeypatch):
    save, saved = FileSystemStorage._save, []  # type: ignore[attr-defined]

    def failing(self, name, content):
        saved.append(name)
        if len(saved) == 2:
            raise OSError(28, "No space left on device")
        return save(self, name, content)

    monkeypatch.setattr(FileSystemStorage, "_save", failing)
    answer = refused(broker, storage, [upload(), upload()], 507, {"supplier": supplier.pk})
    assert answer.json()["code"] == "storage_failed"
    assert "No space" not in answer.content.decode()
    assert not AuditEntry.objects.filter(entity="documents").exists()


def test_files_of_a_request_that_is_rolled_back_are_removed(broker, supplier, storage, monkeypatch):
    save, saved = Document.save, []

    def failing(self, *args, **kwargs):
        saved.append(self)
        if len(saved) == 2:
            raise RuntimeError("anything")
        save(self, *args, **kwargs)

    monkeypatch.setattr(Document, "save", failing)
    with pytest.raises(RuntimeError):
        post(broker, [upload(), upload()], supplier=supplier.pk)
    assert not Document.objects.exists()
    assert stored(storage) == []


def test_files_are_removed_when_the_failure_comes_after_all_was_written(
    broker, supplier, storage, monkeypatch
):
    def failing(_request, write):
        write()
        assert len(stored(storage)) == 1
        raise RuntimeError("the answer could not be kept")

    monkeypatch.setattr("apps.documents.views.replayed", failing)
    with pytest.raises(RuntimeError):
        post(broker, [upload()], supplier=supplier.pk)
    assert not Document.objects.exists()
    assert stored(storage) == []


# Retries


def retry(client, key, files, **values):
    return client.post(LIST, {"files": files, **values}, format="multipart", headers={"Idempotency-Key": key})


def test_a_retry_under_the_same_key_keeps_the_files_once(broker, supplier, storage):
    first = retry(broker, "k1", [upload("a.pdf"), upload("b.txt", TXT)], supplier=supplier.pk)
    again = retry(broker, "k1", [upload("a.pdf"), upload("b.txt", TXT)], supplier=supplier.pk)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.headers["Location"] == first.headers["Location"]
    assert (Document.objects.count(), len(stored(storage))) == (2, 2)


@pytest.mark.parametrize(
    "other",
    [
        lambda supplier: {"files": [upload("a.pdf", PDF.replace(b"1.7", b"1.4"))], "supplier": supplier.pk},
        lambda supplier: {"files": [upload("b.pdf")], "supplier": supplier.pk},
        lambda supplier: {"files": [upload("a.pdf")], "supplier": supplier.pk, "kind": "coi"},
        lambda supplier: {"files": [upload("a.pdf"), upload("a.pdf")], "supplier": supplier.pk},
    ],
)
def test_another_upload_under_the_same_key_is_refused(broker, supplier, storage, other):
    retry(broker, "k1", [upload("a.pdf")], supplier=supplier.pk)
    assert retry(broker, "k1", **other(supplier)).status_code == 422
    assert (Document.objects.count(), len(stored(storage))) == (1, 1)


def test_a_refused_upload_may_be_mended_under_its_key(broker, supplier):
    assert retry(broker, "k1", [upload("a.pdf", b"x")], supplier=supplier.pk).status_code == 422
    assert not IdempotencyKey.objects.exists()
    assert retry(broker, "k1", [upload("a.pdf")], supplier=supplier.pk).status_code == 201


def test_a_retry_of_spooled_files_keeps_them_once(broker, supplier, storage, settings):
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
    retry(broker, "k1", [upload("a.jpg", picture("JPEG"))], supplier=supplier.pk)
    assert retry(broker, "k1", [upload("a.jpg", picture("JPEG"))], supplier=supplier.pk).status_code == 201
    assert len(stored(storage)) == 1


def test_examining_closes_no_file():
    file = TemporaryUploadedFile("a.pdf", "application/pdf", len(PDF), None)
    file.write(PDF)
    (found,) = uploads.examined([file])
    assert (found.content_type, found.sha256) == ("application/pdf", hashlib.sha256(PDF).hexdigest())
    assert not file.closed


# Through the doors that browsers and programs use


def test_a_browser_uploads_with_its_csrf_token_and_not_without(user_of, supplier):
    browser = APIClient(enforce_csrf_checks=True)
    browser.force_login(user_of(Role.BROKER))
    refused = browser.post(LIST, {"files": upload(), "supplier": supplier.pk}, format="multipart")
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf_failed")
    browser.cookies["csrftoken"] = "a" * 32
    answer = browser.post(
        LIST,
        {"files": [upload("a.pdf"), upload("b.pdf")], "supplier": supplier.pk},
        format="multipart",
        headers={"X-CSRFToken": "a" * 32, "Idempotency-Key": "k1"},
    )
    assert answer.status_code == 201, answer.content
    assert [row["original_name"] for row in answer.json()["results"]] == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize(("scope", "status"), [("write", 201), ("read", 403)])
def test_a_program_uploads_with_a_token_that_may_write(user_of, supplier, scope, status):
    expires = timezone.now() + timedelta(days=1)
    _, secret = ApiToken.objects.issue(user_of(Role.BROKER), name="scanner", scope=scope, expires_on=expires)
    program = APIClient(headers={"Authorization": f"Bearer {secret}"})
    assert post(program, [upload()], supplier=supplier.pk).status_code == status
