"""What every write promises (api.md, "Writing")."""

from __future__ import annotations

import json
from typing import Any

import pytest

from apps.audit.models import AuditEntry
from apps.company.models import CompanySettings
from apps.core.roles import Role
from apps.core.tests.contract import (
    CHANGED,
    CREATED,
    REMOVED,
    a_change,
    body_of,
    detail_of,
    fields_of,
    refused,
    rows_of,
    send,
    version,
)

pytestmark = pytest.mark.django_db
created = pytest.mark.parametrize("endpoint", CREATED, ids=str)
changed = pytest.mark.parametrize("endpoint", CHANGED, ids=str)
removed = pytest.mark.parametrize("endpoint", REMOVED, ids=str)


@pytest.fixture
def trail():
    """`trail()`: the entries that were written since, oldest first."""
    CompanySettings.stored()  # made when it is first needed, with an entry of its own
    last = max(AuditEntry.objects.values_list("pk", flat=True), default=0)
    return lambda: list(AuditEntry.objects.filter(pk__gt=last).order_by("pk"))


@pytest.fixture
def original(admin, make):
    """`original(endpoint)`: a record as its detail shows it, out of the way of another like it."""

    def make_original(endpoint):
        record = make(endpoint.model)
        detail = detail_of(admin, endpoint, record)
        assert send(admin, "delete", endpoint.at(record), If_Match=version(detail)).status_code == 204
        return detail

    return make_original


@created
def test_creating_answers_with_the_full_record_and_its_address(endpoint, admin, original):
    body = body_of(endpoint, original(endpoint))
    answer = send(admin, "post", endpoint.path, body)

    assert answer.status_code == 201, answer.content
    data = answer.json()
    assert (data["version"], data["status"], data["owner"]) == (1, "active", admin.user.pk)
    assert data["created_by"] == data["modified_by"] == admin.user.pk
    assert answer["Location"] == f"http://testserver{endpoint.at(data['id'])}"
    again = admin.get(answer["Location"])
    assert (again.json(), again["ETag"]) == (data, answer["ETag"])


@created
def test_what_was_sent_is_what_was_stored(endpoint, admin, original):
    body = body_of(endpoint, original(endpoint))
    data = send(admin, "post", endpoint.path, body).json()

    assert {name: data[name] for name in body if name != "lines"} == {
        name: value for name, value in body.items() if name != "lines"
    }


@created
def test_creating_leaves_one_entry_that_names_actor_request_and_values(endpoint, admin, original, trail):
    body = body_of(endpoint, original(endpoint))
    before = len(trail())
    answer = send(admin, "post", endpoint.path, body, X_Request_ID="request-of-a-test")

    [entry] = trail()[before:]
    assert (entry.action, entry.entity, entry.record_id) == ("create", endpoint.name, answer.json()["id"])
    assert (entry.actor, entry.request_id, entry.address) == (admin.user, "request-of-a-test", "127.0.0.1")
    assert entry.changes[endpoint.model.TITLE] == [None, body[endpoint.model.TITLE]]


@created
def test_a_refused_creation_leaves_nothing(endpoint, admin, original, trail):
    body = body_of(endpoint, original(endpoint)) | {"colour": "red"}
    before, number = len(trail()), endpoint.model.objects.count()

    assert (
        refused(send(admin, "post", endpoint.path, body), 400, "colour")["errors"][0]["code"]
        == "unknown_field"
    )
    assert len(trail()[before:]) == 0
    assert endpoint.model.objects.count() == number


@created
def test_fields_of_the_record_itself_are_refused_on_creation(endpoint, admin, original):
    detail = original(endpoint)
    body = body_of(endpoint, detail)
    for name in ("id", "version", "status", "created_on", "created_by", "modified_on", "modified_by"):
        answer = send(admin, "post", endpoint.path, body | {name: detail[name]})
        assert refused(answer, 400, name)["errors"][0]["code"] == "read_only"


