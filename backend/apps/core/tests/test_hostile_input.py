"""Bad input: each a 4xx that names the field, never a 500, nothing half-written, never HTML."""

from __future__ import annotations

import json
from typing import Any

import pytest

from apps.audit.models import AuditEntry
from apps.core.tests.contract import CREATED, body_of, detail_of, fields_of, refused, send, version
from apps.suppliers.models import Supplier

pytestmark = pytest.mark.django_db
created = pytest.mark.parametrize("endpoint", CREATED, ids=str)
SUPPLIERS = "/api/v1/suppliers/"
LONG = "x" * 10_000_000

# As they would come over the wire: what a client library could not even write.
RAW_VALUES = {
    "NUL": '"a\\u0000b"',
    "a raw NUL": '"a\0b"',
    "a lone high surrogate": '"\\ud800"',
    "a lone low surrogate": '"\\udfff"',
    "what a broken decoding leaves": '"\\ufffd"',
    "a number of 5,000 digits": "9" * 5000,
    "a negative number of 5,000 digits": "-" + "9" * 5000,
    "NaN": "NaN",
    "Infinity": "Infinity",
    "minus Infinity": "-Infinity",
    "a number beyond floats": "1e999",
    "deep lists": "[" * 50 + "]" * 50,
    "deep objects": '{"a":' * 50 + "1" + "}" * 50,
    "a NUL in a key": '{"a\\u0000": 1}',
    "a surrogate in a key": '{"\\ud800": 1}',
}


def post(client, address, raw):
    body = raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass")
    return client.generic("POST", address, body, content_type="application/json")


@pytest.mark.parametrize("what", RAW_VALUES)
def test_a_hostile_value_is_refused_at_its_field(what, admin):
    for endpoint in CREATED:
        title = endpoint.model.TITLE
        problem = refused(post(admin, endpoint.path, f'{{"{title}": {RAW_VALUES[what]}}}'), 400)
        if what != "a raw NUL":  # which is no JSON at all
            assert problem["errors"][0]["field"].startswith(title), problem
    assert AuditEntry.objects.filter(action="create", entity="suppliers").count() == 0


BROKEN_BODIES = {
    "nothing": b"",
    "half an object": b'{"name": "x"',
    "two objects": b"{} {}",
    "a single quote": b"{'name': 'x'}",
    "words": b"name=x",
    "100,000 brackets": b"[" * 100_000,
    "100,000 closed brackets": b"[" * 100_000 + b"]" * 100_000,
    "100,000 objects": b'{"a":' * 100_000,
    "no UTF-8": b'{"name": "\xff\xfe"}',
    "UTF-16": '{"name": "x"}'.encode("utf-16"),
    "an overlong NUL": b'{"name": "\xc0\x80"}',
    "surrogates as bytes": b'{"name": "\xed\xa0\x80"}',
    "a list": b'[{"name": "x"}]',
    "a text": b'"name"',
    "a number": b"5",
    "null": b"null",
}


@pytest.mark.parametrize("what", BROKEN_BODIES)
def test_a_broken_body_is_refused(what, admin):
    for method in ("POST", "PUT", "PATCH"):
        address = SUPPLIERS if method == "POST" else f"{SUPPLIERS}1/"
        answer = admin.generic(method, address, BROKEN_BODIES[what], content_type="application/json")
        assert answer.status_code in {400, 404}, (method, answer.content)
        refused(answer, answer.status_code)


def test_a_body_beyond_the_limit_is_too_large(admin):
    assert refused(post(admin, SUPPLIERS, json.dumps({"name": LONG})), 413, "body")["code"] == "too_large"


def test_a_sign_in_with_a_hostile_body_is_refused(client):
    for raw in (*RAW_VALUES.values(), *(body.decode("latin-1") for body in BROKEN_BODIES.values())):
        body = f'{{"email": {raw}, "password": {raw}}}'
        for content in (body, raw):
            answer = post(client, "/api/v1/auth/browser/v1/auth/login", content)
            assert 400 <= answer.status_code < 500, (raw[:50], answer.content)
            assert "json" in answer["Content-Type"]


def test_another_content_type_is_refused(admin):
    for content_type in (
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "",
    ):
        answer = admin.generic("POST", SUPPLIERS, b'{"name": "x"}', content_type=content_type)
        assert answer.status_code in {400, 415}, content_type
        refused(answer, answer.status_code)
    assert Supplier.objects.count() == 0


