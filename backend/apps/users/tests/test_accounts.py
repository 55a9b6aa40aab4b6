from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, OperationalError, connection, transaction

from apps.audit.models import AuditEntry
from apps.company.models import CompanySettings
from apps.core.exceptions import Conflict
from apps.core.lists import titles_of
from apps.core.roles import Role
from apps.users import accounts
from apps.users.backends import EmailBackend
from apps.users.models import User, UserProfile
from apps.users.tests.factories import PASSWORD
from config import security

pytestmark = pytest.mark.django_db


def test_a_user_comes_with_a_profile():
    user = User.objects.create_user("dana@projectmeats.test", PASSWORD, role=Role.BROKER)
    assert UserProfile.objects.get(user=user).role == Role.BROKER


def test_createsuperuser_makes_an_admin_with_a_profile(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", email="root@projectmeats.test", interactive=False, verbosity=0)
    user = User.objects.get(email="root@projectmeats.test")
    assert (user.profile.role, user.is_staff, user.is_superuser) == (Role.ADMIN, True, True)


def test_no_other_way_makes_a_user_without_a_profile():
    assert User.objects.create(email="dana@projectmeats.test").profile.role == Role.VIEWER
    with pytest.raises(TypeError, match="one by one"):
        User.objects.bulk_create([User(email="x@projectmeats.test")])


def test_a_user_whose_profile_cannot_be_made_is_not_made():
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("dana@projectmeats.test", PASSWORD, role="emperor")
    assert not User.objects.exists()


def test_addresses_differ_by_more_than_their_case():
    User.objects.create_user("Dana@ProjectMeats.test", PASSWORD)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("DANA@projectmeats.TEST", PASSWORD)
    assert User.objects.get().email == "dana@projectmeats.test"


def test_the_database_itself_refuses_capitals_in_addresses():
    user = User.objects.create_user("dana@projectmeats.test", PASSWORD)
    with pytest.raises(IntegrityError), transaction.atomic():
        super(type(User.objects.all()), User.objects.filter(pk=user.pk)).update(
            email="Dana@projectmeats.test"
        )


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Dana", "Reyes", "Dana Reyes"),
        ("Dana", "", "Dana"),
        ("", "Reyes", "Reyes"),
        ("", "", "d@projectmeats.test"),
    ],
)
def test_python_and_the_database_agree_on_names(first, last, name):
    user = User.objects.create_user("d@projectmeats.test", PASSWORD, first_name=first, last_name=last)
    titles = titles_of({User: {user.pk}, UserProfile: {user.profile.pk}})
    assert [user.name, titles[User][user.pk], titles[UserProfile][user.profile.pk]] == [name] * 3


def test_the_role_costs_no_query_of_its_own(django_assert_num_queries):
    pk = User.objects.create_user("dana@projectmeats.test", PASSWORD).pk
    with django_assert_num_queries(1):
        user = EmailBackend().get_user(pk)
        assert user is not None
        assert user.profile.role == Role.VIEWER


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("elevenchars", "too short"),
        ("passwordpassword", "too common"),
        ("Password1234!", "too common"),
        ("qzxvqzxvqzxv", "repeats"),
        ("DanaReyes2026!", "your own name"),
        ("dana.reyes@projectmeats.test", "your own name"),
        ("x" * 129, "At most 128"),
    ],
)
def test_weak_passwords_are_refused_wherever_one_is_set(password, reason):
    names: dict[str, Any] = {"first_name": "Dana", "last_name": "Reyes"}
    user = User.objects.create_user("dana.reyes@projectmeats.test", PASSWORD, **names)
    with pytest.raises(ValidationError, match=reason):
        accounts.set_password(user, password)
    with pytest.raises(ValidationError, match=reason):
        User.objects.create_user("dana.reyes@projectmeats.test", password, **names)


def test_passwords_are_hashed_by_argon2id(user_of, settings):
    settings.PASSWORD_HASHERS = security.PASSWORD_HASHERS
    assert user_of("viewer").password.startswith("argon2$argon2id$")


def test_the_trail_tells_of_a_new_password_and_shows_none(user_of):
    user = user_of("broker")
    accounts.set_password(user, "another-long-phrase")
    entry = AuditEntry.objects.get(entity="users", record_id=user.pk, action="password_changed")
    assert entry.changes == {"password": ["(old)", "(new)"]}


def test_signing_in_is_no_change_of_the_user(user_of):
    user = user_of("broker")
    user.last_login = user.created_on
    user.save(update_fields=["last_login"])
    assert User.objects.get(pk=user.pk).version == 1
    assert not AuditEntry.objects.filter(record_id=user.pk, entity="users", action="update").exists()


def test_the_last_active_admin_stays_one(user_of):
    first, second = user_of("admin"), user_of("admin")
    accounts.deactivate(second.profile, by=first)
    with pytest.raises(Conflict) as demoted:
        accounts.change_role(first.profile, Role.MANAGER, by=first)
    with pytest.raises(Conflict) as deactivated:
        accounts.deactivate(first.profile, by=first)
    assert {demoted.value.get_codes(), deactivated.value.get_codes()} == {"last_admin"}


@pytest.mark.django_db(transaction=True)
def test_two_admins_who_demote_each_other_at_once_leave_one(user_of):
    first, second = user_of("admin"), user_of("admin")

    def demote(pair: tuple[User, User]) -> str:
        victim, by = pair
        while True:
            try:
                with transaction.atomic():
                    profile = UserProfile.objects.locked().get(user=victim)
                    accounts.change_role(profile, Role.VIEWER, by=by)
                    return "done"
            except Conflict as refusal:
                return str(refusal.get_codes())
            except OperationalError:  # SQLite in memory knows no waiting for a lock
                time.sleep(0.01)
            finally:
                connection.close()

    CompanySettings.stored()
    with ThreadPoolExecutor(2) as pool:
        outcomes = set(pool.map(demote, [(first, second), (second, first)]))
    assert outcomes == {"done", "last_admin"}
    assert UserProfile.objects.filter(role=Role.ADMIN).count() == 1


def test_sessions_outlive_a_new_secret_key_while_the_former_is_accepted(browser, user_of, settings):
    browser.sign_in(user_of("broker"))
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "new" * 20
    assert browser.is_signed_in
