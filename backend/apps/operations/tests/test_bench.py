"""The bench measures what it says it measures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from apps.purchase_orders.models import PurchaseOrder
from apps.users.models import User
from bench import filling, loop

pytestmark = pytest.mark.django_db


def test_it_fills_a_database_that_the_api_then_serves(client_of):
    user = filling.fill(30)
    answer = client_of(user).get("/api/v1/purchase-orders/?limit=100").json()
    assert len(answer["results"]) == 30
    order = PurchaseOrder.objects.get(po_number="B-0000007")
    assert order.lines.count() == 2
    assert order.actual_revenue == sum((line.revenue or Decimal(0) for line in order.lines.all()), Decimal(0))


def test_filling_up_adds_only_what_is_missing():
    filling.fill(5)
    filling.fill(8)
    assert PurchaseOrder.objects.count() == 8
    assert User.objects.count() == 1


def test_it_leaves_a_database_with_data_alone(user_of):
    user_of("broker")
    with pytest.raises(SystemExit, match="holds data already"):
        filling.fill(5)


def test_the_session_it_makes_is_one_of_a_signed_in_browser(client):
    client.cookies["sessionid"] = filling.session_of(filling.fill(1))
    assert client.get("/api/v1/purchase-orders/").status_code == 200


def test_p95_is_what_95_of_100_answers_stay_below():
    sample = loop.Sample(2.0, latencies=[number / 1000 for number in range(100, 0, -1)])
    assert sample.p95 == pytest.approx(96)
    assert sample.per_second == 50
