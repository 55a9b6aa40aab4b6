import pytest

from apps.customers.models import Customer, CustomerLocation


def created(client, entity, **values):
    return client.post(f"/api/v1/{entity}/", values, format="json")


def test_a_customer_keeps_the_documents_it_asks_for_sorted_and_once(broker):
    answer = created(
        broker, "customers", name="Lakeshore Foods", documents_needed=["spec_sheet", "brc", "spec_sheet"]
    )

    assert answer.status_code == 201
    assert answer.json()["documents_needed"] == ["brc", "spec_sheet"]


@pytest.mark.parametrize(
    ("parameter", "value"), [("industry", "retail"), ("proteins", "lamb"), ("documents_needed", "brc")]
)
def test_customers_are_found_by_one_of_several_choices(broker, make, parameter, value):
    wanted = make(Customer, **{parameter: sorted({value, "export" if parameter == "industry" else value})})
    make(Customer)

    found = broker.get("/api/v1/customers/", {f"{parameter}__has": value}).json()["results"]

    assert [row["id"] for row in found] == [wanted.pk]


def test_a_dock_needs_its_customer(broker):
    answer = created(broker, "customer-locations", name="Pershing Road dock")

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == ["customer"]


def test_a_dock_is_found_by_the_name_of_its_customer(broker, make):
    dock = make(CustomerLocation, customer=make(Customer, name="Harbor Retail"))
    make(CustomerLocation)

    found = broker.get("/api/v1/customer-locations/", {"q": "harbor"}).json()["results"]

    assert [(row["id"], row["customer_name"]) for row in found] == [(dock.pk, "Harbor Retail")]


def test_a_dock_says_when_it_receives_and_how_one_gets_an_appointment(broker, make):
    values = {
        "receiving_hours": "Mon-Fri 6:00-14:00",
        "appointment_method": "fcfs",
        "appointment_contact": "Gate 3",
    }

    answer = created(broker, "customer-locations", name="Dock", customer=make(Customer).pk, **values)

    assert {name: answer.json()[name] for name in values} == values
