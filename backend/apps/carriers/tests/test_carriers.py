import pytest

from apps.carriers.models import CarrierInfo
from apps.suppliers.models import Supplier


def created(client, **values):
    return client.post("/api/v1/carriers/", {"name": "Blue Mesa", **values}, format="json")


def test_a_carrier_code_is_kept_in_capitals(broker):
    assert created(broker, scac="bmrf").json()["scac"] == "BMRF"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("usdot_number", "123456789"),
        ("usdot_number", "USDOT 12"),
        ("mc_number", "MC-12"),
        ("mc_number", "١٢٣"),
        ("scac", "B"),
        ("scac", "BMRFX"),
        ("scac", "BM1"),
    ],
)
def test_a_number_that_no_authority_gave_out_is_refused(broker, field, value):
    answer = created(broker, **{field: value})

    assert answer.status_code == 400
    assert {error["field"] for error in answer.json()["errors"]} == {field}


def test_carriers_whose_insurance_ends_first_come_first(broker, make):
    for day in ("2027-03-01", None, "2026-12-01"):
        make(CarrierInfo, insurance_expires_on=day)

    found = broker.get("/api/v1/carriers/", {"ordering": "insurance_expires_on"}).json()["results"]

    assert [row["insurance_expires_on"] for row in found] == [None, "2026-12-01", "2027-03-01"]


def test_carriers_are_found_by_equipment_and_by_the_supplier_they_haul_for(broker, make):
    rail = make(CarrierInfo, equipment=["rail", "reefer"], supplier=make(Supplier, name="Harbor Packing"))
    make(CarrierInfo)

    for query in ({"equipment__has": "rail"}, {"q": "harbor"}, {"supplier": rail.supplier_id}):
        found = broker.get("/api/v1/carriers/", query).json()["results"]
        assert [row["id"] for row in found] == [rail.pk]
