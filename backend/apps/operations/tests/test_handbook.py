"""The generated pages say all of it, and are committed as the code says them."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command

from apps.core.checks import entities
from apps.operations import handbook
from config import env

# Every custom column of the former application, by its table, as its solution file declared them; the key
# of each table comes beside these 55.
COLUMNS = {
    "cr7c4_accountsreceivables": "cr7c4_email cr7c4_names cr7c4_phone cr7c4_terms",
    "cr7c4_carrierinfo": "cr7c4_address cr7c4_contactname cr7c4_name cr7c4_releasenumber cr7c4_supplierid",
    "cr7c4_plant": (
        "cr7c4_loadpickuprequirements cr7c4_location cr7c4_plantname cr7c4_planttype "
        "cr7c4_releasenumber cr7c4_storage cr7c4_supplierid"
    ),
    "cr7c4_supplier": (
        "cr7c4_accountsreceivablesid cr7c4_datewhencreditapplicationwassent "
        "cr7c4_nameofsupplier cr7c4_plant cr7c4_profileofsupplierdeliverytype "
        "pro_contactinfo_lookup pro_po_lookup"
    ),
    "pro_contactinfo": (
        "pro_contacttype pro_cr7c4_supplier pro_customer_lookup pro_email pro_name pro_phone pro_position"
    ),
    "pro_customer": "pro_customername pro_documentsneeded",
    "pro_purchaseorder": (
        "pro_customer_lookup pro_customerdocuments pro_fulfillmentdate pro_item "
        "pro_po_number pro_priceperunit pro_priceperunit_base pro_purchasedate "
        "pro_quantity pro_supplier_lookup pro_supplierdocuments"
    ),
    "pro_supplier_locations": (
        "pro_address pro_locationname pro_state pro_supplier_lookup pro_supplier_lookup2"
    ),
    "pro_supplierplantmapping": (
        "new_pro_contactinfo pro_customerlookup pro_doclistchoices pro_plantlookup "
        "pro_purchaseorder pro_supplierlookup pro_supplierplantmapping1"
    ),
}
DOCUMENTS = {
    895010000: "letter_of_guarantee",
    895010001: "audit_report",
    895010002: "brc",
    895010003: "animal_welfare",
    895010004: "spec_sheet",
    895010005: "label_picture",
}
OPTIONS = {
    ("cr7c4_plant", "plant_type"): dict(enumerate(["beef", "chicken", "pork", "turkey"], 166990000)),
    ("cr7c4_plant", "load_pickup_requirements"): dict(
        enumerate(
            ["forklift_required", "handle_with_care", "none", "standard_loading", "release_number_used"],
            166990000,
        )
    ),
    ("cr7c4_plant", "storage"): {166990001: "internal_cold", 166990002: "outside_cold"},
    ("cr7c4_supplier", "delivery_type"): {0: "delivers", 1: "does_not_deliver"},
    ("pro_contactinfo", "contact_type"): {895010000: "supplier", 895010001: "customer"},
    ("pro_contactinfo", "position"): dict(
        enumerate(
            ["accounts_receivable", "sales_rep", "owner", "logistics", "accounts_payable", "buyer"], 895010000
        )
    ),
    ("pro_customer", "documents_needed"): DOCUMENTS,
    ("pro_supplierplantmapping", "documents_needed"): DOCUMENTS,
}


def migrated():
    return {model.DATAVERSE.table: model for model in entities() if model.DATAVERSE}


@pytest.mark.parametrize("name", handbook.PAGES)
def test_the_committed_page_is_what_the_code_says(name):
    committed = (handbook.folder() / name).read_text()
    assert committed == handbook.PAGES[name](), f"run manage.py {name.removesuffix('.md').replace('-', '_')}"


def test_the_commands_write_the_pages(tmp_path, monkeypatch):
    monkeypatch.setattr(handbook, "folder", lambda: tmp_path)
    call_command("powerapps_mapping")
    call_command("configuration")
    assert {file.name for file in tmp_path.iterdir()} == set(handbook.PAGES)


def test_each_of_the_nine_tables_and_55_columns_has_its_place():
    known = {table: set(names.split()) for table, names in COLUMNS.items()}
    assert sum(map(len, known.values())) == 55
    declared = {table: set(model.DATAVERSE.columns) for table, model in migrated().items()}
    assert declared.keys() == known.keys()
    for table, names in known.items():
        assert declared[table] >= names | {f"{table}id"}, table
    page = handbook.powerapps_mapping()
    assert all(f"| `{name}` |" in page for names in known.values() for name in names)


def test_every_option_value_became_a_choice():
    declared = {
        (table, field): choices
        for table, model in migrated().items()
        for field, choices in model.DATAVERSE.options.items()
    }
    assert declared == OPTIONS
    for (table, field), choices in declared.items():
        column = migrated()[table]._meta.get_field(field)
        offered = getattr(column, "choice_set", None) or column.choices
        assert set(choices.values()) <= {value for value, _ in offered}


def test_what_a_column_became_is_there_or_is_explained():
    for model in migrated().values():
        for old, new in model.DATAVERSE.columns.items():
            assert handbook._field(model, new) or new.endswith("."), (model.__name__, old)


def test_each_knob_is_explained_once_without_this_machine_in_it():
    page = handbook.configuration()
    assert re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE) == [knob.name for knob in env.KNOBS]
    assert str(env.BASE_DIR) not in page
