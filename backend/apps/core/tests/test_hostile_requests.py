"""Hostile addresses, parameters and headers: each answered by a problem, never by HTML or a failure."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from apps.core.tests.contract import LISTED, refused, send

pytestmark = pytest.mark.django_db
SUPPLIERS = "/api/v1/suppliers/"


@pytest.mark.parametrize("value", ["%00", "%ED%A0%80", "%EF%BF%BD", "%FF", "%C0%80"])
def test_bad_characters_in_a_query_are_refused_by_name(value, admin):
    for endpoint in LISTED:
        for name in ("q", "ordering", "fields", "cursor", "status", "name__icontains"):
            refused(admin.get(f"{endpoint.path}?{name}={value}"), 400, name)
    refused(admin.get(f"{SUPPLIERS}?{value}=1"), 400)


@pytest.mark.parametrize(
    "path",
    ["%00", "1%00", "%ED%A0%80", "%EF%BF%BD", "x", "-1", "1.5", "٣", "1" * 19, "9" * 5000, "..", "%2e%2e%2f"],
)
def test_a_hostile_address_is_not_found(path, admin):
    for suffix in ("/", "/history/", ""):
        refused(admin.get(f"{SUPPLIERS}{path}{suffix}"), 404)


def test_an_address_without_its_slash_is_not_found(admin):
    refused(admin.get("/api/v1/suppliers"), 404)
    refused(send(admin, "post", "/api/v1/suppliers", {"name": "x"}), 404)


@pytest.mark.parametrize(
    "value",
    [
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer \xff",
        "Bearer a\x00b",
        "Bearer " + "x" * 8000,
        "Basic eDp4",
        "\xff",
        "Bearer ü ü",
    ],
)
def test_a_hostile_authorization_is_not_signed_in(value, client):
    refused(client.get(SUPPLIERS, headers={"Authorization": value}), 401)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/api/", 404),
        ("get", "/api/v1/", 404),
        ("get", "/api/v1/nope/", 404),
        ("get", "/api/v2/suppliers/", 404),
        ("delete", SUPPLIERS, 405),
        ("put", SUPPLIERS, 405),
        ("options", SUPPLIERS, 405),
        ("trace", SUPPLIERS, 405),
        ("post", f"{SUPPLIERS}summary/", 405),
        ("get", f"{SUPPLIERS}1/restore/", 405),
    ],
)
def test_what_the_api_does_not_offer_is_a_problem_too(method, path, status, admin):
    refused(getattr(admin, method)(path), status)


def test_whatever_accept_says_the_answer_is_json(admin):
    for accept in (
        "text/html",
        "application/xml",
        "text/csv",
        "nonsense",
        "*/*;q=0",
        "application/json; version=9",
    ):
        answer = admin.get(SUPPLIERS, headers={"Accept": accept})
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/json"), accept


def test_another_host_is_refused_as_a_problem(admin):
    refused(admin.get(SUPPLIERS, headers={"Host": "evil.example"}), 400)
    refused(admin.get(SUPPLIERS, headers={"Host": "a\x00b"}), 400)


def test_a_thousand_parameters_are_refused_as_a_problem(admin):
    refused(admin.get(f"{SUPPLIERS}?" + "&".join(f"p{number}=1" for number in range(2000))), 400)


def test_a_write_without_csrf_token_is_refused_as_a_problem(user_of):
    client = Client(enforce_csrf_checks=True)
    client.force_login(user_of("admin"))
    answer = client.post(SUPPLIERS, {"name": "x"}, content_type="application/json")
    assert refused(answer, 403)["code"] == "csrf_failed"


def test_a_failure_inside_is_a_problem_without_internals(admin, monkeypatch):
    def fail(*_):
        raise RuntimeError("the password of the database is secret")

    monkeypatch.setattr("apps.suppliers.views.SupplierViewSet.filtered", fail)
    admin.raise_request_exception = False
    problem = refused(admin.get(SUPPLIERS), 500)
    assert "secret" not in json.dumps(problem)


@pytest.mark.parametrize("given", ["abcdefgh", "A-1" * 20, "0123456789abcdef"])
def test_a_well_formed_request_id_is_taken_over(given, admin):
    assert admin.get(SUPPLIERS, headers={"X-Request-ID": given})["X-Request-ID"] == given


@pytest.mark.parametrize(
    "given", ["short", "x" * 65, "with space", "under_score", "new\nline", "ümlaut-here", "12345678;"]
)
def test_any_other_request_id_is_replaced(given, admin):
    answered = admin.get(SUPPLIERS, headers={"X-Request-ID": given})["X-Request-ID"]
    assert answered != given
    assert len(answered) == 36
