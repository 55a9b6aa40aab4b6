"""Stale writes, retries, and many people at once (api.md: optimistic concurrency, Idempotency-Key)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.audit.models import AuditEntry
from apps.core.models import IdempotencyKey
from apps.core.roles import Role
from apps.core.tests.contract import (
    CHANGED,
    CREATED,
    ROUTES,
    a_change,
    body_of,
    detail_of,
    refused,
    send,
    version,
)
from apps.customers.models import Customer
from apps.suppliers.models import Supplier

pytestmark = pytest.mark.django_db
changed = pytest.mark.parametrize("endpoint", CHANGED, ids=str)
SUPPLIERS = "/api/v1/suppliers/"
NAME = {"name": "Prairie Crest"}


def writes(endpoint, record):
    """Every write of a record of this endpoint that must say its version: method, address, body."""
    for route in ROUTES:
        on_record = route.endpoint == endpoint and "{pk}" in route.path and route.method != "get"
        versioned = route.action not in getattr(endpoint.view, "unversioned_actions", ())
        if on_record and versioned and "image" not in route.path:  # pictures come as files
            yield (
                route.method,
                route.path.format(pk=record.pk),
                a_change(endpoint) if route.method == "patch" else None,
            )


@changed
def test_a_write_without_version_is_refused(endpoint, admin, make):
    record = make(endpoint.model)
    before = detail_of(admin, endpoint, record)
    for method, address, body in writes(endpoint, record):
        assert refused(send(admin, method, address, body), 428)["code"] == "if_match_required", (
            method,
            address,
        )
    assert detail_of(admin, endpoint, record) == before


@changed
@pytest.mark.parametrize(
    "tag", ["*", "1", '"x"', '"1", "2"', '"1"; x', "", '""', '"1-XYZ"', "'1'", '"٣"', f'"{9**99}"']
)
def test_what_is_not_one_quoted_tag_is_refused(endpoint, tag, admin, make):
    record = make(endpoint.model)
    answer = send(admin, "patch", endpoint.at(record), a_change(endpoint), If_Match=tag)
    refused(answer, 400, "If-Match")


@changed
def test_a_stale_write_is_refused_with_the_record_as_it_is_now(endpoint, admin, make):
    record = make(endpoint.model)
    read = detail_of(admin, endpoint, record)
    assert (
        send(admin, "patch", endpoint.at(record), a_change(endpoint), If_Match=version(read)).status_code
        == 200
    )
    now, entries = detail_of(admin, endpoint, record), AuditEntry.objects.filter(entity=endpoint.name).count()
    for method, address, body in writes(endpoint, record):
        problem = refused(send(admin, method, address, body, If_Match=version(read)), 412)
        assert problem["current"] == now, (method, address)
    assert detail_of(admin, endpoint, record) == now
    assert AuditEntry.objects.filter(entity=endpoint.name).count() == entries


@changed
def test_the_version_is_checked_before_the_body(endpoint, admin, make):
    answer = send(admin, "patch", endpoint.at(make(endpoint.model)), {"colour": 5}, If_Match='"999"')
    refused(answer, 412)


@changed
def test_the_bare_version_and_a_weakened_tag_are_taken(endpoint, admin, make):
    record = make(endpoint.model)
    tag = admin.get(endpoint.at(record))["ETag"]
    assert (
        send(admin, "patch", endpoint.at(record), a_change(endpoint), If_Match=f"W/{tag}").status_code == 200
    )
    now = detail_of(admin, endpoint, record)
    assert send(admin, "patch", endpoint.at(record), {}, If_Match=version(now)).status_code == 200


@pytest.mark.parametrize("endpoint", CREATED, ids=str)
def test_a_retry_under_the_same_key_gets_the_first_answer(endpoint, admin, make):
    detail = detail_of(admin, endpoint, make(endpoint.model))
    send(admin, "delete", endpoint.at(detail["id"]), If_Match=version(detail))
    body = body_of(endpoint, detail)
    first = send(admin, "post", endpoint.path, body, Idempotency_Key="one-key")
    number, entries = endpoint.model.objects.count(), AuditEntry.objects.filter(entity=endpoint.name).count()
    again = send(admin, "post", endpoint.path, body, Idempotency_Key="one-key")

    assert (first.status_code, again.status_code) == (201, 201), first.content
    assert (again.json(), again["ETag"], again["Location"]) == (
        first.json(),
        first["ETag"],
        first["Location"],
    )
    assert again["Idempotency-Replayed"] == "true"
    assert endpoint.model.objects.count() == number
    assert AuditEntry.objects.filter(entity=endpoint.name).count() == entries


def test_the_order_of_a_body_does_not_matter_to_a_retry(admin):
    first = send(admin, "post", SUPPLIERS, {"name": "A", "city": "B"}, Idempotency_Key="k")
    assert (
        send(admin, "post", SUPPLIERS, {"city": "B", "name": "A"}, Idempotency_Key="k").json() == first.json()
    )


def test_another_body_or_address_under_the_same_key_breaks_a_rule(admin):
    assert send(admin, "post", SUPPLIERS, NAME, Idempotency_Key="k").status_code == 201
    refused(send(admin, "post", SUPPLIERS, {"name": "Other"}, Idempotency_Key="k"), 422, "Idempotency-Key")
    refused(send(admin, "post", "/api/v1/customers/", NAME, Idempotency_Key="k"), 422, "Idempotency-Key")
    assert Supplier.objects.count() == 1


def test_keys_belong_to_their_user(admin, broker):
    mine = send(admin, "post", SUPPLIERS, NAME, Idempotency_Key="k").json()
    assert send(broker, "post", SUPPLIERS, NAME, Idempotency_Key="k").json()["id"] != mine["id"]


def test_a_refused_request_keeps_nothing_and_may_be_mended(admin):
    refused(send(admin, "post", SUPPLIERS, {"name": ""}, Idempotency_Key="k"), 400, "name")
    assert IdempotencyKey.objects.count() == 0
    assert send(admin, "post", SUPPLIERS, NAME, Idempotency_Key="k").status_code == 201


@pytest.mark.parametrize("key", ["", " ", "a b", "ü", "x" * 201, "a\tb"])
def test_a_key_is_1_to_200_visible_ascii_characters(key, admin):
    refused(send(admin, "post", SUPPLIERS, NAME, Idempotency_Key=key), 400, "Idempotency-Key")


def test_the_longest_key_is_taken(admin):
    assert send(admin, "post", SUPPLIERS, NAME, Idempotency_Key="~" * 200).status_code == 201


def test_a_key_is_forgotten_after_a_day(admin):
    first = send(admin, "post", SUPPLIERS, NAME, Idempotency_Key="k").json()
    IdempotencyKey.objects.update(created_on=timezone.now() - timedelta(hours=23, minutes=59))
    assert send(admin, "post", SUPPLIERS, NAME, Idempotency_Key="k").json() == first
    IdempotencyKey.objects.update(created_on=timezone.now() - timedelta(hours=24, minutes=1))
    assert send(admin, "post", SUPPLIERS, NAME, Idempotency_Key="k").json()["id"] != first["id"]


def test_what_one_may_is_checked_before_a_replay(client_of, user_of):
    user = user_of(Role.BROKER)
    assert send(client_of(user), "post", SUPPLIERS, NAME, Idempotency_Key="k").status_code == 201
    user.profile.role = Role.VIEWER
    user.profile.save()
    refused(send(client_of(user), "post", SUPPLIERS, NAME, Idempotency_Key="k"), 403)


def test_an_action_is_replayed_though_its_version_is_old_by_then(admin, make):
    supplier = make(Supplier, status="inactive")
    address = f"{SUPPLIERS}{supplier.pk}/restore/"
    first = send(admin, "post", address, If_Match='"1"', Idempotency_Key="k")
    again = send(admin, "post", address, If_Match='"1"', Idempotency_Key="k")

    assert (first.status_code, again.status_code, again.json()) == (200, 200, first.json())
    refused(send(admin, "post", address, If_Match='"1"', Idempotency_Key="other"), 412)


def test_every_post_knows_the_key(admin):
    """A retry is either replayed or refused; never is the key passed over."""
    for route in ROUTES:
        if route.method == "post" and not route.is_open:
            answer = send(
                admin, "post", route.path.format(pk=1), {}, Idempotency_Key="not a key", If_Match='"1"'
            )
            assert answer.status_code in {400, 404, 415}, (route, answer.content)


# At once


@pytest.mark.django_db(transaction=True)
def test_of_many_retries_at_once_one_writes_and_all_get_its_answer(at_once, client_of, user_of):
    user = user_of(Role.ADMIN)
    answers = at_once(8, lambda _: send(client_of(user), "post", SUPPLIERS, NAME, Idempotency_Key="k"))

    assert {answer.status_code for answer in answers} == {201}, [answer.content for answer in answers]
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert sum("Idempotency-Replayed" not in answer for answer in answers) == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_writers_of_one_version_one_wins(at_once, client_of, user_of, make):
    user, supplier = user_of(Role.ADMIN), make(Supplier)
    address = f"{SUPPLIERS}{supplier.pk}/"
    answers = at_once(8, lambda n: send(client_of(user), "patch", address, {"notes": f"{n}"}, If_Match='"1"'))

    assert sorted(answer.status_code for answer in answers) == [200, *[412] * 7]
    [won] = [answer.json() for answer in answers if answer.status_code == 200]
    assert won["version"] == 2
    assert {answer.json()["current"]["notes"] for answer in answers if answer.status_code == 412} == {
        won["notes"]
    }


@pytest.mark.django_db(transaction=True)
def test_many_writers_of_many_records_are_all_served(at_once, client_of, user_of):
    user = user_of(Role.ADMIN)
    answers = at_once(12, lambda n: send(client_of(user), "post", SUPPLIERS, {"name": f"Supplier {n}"}))
    assert [answer.status_code for answer in answers] == [201] * 12


@pytest.mark.django_db(transaction=True)
def test_of_many_that_take_the_same_place_one_gets_it(at_once, client_of, user_of, make):
    user, customer = user_of(Role.ADMIN), make(Customer)
    body = {"name": "Account", "customer": customer.pk}
    answers = at_once(8, lambda _: send(client_of(user), "post", "/api/v1/accounts-receivables/", body))

    assert sorted(answer.status_code for answer in answers) == [201, *[422] * 7]
    assert {answer.json()["errors"][0]["field"] for answer in answers if answer.status_code == 422} == {
        "customer"
    }
