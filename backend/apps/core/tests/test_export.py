"""Lists as CSV: all rows, in order, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.audit.models import AuditEntry
from apps.core.export import cell
from apps.core.roles import Role
from apps.core.tests.contract import LISTED, REMOVED, refused, rows_of, varied
from apps.suppliers.models import Supplier

pytestmark = pytest.mark.django_db
SUPPLIERS = "/api/v1/suppliers/"


def rows_in(answer):
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(answer.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff"), "Excel knows UTF-8 by this mark"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


@pytest.mark.parametrize("endpoint", REMOVED, ids=str)
def test_an_export_holds_what_the_list_shows(endpoint, client_of, make):
    varied(endpoint, make)
    manager = client_of(Role.MANAGER)
    answer = manager.get(f"{endpoint.path}export/", {"status": "all", "ordering": "-id"})
    if answer.status_code == 403:
        return
    rows = rows_of(manager, endpoint.path, status="all", ordering="-id")
    exported = rows_in(answer)

    assert list(exported[0]) == list(rows[0])
    assert [row["id"] for row in exported] == [str(row["id"]) for row in rows]
    assert answer["Content-Disposition"] == f'attachment; filename="{endpoint.name}.csv"'


def test_an_export_walks_every_page(admin, make, monkeypatch):
    monkeypatch.setattr("apps.core.pagination.MOST_ROWS", 2)
    names = [make(Supplier).name for _ in range(7)]
    assert [row["name"] for row in rows_in(admin.get(f"{SUPPLIERS}export/", {"ordering": "id"}))] == names


def test_an_export_holds_the_fields_that_were_asked_for_in_their_order(admin, make):
    supplier = make(Supplier, name="Prairie Crest", proteins=["beef", "pork"])
    answer = admin.get(f"{SUPPLIERS}export/", {"fields": "proteins,name,id", "name": "Prairie Crest"})
    assert (
        b"".join(answer.streaming_content).decode()
        == f'\ufeffproteins,name,id\r\n"beef, pork",Prairie Crest,{supplier.pk}\r\n'
    )


def test_another_format_is_refused(admin):
    refused(admin.get(f"{SUPPLIERS}export/", {"format": "pdf"}), 400, "format")


def test_an_export_is_written_into_the_trail(admin):
    b"".join(admin.get(f"{SUPPLIERS}export/", {"q": "prairie"}).streaming_content)
    entry = AuditEntry.objects.get(action="export")
    assert (entry.actor, entry.entity, entry.details) == (
        admin.user,
        "suppliers",
        {"query": {"q": "prairie"}},
    )


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+1-555", "-Prairie", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")', " =1", "'=1", "\uff1d1+1"],
)
def test_no_name_becomes_a_formula(name, admin, make):
    make(Supplier, name=name)
    [row] = rows_in(admin.get(f"{SUPPLIERS}export/", {"fields": "name"}))
    assert row["name"] in {f"'{name}", name}
    assert row["name"].lstrip()[:1] not in set("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


@given(st.text(alphabet=string.printable + "é漢\uff1d\uff20", max_size=20))
def test_no_text_starts_as_a_formula_but_for_negative_numbers(text):
    shown = cell(text)
    if shown != text:
        assert shown == f"'{text}"
    elif text.lstrip(" ")[:1] in set("=+-@"):
        assert float(text) <= 0, "only a number may keep its sign"


@pytest.mark.parametrize(
    ("value", "shown"), [(None, ""), (True, "True"), (-5, "-5"), ("-1.25", "-1.25"), (["a", "b"], "a, b")]
)
def test_values_are_shown_plainly(value, shown):
    assert cell(value) == shown


def test_every_export_that_somebody_may_make_works(admin, make):
    for endpoint in LISTED:
        make(endpoint.model)
        answer = admin.get(f"{endpoint.path}export/")
        assert answer.status_code in {200, 403}, endpoint
        if answer.status_code == 200:
            assert rows_in(answer), endpoint
