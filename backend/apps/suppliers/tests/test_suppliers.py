import pytest
from django.db import IntegrityError

from apps.customers.models import Customer
from apps.plants.models import Plant
from apps.suppliers.models import Supplier, SupplierLocation, SupplierPlantMapping

MAPPINGS = "/api/v1/supplier-plant-mappings/"


def approved(client, plant, customer, **values):
    ids = {"supplier": plant.supplier_id, "plant": plant.pk, "customer": customer.pk}
    return client.post(MAPPINGS, {**ids, **values}, format="json")


def fields_of(answer):
    return {error["field"] for error in answer.json()["errors"]}


def test_a_us_state_is_kept_by_its_code_and_a_foreign_one_as_typed(broker):
    for typed, kept in (("kansas", "KS"), ("ks", "KS"), ("Alberta", "Alberta")):
        answer = broker.post("/api/v1/suppliers/", {"name": "Prairie", "state": typed}, format="json")
        assert answer.json()["state"] == kept


def test_a_postal_code_keeps_its_leading_zeros(broker):
    answer = broker.post("/api/v1/suppliers/", {"name": "Prairie", "postal_code": "00987"}, format="json")

    assert answer.json()["postal_code"] == "00987"


def test_a_location_needs_its_supplier(broker):
    answer = broker.post("/api/v1/supplier-locations/", {"name": "Cold store"}, format="json")

    assert (answer.status_code, fields_of(answer)) == (400, {"supplier"})


def test_a_location_is_found_by_the_name_of_its_supplier(broker, make):
    place = make(SupplierLocation, supplier=make(Supplier, name="Harbor Packing"))
    make(SupplierLocation)

    found = broker.get("/api/v1/supplier-locations/", {"q": "harbor"}).json()["results"]

    assert [row["id"] for row in found] == [place.pk]


def test_an_approved_source_is_named_after_its_parties_unless_it_has_a_name(broker, make):
    plant, customer = make(Plant), make(Customer)

    unnamed = approved(broker, plant, customer).json()["name"]
    named = approved(broker, plant, make(Customer), name="Ground beef for Lakeshore").json()["name"]

    assert unnamed == f"{plant.supplier.name} · {plant.name} · {customer.name}"
    assert named == "Ground beef for Lakeshore"


def test_an_approved_source_of_long_names_still_fits_its_index(broker, make):
    plant = make(Plant, name="肉" * 600, supplier=make(Supplier, name="肉" * 600))

    answer = approved(broker, plant, make(Customer))

    assert answer.status_code == 201
    assert len(answer.json()["name"].encode()) <= 2000


def test_a_plant_is_an_approved_source_of_a_customer_once(broker, make):
    plant, customer = make(Plant), make(Customer)
    approved(broker, plant, customer)

    answer = approved(broker, plant, customer)

    assert (answer.status_code, fields_of(answer)) == (422, {"plant"})


def test_the_database_itself_holds_an_approved_source_to_one(make):
    first = make(SupplierPlantMapping)

    with pytest.raises(IntegrityError):
        make(SupplierPlantMapping, plant=first.plant, customer=first.customer)


def test_a_plant_of_another_supplier_is_no_source_of_this_one(broker, make):
    answer = approved(broker, make(Plant), make(Customer), supplier=make(Supplier).pk)

    assert (answer.status_code, fields_of(answer)) == (422, {"plant"})


def test_an_approved_source_cannot_lose_one_of_its_parties(broker, make):
    source = make(SupplierPlantMapping)

    for field in ("supplier", "plant", "customer"):
        answer = broker.patch(
            f"{MAPPINGS}{source.pk}/", {field: None}, format="json", headers={"If-Match": '"1"'}
        )
        assert (answer.status_code, fields_of(answer)) == (400, {field})


def test_approved_sources_are_found_by_any_of_their_parties(broker, make):
    source = make(SupplierPlantMapping, customer=make(Customer, name="Harbor Retail"))
    make(SupplierPlantMapping)

    for query in ({"q": "harbor"}, {"plant": source.plant_id}, {"supplier": source.supplier_id}):
        found = broker.get(MAPPINGS, query).json()["results"]
        assert [row["id"] for row in found] == [source.pk]
