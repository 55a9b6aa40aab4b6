"""The endpoint of the trail, and what gets into it from requests."""

from __future__ import annotations

import csv
import io

import pytest

from apps.audit.models import AuditEntry
from apps.audit.sealing import seal
from apps.core.roles import POLICY, Role
from apps.suppliers.models import Supplier

pytestmark = pytest.mark.django_db

LIST = "/api/v1/audit-entries/"


def names(client, **parameters):
    answer = client.get(LIST, parameters)
    assert answer.status_code == 200, answer.json()
    return [row["record_name"] for row in answer.json()["results"]]


@pytest.mark.parametrize("role", [Role.ADMIN, Role.MANAGER])
def test_admins_and_managers_read_the_trail(client_of, make, role):
    entry = make(AuditEntry, record_name="Prairie Crest Packing")
    row = client_of(role).get(f"{LIST}{entry.pk}/").json()
    assert (row["record"], row["record_name"]) == (entry.record_id, "Prairie Crest Packing")
    assert row["changes"] == {"phone": ["620-555-0142", "620-555-0199"]}
    assert (row["sealed"], row["can"]) == (False, [])


@pytest.mark.parametrize("role", [Role.BROKER, Role.ACCOUNTING, Role.VIEWER])
@pytest.mark.parametrize("path", ["", "summary/", "export/"])
def test_nobody_else_reads_the_trail(client_of, role, path):
    assert client_of(role).get(LIST + path).status_code == 403


def test_the_trail_cannot_be_written_through_the_api(admin, make):
    entry = make(AuditEntry)
    assert admin.post(LIST, {}, format="json").status_code == 405
    for method in (admin.put, admin.patch, admin.delete):
        assert method(f"{LIST}{entry.pk}/", {}, format="json").status_code == 405
    assert admin.get(f"{LIST}{entry.pk}/history/").status_code == 404


def test_the_newest_entry_comes_first(admin, make):
    make(AuditEntry, record_name="first")
    make(AuditEntry, record_name="second")
    assert names(admin, entity="suppliers") == ["second", "first"]


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"entity": "plants"}, ["wanted"]),
        ({"entity": "plants", "record": "77"}, ["wanted"]),
        ({"action": "restore"}, ["wanted"]),
        ({"request_id": "wanted-request"}, ["wanted"]),
        ({"at__gte": "2031-01-01T00:00:00Z"}, ["wanted"]),
        ({"at__lte": "2001-01-01T00:00:00Z"}, ["long ago"]),
        ({"q": "WANTED"}, ["wanted"]),
        ({"q": "jose"}, ["wanted"]),
    ],
)
def test_entries_are_found_by_what_happened_when_and_where(admin, make, parameters, found):
    make(AuditEntry, record_name="other")
    make(AuditEntry, record_name="long ago", at="2000-01-01T00:00:00Z")
    make(
        AuditEntry,
        record_name="wanted",
        entity="plants",
        record_id=77,
        action="restore",
        request_id="wanted-request",
        at="2031-06-01T00:00:00Z",
        actor_name="José Ortega",
    )
    assert names(admin, **parameters) == found


def test_entries_of_several_kinds_and_actions_are_found_at_once(admin, make):
    make(AuditEntry, record_name="made", entity="plants", action="create")
    make(AuditEntry, record_name="left", entity="suppliers", action="deactivate")
    make(AuditEntry, record_name="other", entity="carriers", action="update")
    assert names(admin, entity__in="plants,suppliers") == ["left", "made"]
    assert names(admin, action__in="update,deactivate") == ["other", "left"]


def test_entries_are_found_by_who_did_it(admin, make, user_of):
    broker = user_of(Role.BROKER)
    make(AuditEntry, record_name="theirs", actor=broker)
    make(AuditEntry, record_name="other")
    assert names(admin, actor=broker.pk) == ["theirs"]


