from __future__ import annotations

import pytest

from apps.audit.models import AuditEntry
from apps.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client_of):
    return client_of(User.objects.create_superuser("op@projectmeats.test", "correct-horse-battery"))


@pytest.mark.parametrize(
    "page",
    ["users/user", "users/userprofile", "users/invitation", "users/apitoken", "company/companysettings"],
)
def test_operators_look_at_everything_and_add_nothing(operator, page):
    assert operator.get(f"/admin/{page}/").status_code == 200
    assert operator.get(f"/admin/{page}/add/").status_code == 403


def test_an_operator_makes_another_one_and_the_trail_tells(operator, user_of):
    user = user_of("manager")
    operator.post(f"/admin/users/user/{user.pk}/change/", {"is_staff": "on", "is_superuser": ""})
    assert User.objects.get(pk=user.pk).is_staff
    entry = AuditEntry.objects.get(entity="users", record_id=user.pk, action="update")
    assert (entry.actor, entry.changes) == (operator.user, {"is_staff": [False, True]})


def test_admins_of_the_company_are_no_operators(admin):
    assert admin.get("/admin/").status_code == 302


def test_no_page_shows_what_is_secret(operator, token_of, user_of):
    token_of(user_of("broker"))
    user = User.objects.get(email__startswith="broker")
    text = operator.get(f"/admin/users/user/{user.pk}/change/").content.decode()
    text += operator.get(f"/admin/users/apitoken/{user.tokens.get().pk}/change/").content.decode()
    assert user.tokens.get().digest not in text
    assert user.password not in text
