import pytest

from apps.plants.models import Establishment, Plant
from apps.suppliers.models import Supplier

ADDRESS = "/api/v1/plants/"


def created(client, **values):
    return client.post(ADDRESS, {"name": "Garden City", **values}, format="json")


def found(client, **query):
    return [row["id"] for row in client.get(ADDRESS, query).json()["results"]]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Est. 245 M", "M245"),
        ("p-245c + M 245C", "M245C+P245C"),
        ("M21725B+P21725B+V21725B", "M21725B+P21725B+V21725B"),
        ("245C", "245C"),
        ("", ""),
    ],
)
def test_establishment_numbers_are_taken_in_any_spelling_and_read_joined_by_plus(broker, typed, kept):
    assert created(broker, establishment_numbers=typed).json()["establishment_numbers"] == kept


@pytest.mark.parametrize("typed", ["Garden City", "M1234567", "M245CDEFGH"])
def test_what_is_no_establishment_number_is_refused_by_its_name(broker, typed):
    answer = created(broker, establishment_numbers=typed)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["establishment_numbers"]


@pytest.mark.parametrize("typed", [["M245C"], 245, None])
def test_establishment_numbers_of_another_type_are_refused(broker, typed):
    assert created(broker, establishment_numbers=typed).status_code == 400


@pytest.mark.parametrize("typed", ["M245C", "est. 245C", "245c m", "m-245 C", "P9+M245C"])
def test_a_plant_is_found_by_one_of_its_numbers_in_any_spelling(broker, make, typed):
    plant = make(Plant, establishment_numbers=["M245C", "P245C"])
    make(Plant, establishment_numbers=["M245"])
    make(Plant, establishment_numbers=["M1245C"])

    assert found(broker, establishment_numbers=typed) == [plant.pk]


def test_all_plants_that_a_bare_number_may_mean_are_found(broker, make):
    plants = [make(Plant, establishment_numbers=[number]) for number in ("245", "G245", "P245")]
    make(Plant, establishment_numbers=["P245C"])

    assert sorted(found(broker, establishment_numbers="245")) == sorted(plant.pk for plant in plants)


@pytest.mark.parametrize(
    ("typed", "status"), [("", 400), ("M245C" * 100, 400), ("+", 422), ("Garden City", 422), ("M0", 422)]
)
def test_a_filter_that_names_no_number_is_refused_by_its_name(broker, typed, status):
    answer = broker.get(ADDRESS, {"establishment_numbers": typed})

    assert answer.status_code == status
    assert [error["field"] for error in answer.json()["errors"]] == ["establishment_numbers"]


def test_search_finds_a_plant_by_name_number_or_supplier(broker, make):
    plant = make(
        Plant, name="Ness", establishment_numbers=["M1234"], supplier=make(Supplier, name="Harbor Packing")
    )
    make(Plant)

    for query in ("ness", "Est. 1234 M", "m1234", "harbor"):
        assert found(broker, q=query) == [plant.pk]


def test_a_plant_remembers_the_establishment_it_was_filled_in_from(broker, make):
    establishment = make(Establishment)

    answer = created(broker, establishment=establishment.pk).json()

    assert answer["establishment_name"] == establishment.name
    assert found(broker, establishment=establishment.pk) == [answer["id"]]


@pytest.mark.parametrize(
    ("field", "value"), [("latitude", "90.00000001"), ("latitude", "-91.00000000"), ("longitude", "180.1")]
)
def test_a_place_that_is_not_on_earth_is_refused(broker, field, value):
    answer = created(broker, **{field: value})

    assert answer.status_code == 400
    assert {error["field"] for error in answer.json()["errors"]} == {field}


def test_a_place_keeps_its_eight_decimals(broker):
    answer = created(broker, latitude="37.97168801", longitude="-100.87266209").json()

    assert (answer["latitude"], answer["longitude"]) == ("37.97168801", "-100.87266209")


@pytest.mark.parametrize(
    ("parameter", "value"), [("storage", "outside_cold"), ("load_pickup_requirements", "none")]
)
def test_plants_are_found_by_what_a_truck_meets_there(broker, make, parameter, value):
    plant = make(Plant, **{parameter: [value]})
    make(Plant)

    assert found(broker, **{f"{parameter}__has": value}) == [plant.pk]
