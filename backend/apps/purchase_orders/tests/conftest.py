"""What tests of purchase orders share: an endpoint one can talk to, and deals of every kind."""

from __future__ import annotations

import pytest

from apps.company.models import CompanySettings
from apps.customers.models import Customer
from apps.suppliers.models import Supplier

URL = "/api/v1/purchase-orders/"


@pytest.fixture(autouse=True)
def _fresh_settings():
    """The settings that one test kept in this process never reach the next."""
    CompanySettings.forget()
    yield
    CompanySettings.forget()


@pytest.fixture
def company():
    """`company(hide_others_margins=True)`: the company's settings, changed."""

    def change(**values):
        settings = CompanySettings.stored()
        for name, value in values.items():
            setattr(settings, name, value)
        settings.save()
        CompanySettings.forget()
        return settings

    return change


class Orders:
    """The endpoint as one client sees it; every method gives the answer, `etag` is that of the last one."""

    def __init__(self, client):
        self.client = client

    def create(self, **body):
        headers = {"Idempotency-Key": body.pop("key")} if "key" in body else {}
        return self.client.post(URL, body, format="json", headers=headers)

    def show(self, pk, **query):
        return self.client.get(f"{URL}{pk}/", query)

    def list(self, **query):
        return self.client.get(URL, query)

    def summary(self, **query):
        return self.client.get(f"{URL}summary/", query)

    def history(self, pk):
        return self.client.get(f"{URL}{pk}/history/").json()["results"]

    def change(self, order, **body):
        return self.client.patch(f"{URL}{order['id']}/", body, format="json", headers=self._version(order))

    def replace(self, order, **body):
        return self.client.put(f"{URL}{order['id']}/", body, format="json", headers=self._version(order))

    def move(self, order, to, **body):
        address = f"{URL}{order['id']}/transition/"
        return self.client.post(address, {"to": to, **body}, format="json", headers=self._version(order))

    def moved(self, order, *stages):
        """The order after going through `stages`, each of which must be allowed."""
        for stage in stages:
            answer = self.move(order, stage)
            assert answer.status_code == 200, answer.json()
            order = answer.json()
        return order

    def copy(self, order, **headers):
        return self.client.post(f"{URL}{order['id']}/copy/", headers=headers)

    def _version(self, order):
        return {"If-Match": f'"{order["version"]}"'}


@pytest.fixture
def orders(broker):
    """The endpoint as a broker sees it."""
    return Orders(broker)


@pytest.fixture
def orders_of(client_of):
    """`orders_of("manager")`: the endpoint as somebody of that role sees it."""
    return lambda who: Orders(client_of(who))


def line(**values):
    """The golden line of the domain, as a body."""
    return {
        "item": "Beef trim 81s, fresh, combo",
        "quantity": "1000.00",
        "estimated_weight": "38500.00",
        "price_basis": "lb",
        "price_per_unit": "2.41500",
        "sale_price_per_unit": "2.53000",
        **values,
    }


@pytest.fixture
def deal(make):
    """`deal(freight_cost="1.00")`: the body of a draft that can be booked, with the golden line."""

    def body(**values):
        parties = {} if "supplier" in values else {"supplier": make(Supplier).pk}
        parties |= {} if "customer" in values else {"customer": make(Customer).pk}
        return {**parties, "lines": [line()], **values}

    return body


@pytest.fixture
def draft(orders, deal):
    """A stored draft that can be booked, as the API shows it."""
    return orders.create(**deal()).json()


def errors_of(answer):
    """`{field: code}` of a refusal."""
    return {error["field"]: error["code"] for error in answer.json()["errors"]}
