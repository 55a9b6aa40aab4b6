from apps.contacts.models import ContactInfo
from apps.customers.models import Customer
from apps.plants.models import Plant
from apps.suppliers.models import Supplier


def test_a_contact_may_work_for_a_supplier_and_one_of_its_plants(broker, make):
    plant = make(Plant)

    answer = broker.post(
        "/api/v1/contacts/",
        {"name": "Dana Whitfield", "contact_type": "plant", "supplier": plant.supplier_id, "plant": plant.pk},
        format="json",
    )

    assert answer.status_code == 201
    assert (answer.json()["supplier_name"], answer.json()["plant_name"]) == (plant.supplier.name, plant.name)


def test_contacts_are_found_by_their_employer(broker, make):
    contact = make(
        ContactInfo, supplier=None, contact_type="customer", customer=make(Customer, name="Harbor")
    )
    make(ContactInfo)

    for query in ({"customer": contact.customer_id}, {"q": "harbor"}, {"supplier__isnull": "true"}):
        found = broker.get("/api/v1/contacts/", query).json()["results"]
        assert [row["id"] for row in found] == [contact.pk]


def test_contacts_are_found_by_what_they_take_care_of(broker, make):
    buyer = make(ContactInfo, position=["buyer", "logistics"])
    make(ContactInfo)

    found = broker.get("/api/v1/contacts/", {"position__has": "buyer"}).json()["results"]

    assert [row["id"] for row in found] == [buyer.pk]


def test_the_first_person_to_call_may_work_elsewhere(broker, make):
    answer = broker.post(
        "/api/v1/suppliers/",
        {"name": "Prairie Crest", "primary_contact": make(ContactInfo, supplier=make(Supplier)).pk},
        format="json",
    )

    assert answer.status_code == 201
