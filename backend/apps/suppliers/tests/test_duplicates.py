"""The warning on a new name; customers and suppliers share it, so each sentence holds for both."""

import pytest

from apps.core.duplicates import telling_words
from apps.customers.models import Customer
from apps.suppliers.models import Supplier


@pytest.fixture(params=[Supplier, Customer], ids=["suppliers", "customers"])
def model(request):
    return request.param


def like(client, model, name):
    answer = client.get(f"/api/v1/{model.ENTITY}/duplicates/", {"name": name})
    return [row["name"] for row in answer.json()["results"]]


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("Prairie Crest Packing, Inc.", "PRAIRIE CREST PACKING"),
        ("Prairie Crest Packing", "The Prairie Crest Packing Co., L.L.C."),
        ("Prairie Crest", "Prairie Crest Packing Company"),
        ("Prairie Crest Packing", "Prairie Crst Packing"),
        ("O'Brien Meats LLC", "O'Brien Meats, Inc."),
        ("O\u2019Brien Meats", "O'Brien Meats"),
        ("Señor Ångus", "senor angus corp"),
        ("J.B. Foods", "J.B. Foods, Inc."),
        ("Smith & Sons", "Smith and Sons Ltd"),
        ("The Company", "the company"),
        ("JBS USA Food Company", "JBS"),
    ],
)
def test_names_of_one_company_are_alike(broker, make, model, known, typed):
    make(model, name=known)

    assert like(broker, model, typed) == [known]


@pytest.mark.parametrize(
    "typed", ["Prairie Beef", "Grove", "P", "Pr", "Packing", "Harbor Packing Inc", "Inc", "!!", "%", "_"]
)
def test_names_that_share_a_word_or_a_legal_form_are_not(broker, make, model, typed):
    make(model, name="Prairie Grove Packing, Inc.")

    assert like(broker, model, typed) == []


def test_the_likest_name_comes_first(broker, make, model):
    for name in ("Prairie Crest Packing of Kansas", "Prairie Crest", "A Prairie Crest Foods"):
        make(model, name=name)

    assert like(broker, model, "Prairie Crest, LLC")[0] == "Prairie Crest"


def test_an_inactive_namesake_is_shown_so_that_it_can_be_restored(broker, make, model):
    make(model, name="Prairie Crest", status="inactive", city="Garden City", state="KS")

    answer = broker.get(f"/api/v1/{model.ENTITY}/duplicates/", {"name": "Prairie Crest"}).json()

    row = answer["results"][0]
    assert (row["status"], row["city"], row["state"]) == ("inactive", "Garden City", "KS")


@pytest.mark.parametrize("query", [{}, {"name": " "}, {"name": "x" * 851}, {"name": "x", "limit": "3"}])
def test_a_question_without_a_usable_name_is_refused(broker, model, query):
    assert broker.get(f"/api/v1/{model.ENTITY}/duplicates/", query).status_code == 400


def test_a_name_of_untelling_words_only_is_told_by_them():
    assert telling_words("The Company, Inc.") == ["the", "company", "inc"]