def test_an_entry_tells_whether_it_is_sealed(admin, make):
    make(AuditEntry, record_name="sealed")
    seal()
    make(AuditEntry, record_name="not yet")
    assert names(admin, sealed="true", entity="suppliers") == ["sealed"]
    assert names(admin, sealed="false", entity="suppliers") == ["not yet"]
    assert admin.get(LIST, {"sealed": "maybe"}).status_code == 400


def test_an_unknown_parameter_is_refused(admin):
    assert admin.get(LIST, {"status": "active"}).status_code == 400


def test_the_trail_can_be_exported_and_leaves_a_trace_of_it(admin, make):
    entry = make(AuditEntry, record_name="=HYPERLINK(1)")
    answer = admin.get(f"{LIST}export/", {"entity": "suppliers"})
    lines = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [line["id"] for line in lines] == [str(entry.pk)]
    assert lines[0]["record_name"] == "'=HYPERLINK(1)"
    assert lines[0]["changes"] == '{"phone": ["620-555-0142", "620-555-0199"]}'
    event = AuditEntry.objects.get(action="export")
    assert (event.actor, event.entity, event.details) == (
        admin.user,
        "audit-entries",
        {"query": {"entity": "suppliers"}},
    )


def test_a_field_that_is_hidden_in_an_entity_is_hidden_in_its_entries(admin, make, monkeypatch):
    monkeypatch.setitem(POLICY["suppliers"].hidden, Role.ADMIN, ("phone",))
    shown = make(AuditEntry, entity="plants")
    pruned = make(AuditEntry, entity="suppliers")
    assert admin.get(f"{LIST}{pruned.pk}/").json()["changes"] == {}
    assert "phone" in admin.get(f"{LIST}{shown.pk}/").json()["changes"]
    rows = admin.get(LIST, {"fields": "changes", "id__in": pruned.pk}).json()["results"]
    assert rows == [{"changes": {}}]


@pytest.mark.parametrize("many", [2, 100])
def test_a_page_of_the_trail_costs_few_queries(admin, make, many, django_assert_max_num_queries):
    for _ in range(many):
        make(AuditEntry)
    with django_assert_max_num_queries(8):
        assert len(admin.get(LIST, {"limit": many, "entity": "suppliers"}).json()["results"]) == many


def test_a_denied_request_of_somebody_signed_in_is_in_the_trail(client_of):
    viewer = client_of(Role.VIEWER)
    answer = viewer.post(
        "/api/v1/suppliers/", {"name": "x"}, format="json", headers={"X-Request-ID": "denied-01"}
    )
    assert answer.status_code == 403
    event = AuditEntry.objects.get(action="permission_denied")
    assert (event.actor, event.request_id) == (viewer.user, "denied-01")
    assert event.details == {"method": "POST", "path": "/api/v1/suppliers/", "code": "permission_denied"}


def test_a_request_of_nobody_leaves_no_denial(client):
    assert client.get(LIST).status_code == 401
    assert not AuditEntry.objects.filter(action="permission_denied").exists()


def test_a_write_that_is_refused_midway_still_leaves_its_denial(client_of, make, user_of):
    supplier = make(Supplier, owner=user_of(Role.MANAGER))
    broker = client_of(Role.BROKER)
    answer = broker.delete(f"/api/v1/suppliers/{supplier.pk}/", headers={"If-Match": '"1"'})
    assert answer.status_code == 403
    assert AuditEntry.objects.get(action="permission_denied").actor == broker.user


def test_the_admin_site_shows_the_trail_but_changes_nothing(make, client, user_of):
    entry = make(AuditEntry)
    seal()
    operator = user_of(Role.ADMIN, is_staff=True, is_superuser=True)
    client.force_login(operator)
    assert client.get("/admin/audit/auditentry/").status_code == 200
    assert client.get(f"/admin/audit/auditentry/{entry.pk}/change/").status_code == 200
    assert client.get("/admin/audit/auditseal/").status_code == 200
    for path in ("auditentry/add/", f"auditentry/{entry.pk}/delete/"):
        assert client.post(f"/admin/audit/{path}").status_code == 403
    assert client.post(f"/admin/audit/auditentry/{entry.pk}/change/", {"action": "x"}).status_code == 403
