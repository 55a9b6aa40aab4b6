"""No number of the company's series is ever missing or given twice."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from django.db import connection, models, transaction

from apps.company.models import CompanySettings
from apps.core.exceptions import RuleBroken
from apps.customers.tests.factories import CustomerFactory
from apps.purchase_orders.models import PurchaseOrder
from apps.purchase_orders.numbering import next_number, save_under_next_number
from apps.purchase_orders.tests.conftest import URL, line
from apps.purchase_orders.tests.factories import PurchaseOrderFactory
from apps.suppliers.tests.factories import SupplierFactory


def numbers():
    return sorted(PurchaseOrder.objects.values_list("po_number", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("blank", [{}, {"po_number": ""}, {"po_number": "  "}])
def test_an_order_without_number_gets_the_next_one(orders, deal, blank):
    made = [orders.create(**deal(**blank)).json()["po_number"] for _ in range(3)]
    assert made == ["PO-00001", "PO-00002", "PO-00003"]


@pytest.mark.django_db
def test_the_series_is_the_companys(orders, deal, company):
    company(po_number_prefix="KC/", po_number_width=3, po_number_next=998)
    made = [orders.create(**deal()).json()["po_number"] for _ in range(3)]
    assert made == ["KC/998", "KC/999", "KC/1000"]


@pytest.mark.django_db
def test_numbers_taken_in_any_case_are_skipped(orders, deal, make):
    for number in ("po-00001", "Po-00002", "PO-00004"):
        make(PurchaseOrder, po_number=number)
    made = [orders.create(**deal()).json()["po_number"] for _ in range(2)]
    assert made == ["PO-00003", "PO-00005"]


@pytest.mark.django_db
def test_a_thousand_numbers_typed_ahead_cost_a_few_queries(orders, deal, django_assert_max_num_queries):
    CompanySettings.stored()
    PurchaseOrder.objects.bulk_create(PurchaseOrder(po_number=f"PO-{number:05}") for number in range(1, 1201))
    with django_assert_max_num_queries(10), transaction.atomic():
        assert next_number() == "PO-01201"
    assert orders.create(**deal()).json()["po_number"] == "PO-01202"


@pytest.mark.django_db
def test_a_typed_number_does_not_move_the_series(orders, deal):
    orders.create(**deal(po_number="Mine"))
    assert orders.create(**deal()).json()["po_number"] == "PO-00001"


@pytest.mark.django_db
def test_a_refused_order_leaves_no_gap(orders, deal):
    refused = deal(purchase_date="2026-02-03", fulfillment_date="2026-02-02")
    assert orders.create(**refused).status_code == 422
    assert orders.create(**deal()).json()["po_number"] == "PO-00001"


@pytest.mark.django_db
def test_an_order_that_is_rolled_back_leaves_no_gap():
    def fail_late(number):
        PurchaseOrderFactory(po_number=number)
        raise RuleBroken({"lines": ["Refused at the last moment."]})

    with pytest.raises(RuleBroken), transaction.atomic():
        save_under_next_number(fail_late)
    with transaction.atomic():
        assert next_number() == "PO-00001"


@pytest.mark.django_db
def test_a_repeated_creation_under_one_key_takes_one_number(orders, deal):
    body = deal()
    first, second = orders.create(key="once", **body), orders.create(key="once", **body)
    assert first.json() == second.json()
    assert numbers() == ["PO-00001"]


@pytest.fixture
def _served_database(tmp_path):
    """The database as it is served: SQLite in memory, as tests have it, locks tables where a file waits."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    with sqlite3.connect(tmp_path / "served.sqlite3") as file:
        in_memory.backup(file)
    connection.connection, connection.settings_dict["NAME"] = None, tmp_path / "served.sqlite3"
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = in_memory, name


def at_once(count, work):
    """Run `work(n)` in `count` threads that start together; raises what any of them raised."""
    gate, raised = threading.Barrier(count), []

    def run(number):
        try:
            gate.wait()
            work(number)
        except Exception as error:  # noqa: BLE001  # given to the test, whatever it is
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if raised:
        raise raised[0]


def body_for_all():
    return {
        "supplier": SupplierFactory.create().pk,
        "customer": CustomerFactory.create().pk,
        "lines": [line()],
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_served_database")
def test_twenty_at_once_get_twenty_numbers_without_a_gap(client_of):
    CompanySettings.stored()
    body, user = body_for_all(), client_of("broker").user
    clients, answers = [client_of(user) for _ in range(20)], []
    at_once(20, lambda n: answers.append(clients[n].post(URL, body, format="json")))
    assert {answer.status_code for answer in answers} == {201}
    assert numbers() == [f"PO-{number:05}" for number in range(1, 21)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_served_database")
def test_numbers_typed_at_the_same_moment_are_skipped_without_an_error(client_of):
    body, user = body_for_all(), client_of("broker").user
    clients, answers = [client_of(user) for _ in range(20)], []

    def create(number):
        typed = {"po_number": f"po-{number + 1:05}"} if number % 2 else {}
        answers.append((bool(typed), clients[number].post(URL, {**body, **typed}, format="json")))

    at_once(20, create)
    assert all(answer.status_code == 201 for typed, answer in answers if not typed)
    assert all(answer.status_code in {201, 422} for typed, answer in answers if typed)
    given = {number.lower() for number in numbers()}
    made = [answer for _, answer in answers if answer.status_code == 201]
    assert len(given) == len(made)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_served_database")
def test_the_first_orders_of_a_new_company_meet_without_an_error(client_of):
    body, user = body_for_all(), client_of("broker").user
    models.QuerySet(CompanySettings).delete()
    clients, answers = [client_of(user) for _ in range(5)], []
    at_once(5, lambda n: answers.append(clients[n].post(URL, body, format="json").status_code))
    assert answers == [201] * 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_served_database")
def test_of_moves_made_at_once_all_but_one_are_stale(client_of):
    body, user = body_for_all(), client_of("broker").user
    clients, answers = [client_of(user) for _ in range(5)], []
    order = clients[0].post(URL, body, format="json").json()
    address = f"{URL}{order['id']}/transition/"
    headers = {"If-Match": f'"{order["version"]}"'}
    at_once(
        5,
        lambda n: answers.append(
            clients[n].post(address, {"to": "booked"}, format="json", headers=headers).status_code
        ),
    )
    assert sorted(answers) == [200, 412, 412, 412, 412]
    assert PurchaseOrder.objects.get(pk=order["id"]).stage_moves.count() == 1