WRONG: dict[str, list[Any]] = {
    "text": [5, 1.5, True, None, [], ["x"], {}, {"a": 1}, "x" * 21_000],
    "boolean": ["true", "yes", 0, 1, None, [], {}],
    "date": [
        "2026-02-30",
        "2026-13-01",
        "0000-01-01",
        "10000-01-01",
        "2026-2-3",
        "today",
        5,
        1.5,
        True,
        [],
        {},
        "",
        "2026-02-03T00:00:00",
    ],
    "decimal": [
        "NaN",
        "Infinity",
        "1e5",
        "-1",
        "1,5",
        "",
        "0x10",
        "9" * 5000,
        "0." + "1" * 50,
        5,
        1.5,
        True,
        [],
        {},
    ],
    "integer": ["5", 1.5, True, [], {}, -1, 2**31, 2**63, 10**39, 1e300],
    "choice": ["nonsense", 5, True, [], {}, "x" * 10_000],
    "choices": ["beef", ["nonsense"], [5], [None], [["beef"]], {}, ["beef"] * 1000, 5],
    "reference": ["", "1", 1.5, True, [], {}, -1, 2**63, 2**64, 10**39, 10**15],
    "references": ["", "1", [1] * 100_000, 5, ["x"], [True], [-1], [2**63], [10**15], [[1]], {}],
    "email": ["x", "x@", "@x.example", "a b@x.example", "x" * 300 + "@x.example", 5, None],
    "url": ["x", "javascript:alert(1)", "http://", "https://x x", 5, None],
    "children": [
        "x",
        5,
        {},
        ["x"],
        [5],
        [None],
        [[]],
        [{"colour": 1}],
        [{"id": 10**15}],
        [{"quantity": "NaN"}],
        [{}] * 201,
    ],
}
KINDS = {
    "ManyRelatedField": "references",
    "ReferenceField": "reference",
    "ChoiceSetField": "choices",
    "ChoiceField": "choice",
    "DecimalField": "decimal",
    "DateField": "date",
    "BooleanField": "boolean",
    "IntegerField": "integer",
    "EmailField": "email",
    "URLField": "url",
    "ListSerializer": "children",
}


def kind_of(field):
    names = [one.__name__ for one in type(field).__mro__]
    return next((KINDS[name] for name in names if name in KINDS), "text")


@created
def test_every_field_refuses_what_is_not_of_its_kind_by_name(endpoint, admin, make):
    body = body_of(endpoint, detail_of(admin, endpoint, make(endpoint.model)))
    number = endpoint.model.objects.count()
    for name, field in fields_of(endpoint).items():
        if field.read_only:
            continue
        for value in WRONG[kind_of(field)]:
            if (value is None and field.allow_null) or (
                value == "-1" and getattr(field, "min_value", 0) != 0
            ):
                continue
            answer = send(admin, "post", endpoint.path, body | {name: value})
            assert answer.status_code in {400, 422}, (name, value, answer.content[:300])
            problem = refused(answer, answer.status_code)
            assert any(error["field"].split(".")[0] == name for error in problem["errors"]), (
                name,
                value,
                problem,
            )
    assert endpoint.model.objects.count() == number


@created
def test_every_field_refuses_the_same_in_a_change(endpoint, admin, make):
    record = make(endpoint.model)
    detail = detail_of(admin, endpoint, record)
    for name, field in fields_of(endpoint).items():
        if not field.read_only:
            value = WRONG[kind_of(field)][1]
            answer = send(admin, "patch", endpoint.at(record), {name: value}, If_Match=version(detail))
            assert answer.status_code in {400, 422}, (name, value, answer.content[:300])
    assert detail_of(admin, endpoint, record) == detail


def test_text_is_stored_as_it_was_typed(admin):
    name = "Ünïcödé 漢字 👨‍👩‍👧 \u202eright to left\u202c ﷺ <script>alert(1)</script> {{7*7}} ' OR 1=1 --"
    made = send(admin, "post", SUPPLIERS, {"name": name}).json()
    assert admin.get(f"{SUPPLIERS}{made['id']}/").json()["name"] == name


def test_850_letters_fit_and_850_emoji_break_a_rule(admin):
    assert send(admin, "post", SUPPLIERS, {"name": "x" * 850}).status_code == 201
    refused(send(admin, "post", SUPPLIERS, {"name": "x" * 851}), 400, "name")
    refused(send(admin, "post", SUPPLIERS, {"name": "🥩" * 850}), 422, "name")
    refused(send(admin, "post", SUPPLIERS, {"name": "ﷺ" * 200}), 422, "name")
