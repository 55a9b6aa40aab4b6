import pytest
from django.db import IntegrityError

from apps.accounts_receivables.models import AccountsReceivable
from apps.core.roles import CREDIT, Role
from apps.customers.models import Customer

ADDRESS = "/api/v1/accounts-receivables/"


@pytest.fixture
def accounting(client_of):
    return client_of(Role.ACCOUNTING)


def changed(client, account, **values):
    return client.patch(
        f"{ADDRESS}{account.pk}/", values, format="json", headers={"If-Match": f'"{account.version}"'}
    )


def fields_of(answer):
    return [error["field"] for error in answer.json()["errors"]]


def test_a_customer_has_one_active_account(accounting, make):
    account = make(AccountsReceivable)

    answer = accounting.post(ADDRESS, {"name": "Second", "customer": account.customer_id}, format="json")

    assert (answer.status_code, fields_of(answer)) == (422, ["customer"])


def test_the_database_itself_holds_a_customer_to_one_active_account(make):
    account = make(AccountsReceivable)

    with pytest.raises(IntegrityError):
        make(AccountsReceivable, customer=account.customer)


def test_an_account_may_follow_an_inactive_one_which_then_cannot_come_back(accounting, make):
    former = make(AccountsReceivable, status="inactive")
    successor = accounting.post(ADDRESS, {"name": "New", "customer": former.customer_id}, format="json")

    restored = accounting.post(f"{ADDRESS}{former.pk}/restore/", headers={"If-Match": '"1"'})

    assert successor.status_code == 201
    assert (restored.status_code, restored.json()["code"]) == (409, "superseded")


def test_accounts_without_a_customer_do_not_exclude_each_other(make):
    make(AccountsReceivable, customer=None)

    assert make(AccountsReceivable, customer=None).pk


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_credit_hold_needs_a_reason(accounting, make, reason):
    answer = changed(accounting, make(AccountsReceivable), credit_hold=True, credit_hold_reason=reason)

    assert (answer.status_code, fields_of(answer)) == (422, ["credit_hold_reason"])


def test_a_reason_cannot_be_taken_from_a_hold_that_stays(accounting, make):
    account = make(AccountsReceivable, credit_hold=True, credit_hold_reason="Two invoices 30 days late")

    answer = changed(accounting, account, credit_hold_reason="")

    assert (answer.status_code, fields_of(answer)) == (422, ["credit_hold_reason"])


def test_a_hold_with_its_reason_is_kept_and_lifted(accounting, make):
    account = make(AccountsReceivable)
    held = changed(accounting, account, credit_hold=True, credit_hold_reason="Late")
    account.refresh_from_db()

    lifted = changed(accounting, account, credit_hold=False, credit_hold_reason="")

    assert (held.status_code, lifted.status_code) == (200, 200)


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ACCOUNTING, 200), (Role.MANAGER, 200), (Role.BROKER, 403), (Role.VIEWER, 403)]
)
def test_accounting_and_managers_set_what_a_customer_may_owe(client_of, make, role, status):
    account = make(AccountsReceivable)

    assert changed(client_of(role), account, credit_limit="1000.00").status_code == status


def test_viewers_do_not_see_credit_and_brokers_do(client_of, make):
    account = make(AccountsReceivable)

    seen = client_of(Role.BROKER).get(f"{ADDRESS}{account.pk}/").json()
    shown = client_of(Role.VIEWER).get(f"{ADDRESS}{account.pk}/").json()

    assert set(CREDIT) <= set(seen)
    assert not set(CREDIT) & set(shown)


def test_terms_in_words_do_not_touch_the_terms_chosen(accounting, make):
    account = make(AccountsReceivable, payment_terms="net_30")

    assert changed(accounting, account, terms="Net 7").json()["payment_terms"] == "net_30"


@pytest.mark.parametrize("amount", ["-0.01", "10000000000.00", "1.005"])
def test_an_impossible_limit_is_refused(accounting, make, amount):
    answer = changed(accounting, make(AccountsReceivable), credit_limit=amount)

    assert (answer.status_code, fields_of(answer)) == (400, ["credit_limit"])


def test_the_limits_of_all_accounts_are_summed(accounting, make):
    make(AccountsReceivable, credit_limit="0.10")
    make(AccountsReceivable, credit_limit="0.20", insured_limit="0.15")

    summary = accounting.get(f"{ADDRESS}summary/").json()

    assert summary == {"count": 2, "credit_limit": "0.30", "insured_limit": "0.15"}


def test_an_account_is_found_by_its_customer(accounting, make):
    account = make(AccountsReceivable, customer=make(Customer, name="Harbor Retail"))
    make(AccountsReceivable)

    found = accounting.get(ADDRESS, {"q": "harbor"}).json()["results"]

    assert [row["id"] for row in found] == [account.pk]
