"""Who may do what: endpoint x role x method against POLICY, and POLICY against the design's words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from apps.accounts_receivables.models import AccountsReceivable
from apps.core.checks import every_entity_is_complete, every_view_has_a_policy
from apps.core.roles import CREDIT, MARGINS, POLICY, Role, abilities, can
from apps.core.tests.contract import ENDPOINTS, REMOVED, ROUTES, refused, rows_of, send, writable
from apps.purchase_orders.models import PurchaseOrder
from apps.purchase_orders.tests.factories import PurchaseOrderLineFactory
from apps.users.models import ApiToken

pytestmark = pytest.mark.django_db
roles = pytest.mark.parametrize("role", list(Role))

# One may always read and change oneself; POLICY is about others.
OWN = {"me", "change_me", "my_image", "set_my_image", "drop_my_image"}
A_B_M, A_M, A, EVERYBODY = {"admin", "broker", "manager"}, {"admin", "manager"}, {"admin"}, set(Role)
MONEY, STAFF = A_M | {"accounting"}, A_B_M | {"accounting"}


def test_the_project_passes_its_own_checks():
    assert every_entity_is_complete() + every_view_has_a_policy() == []


def test_every_endpoint_has_a_policy_and_every_policy_an_endpoint():
    assert {one.model.ENTITY for one in ENDPOINTS} | {"company"} == set(POLICY)


@roles
def test_every_method_of_every_address_answers_as_the_policy_says(role, client_of, make):
    client = client_of(role)
    records = {endpoint: make(endpoint.model).pk for endpoint in ENDPOINTS}
    wrong = []
    for route in ROUTES:
        if route.is_open:
            continue
        answer = send(client, route.method, route.path.format(pk=records[route.endpoint]))
        answer.close()  # a download holds a file
        may = route.action in OWN or _may(client.user, route)
        if (answer.status_code == 403) == may or answer.status_code in {401, 500}:
            wrong.append((str(route), answer.status_code, "may" if may else "may not"))
    assert wrong == []


def _may(user, route) -> bool:
    """What POLICY says; a document is written by whoever may write its parent, here a supplier."""
    on_supplier = route.endpoint.name == "documents" and route.method != "get" and "{pk}" in route.path
    return can(user, route.endpoint.name, route.right) and (not on_supplier or can(user, "suppliers", "edit"))


# The table of the design, in words: entity, right, who has it.
TRADED = (
    *("suppliers", "supplier-locations", "plants", "customers", "customer-locations", "contacts", "carriers"),
    *("supplier-plant-mappings", "purchase-orders"),
)
RIGHTS_OF_TRADE: dict[str, set[Any]] = {
    "read": EVERYBODY,
    "create": A_B_M,
    "edit": A_B_M,
    "delete": A_B_M,  # a broker: own rows
    "restore": A_B_M,
    "reassign": A_M,
    "bulk": A_M,
    "export": STAFF,
}
TABLE: list[tuple[str, str, set[Any]]] = [
    *((entity, right, who) for entity in TRADED for right, who in RIGHTS_OF_TRADE.items()),
    ("accounts-receivables", "read", EVERYBODY),
    ("accounts-receivables", "create", MONEY),
    ("accounts-receivables", "edit", MONEY),
    ("accounts-receivables", "delete", MONEY),
    ("accounts-receivables", "restore", MONEY),
    ("accounts-receivables", "reassign", A_M),
    ("accounts-receivables", "bulk", A_M),
    ("accounts-receivables", "export", STAFF),
    ("documents", "read", EVERYBODY),
    ("documents", "create", STAFF),
    ("users", "read", A),
    ("users", "edit", A),
    ("users", "delete", A),
    ("invitations", "read", A),
    ("invitations", "create", A),
    ("user-profiles", "edit", A),
    ("audit-entries", "read", A_M),
    ("audit-entries", "edit", set()),
    ("audit-entries", "delete", set()),
    ("establishments", "read", EVERYBODY),
    ("establishments", "create", A),
    ("company", "edit", A),
    ("tokens", "create", EVERYBODY),
]


@pytest.mark.parametrize(("entity", "right", "who"), TABLE, ids=[f"{one[0]}-{one[1]}" for one in TABLE])
def test_the_policy_is_the_table_of_the_design(entity, right, who, user_of):
    assert {role for role in Role if can(user_of(role), entity, right)} == who


@pytest.mark.parametrize("endpoint", REMOVED, ids=str)
def test_a_broker_deletes_and_restores_own_rows_and_those_that_nobody_keeps(
    endpoint, client_of, user_of, make
):
    if Role.BROKER not in POLICY[endpoint.name].delete_own:
        return
    broker, other, gone = client_of(Role.BROKER), user_of(Role.BROKER), user_of(Role.BROKER, is_active=False)
    for owner, status in ((other, 403), (broker.user, 204), (None, 204), (gone, 204)):
        record = make(endpoint.model, owner=owner)
        answer = send(broker, "delete", endpoint.at(record), If_Match='"1"')
        assert answer.status_code == status, owner
        if status == 204:
            assert send(broker, "post", endpoint.at(record, "restore/"), If_Match='"2"').status_code == 200
        else:
            assert "delete" not in broker.get(endpoint.at(record)).json()["can"]


@pytest.mark.parametrize("endpoint", [one for one in ENDPOINTS if "reassign" not in one.view.rights], ids=str)
@roles
def test_what_a_detail_says_one_can_is_what_the_server_allows(endpoint, role, client_of, make):
    client = client_of(role)
    detail = client.get(endpoint.at(make(endpoint.model)))
    if detail.status_code != 200:
        return
    rights = {"edit": ("patch", ""), "delete": ("delete", ""), "restore": ("post", "restore/")}
    for right in set(rights) & {
        route.right for route in ROUTES if route.endpoint == endpoint and not route.is_open
    }:
        method, suffix = rights[right]
        answer = send(client, method, endpoint.at(detail.json()["id"], suffix))
        if answer.status_code not in {404, 405} and right in {"edit", "delete"}:
            assert (answer.status_code != 403) == (right in detail.json()["can"]), (
                right,
                detail.json()["can"],
            )


# Hidden fields

SECRET = "98765"  # in every hidden amount


@pytest.fixture
def priced(make):
    """An order and an account whose hidden fields hold a telling number."""
    order = make(PurchaseOrder, freight_cost=f"{SECRET}.00")
    PurchaseOrderLineFactory(purchase_order=order, price_per_unit="9.8765", sale_price_per_unit="9.8765")
    PurchaseOrder._base_manager.update(
        **{name: f"{SECRET}.00" for name in MARGINS if name.startswith("actual_")}
    )
    account = make(
        AccountsReceivable, credit_limit=f"{SECRET}.00", credit_hold=True, credit_hold_reason=SECRET
    )
    return {"purchase-orders": (order, MARGINS), "accounts-receivables": (account, CREDIT)}


def keys_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for one in value.values() for key in keys_in(one)}
    return {key for one in value for key in keys_in(one)} if isinstance(value, list) else set()


def test_hidden_fields_are_absent_everywhere(priced, client_of):
    viewer = client_of(Role.VIEWER)
    for name, (record, hidden) in priced.items():
        path = f"/api/v1/{name}/"
        for address in (path, f"{path}{record.pk}/", f"{path}summary/", f"{path}{record.pk}/history/"):
            answer = viewer.get(address)
            assert answer.status_code == 200, answer.content
            assert not keys_in(answer.json()) & set(hidden), address
            assert SECRET not in answer.content.decode(), address


def test_hidden_fields_can_be_neither_asked_for_filtered_nor_sorted_by(priced, client_of):
    viewer = client_of(Role.VIEWER)
    for name, (_, hidden) in priced.items():
        endpoint = next(one for one in ENDPOINTS if one.name == name)
        shown = endpoint.view().reader.fields
        for field in set(hidden) & set(shown):
            refused(viewer.get(endpoint.path, {"fields": field}), 400, "fields")
            refused(viewer.get(endpoint.path, {"ordering": field}), 400, "ordering")
        for parameter in endpoint.view.filterset_class.base_filters:
            if parameter.split("__")[0] in hidden:
                refused(viewer.get(endpoint.path, {parameter: "1"}), 400, parameter)
                refused(viewer.get(f"{endpoint.path}summary/", {parameter: "1"}), 400, parameter)
        assert rows_of(viewer, endpoint.path, q=SECRET) == []


def test_hidden_fields_are_there_for_everybody_else(priced, client_of):
    for role in set(Role) - {Role.VIEWER}:
        client = client_of(role)
        for name, (record, hidden) in priced.items():
            detail = client.get(f"/api/v1/{name}/{record.pk}/").json()
            assert {field for field in hidden if hasattr(record, field)} <= set(detail), role


def test_abilities_are_the_policy(user_of):
    for role in Role:
        user = user_of(role)
        for entity, one in abilities(user).items():
            assert one["create"] == can(user, entity, "create")
            assert one["export"] == can(user, entity, "export")
            assert one["hidden"] == list(POLICY[entity].hidden.get(role, ()))


# Tokens


@pytest.fixture
def bearer(user_of):
    """`bearer("admin", "read")`: a program with a token of that scope."""

    def make_client(role, scope):
        expires = timezone.now() + timedelta(days=1)
        _, secret = ApiToken.objects.issue(user_of(role), name="A program", scope=scope, expires_on=expires)
        return APIClient(headers={"Authorization": f"Bearer {secret}"})

    return make_client


def test_a_token_that_may_only_read_writes_nothing(bearer, make):
    program = bearer(Role.ADMIN, "read")
    for route in ROUTES:
        if route.method != "get" and not route.is_open:
            answer = send(
                program, route.method, route.path.format(pk=make(route.endpoint.model).pk), If_Match='"1"'
            )
            assert refused(answer, 403)["detail"] == "This token may only read.", route


def test_a_token_reads_and_writes_within_its_role(bearer):
    program, viewer = bearer(Role.BROKER, "write"), bearer(Role.VIEWER, "write")
    made = send(program, "post", "/api/v1/suppliers/", {"name": "Prairie Crest"})
    assert made.status_code == 201
    refused(send(viewer, "post", "/api/v1/suppliers/", {"name": "Prairie Crest"}), 403)
    history = program.get(f"/api/v1/suppliers/{made.json()['id']}/history/").json()["results"]
    assert [entry["actor"] for entry in history] == [made.json()["created_by"]]


SERVER_DECIDES = {
    *("id", "version", "status", "created_on", "created_by", "modified_on", "modified_by", "dataverse_id"),
    *(
        "search_text",
        "name_folded",
        "stage",
        "is_staff",
        "is_superuser",
        "password",
        "digest",
        "session_epoch",
    ),
}


def test_what_the_server_decides_is_in_no_body():
    for endpoint in ENDPOINTS:
        actions = {route.action for route in ROUTES if route.endpoint == endpoint}
        if actions & {"create", "update"}:
            assert not set(writable(endpoint)) & SERVER_DECIDES, endpoint