@created
def test_names_of_related_records_are_accepted_and_ignored(endpoint, admin, original):
    body = body_of(endpoint, original(endpoint))
    names = {
        name
        for name in fields_of(endpoint)
        if name.endswith("_name") and name.removesuffix("_name") in fields_of(endpoint)
    }
    answer = send(admin, "post", endpoint.path, body | dict.fromkeys(names, "Whatever"))

    assert answer.status_code == 201, answer.content
    assert "Whatever" not in [answer.json()[name] for name in names]


@created
def test_what_is_no_object_is_refused(endpoint, admin):
    for body in ([], "text", 5, None, [{"name": "x"}]):
        refused(admin.post(endpoint.path, json.dumps(body), content_type="application/json"), 400)


@changed
def test_a_record_can_be_sent_back_as_it_was_read(endpoint, admin, make, trail):
    record = make(endpoint.model)
    detail = detail_of(admin, endpoint, record)
    before = len(trail())
    answer = send(admin, "put", endpoint.at(record), detail, If_Match=version(detail))

    assert answer.status_code == 200, answer.content
    assert answer.json() == detail
    assert trail()[before:] == [], "a write that changes nothing writes nothing"


@changed
def test_a_change_is_one_step_and_one_entry_with_old_and_new(endpoint, admin, make, trail):
    record = make(endpoint.model)
    detail, [(name, value)] = detail_of(admin, endpoint, record), a_change(endpoint).items()
    before = len(trail())
    answer = send(admin, "patch", endpoint.at(record), {name: value}, If_Match=version(detail))

    data = answer.json()
    assert (answer.status_code, data["version"], data[name]) == (200, detail["version"] + 1, value)
    entries = [
        entry for entry in trail()[before:] if entry.record_id == record.pk and entry.entity == endpoint.name
    ]
    assert [(entry.action, entry.changes) for entry in entries] == [("update", {name: [detail[name], value]})]
    assert {**data, name: detail[name]}.keys() == detail.keys()


@changed
def test_patching_nothing_or_the_same_writes_nothing(endpoint, admin, make, trail):
    record = make(endpoint.model)
    detail = detail_of(admin, endpoint, record)
    name = next(iter(a_change(endpoint)))
    before = len(trail())
    for body in ({}, {name: detail[name]}):
        answer = send(admin, "patch", endpoint.at(record), body, If_Match=version(detail))
        assert (answer.status_code, answer.json()) == (200, detail)
    assert trail()[before:] == []


@changed
def test_read_only_fields_may_be_sent_back_unchanged_and_nothing_else(endpoint, admin, make):
    record = make(endpoint.model)
    detail = detail_of(admin, endpoint, record)
    assert (
        send(admin, "patch", endpoint.at(record), {"id": detail["id"]}, If_Match=version(detail)).status_code
        == 200
    )
    for name, other in {"id": detail["id"] + 1, "version": True, "version ": 1}.items():
        refused(send(admin, "patch", endpoint.at(record), {name: other}, If_Match=version(detail)), 400, name)
    assert detail_of(admin, endpoint, record) == detail


@changed
def test_an_unknown_field_is_refused_by_name_and_changes_nothing(endpoint, admin, make):
    record = make(endpoint.model)
    detail = detail_of(admin, endpoint, record)
    for method in ("put", "patch"):
        body = {**detail, **a_change(endpoint), "colour": "red"}
        refused(send(admin, method, endpoint.at(record), body, If_Match=version(detail)), 400, "colour")
    assert detail_of(admin, endpoint, record) == detail


@removed
def test_deleting_keeps_the_record_and_restoring_brings_it_back(endpoint, admin, make, trail):
    record = make(endpoint.model)
    before = len(trail())
    gone = send(admin, "delete", endpoint.at(record), If_Match=admin.get(endpoint.at(record))["ETag"])
    assert (gone.status_code, gone.content) == (204, b"")
    detail = admin.get(endpoint.at(record))
    assert (detail.json()["status"], detail["ETag"]) == ("inactive", gone["ETag"])
    assert record.pk not in [row["id"] for row in rows_of(admin, endpoint.path)]
    assert record.pk in [row["id"] for row in rows_of(admin, endpoint.path, status="inactive")]
    assert {"restore", "delete"} & set(detail.json()["can"]) == {"restore"}

    back = send(admin, "post", endpoint.at(record, "restore/"), If_Match=gone["ETag"])
    assert (back.status_code, back.json()["status"], back["ETag"]) == (
        200,
        "active",
        admin.get(endpoint.at(record))["ETag"],
    )
    assert record.pk in [row["id"] for row in rows_of(admin, endpoint.path)]
    mine = [
        entry.action
        for entry in trail()[before:]
        if (entry.entity, entry.record_id) == (endpoint.name, record.pk)
    ]
    assert mine == ["deactivate", "restore"]


@removed
def test_deleting_or_restoring_twice_is_a_conflict(endpoint, admin, make):
    record = make(endpoint.model)
    etag = admin.get(endpoint.at(record))["ETag"]
    refused(send(admin, "post", endpoint.at(record, "restore/"), If_Match=etag), 409)
    etag = send(admin, "delete", endpoint.at(record), If_Match=etag)["ETag"]
    refused(send(admin, "delete", endpoint.at(record), If_Match=etag), 409)


@removed
def test_restoring_takes_no_body(endpoint, admin, make):
    address = endpoint.at(make(endpoint.model), "restore/")
    refused(send(admin, "post", address, {"status": "active"}, If_Match='"1"'), 400, "status")


@created
def test_the_owner_is_set_by_admins_and_managers_only(endpoint, client_of, user_of, original):
    body, other = body_of(endpoint, original(endpoint)), user_of(Role.BROKER)
    writer = Role.ACCOUNTING if endpoint.name == "accounts-receivables" else Role.BROKER
    refused(send(client_of(writer), "post", endpoint.path, body | {"owner": other.pk}), 400, "owner")

    answer = send(client_of(Role.MANAGER), "post", endpoint.path, body | {"owner": other.pk})
    assert (answer.status_code, answer.json()["owner"]) == (201, other.pk)


@created
def test_an_unknown_id_breaks_a_rule_and_a_wrong_type_the_schema(endpoint, admin, original):
    body = body_of(endpoint, original(endpoint))
    references = [name for name in body if f"{name}_name" in fields_of(endpoint)]
    for name in references:
        refused(send(admin, "post", endpoint.path, body | {name: 10**15}), 422, name)
        refused(send(admin, "post", endpoint.path, body | {name: 2**63}), 422, name)
        for wrong in ("1", True, 1.5, [1], {"id": 1}):
            refused(send(admin, "post", endpoint.path, body | {name: wrong}), 400, name)
        mixture = send(admin, "post", endpoint.path, body | {name: 10**15, "notes": 5})
        assert mixture.status_code == 400, "a mixture is a 400"


@changed
def test_history_shows_what_was_done_newest_first(endpoint, admin, make):
    record = make(endpoint.model)
    detail, [(name, value)] = detail_of(admin, endpoint, record), a_change(endpoint).items()
    send(
        admin,
        "patch",
        endpoint.at(record),
        {name: value},
        If_Match=version(detail),
        X_Request_ID="request-of-a-test",
    )
    newest, *older = admin.get(endpoint.at(record, "history/")).json()["results"]

    assert newest["changes"] == {name: [detail[name], value]}
    assert (newest["action"], newest["actor"], newest["actor_name"]) == (
        "update",
        admin.user.pk,
        admin.user.name,
    )
    assert newest["request_id"] == "request-of-a-test"
    assert newest["at"] >= older[0]["at"]
    assert older[-1]["action"] == "create"


@changed
def test_history_is_read_page_by_page(endpoint, admin, make):
    record = make(endpoint.model)
    detail, name = detail_of(admin, endpoint, record), next(iter(a_change(endpoint)))
    for number in range(3):
        answer = send(
            admin, "patch", endpoint.at(record), {name: f"Change {number}"}, If_Match=version(detail)
        )
        detail = answer.json()
    whole = admin.get(endpoint.at(record, "history/")).json()["results"]
    address = endpoint.at(record, "history/") + "?limit=2"
    pages: list[Any] = []
    while address:
        page = admin.get(address).json()
        pages, address = [*pages, *page["results"]], page["next"]
    assert pages == whole
