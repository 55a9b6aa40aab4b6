"""Django's admin is to look at."""

from __future__ import annotations

import pytest
from django.contrib import admin as django_admin
from django.urls import reverse

from apps.core.checks import entities
from apps.users.models import User

REGISTERED = sorted(django_admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture
def operator(user_of, client):
    """Somebody who may enter the admin."""
    user = user_of("admin", is_staff=True, is_superuser=True)
    client.force_login(user)
    return client


def test_every_entity_can_be_looked_at():
    assert set(entities()) <= set(REGISTERED)


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_its_lists_open_and_nothing_can_be_made_or_deleted_there(operator, model):
    name = f"{model._meta.app_label}_{model._meta.model_name}"
    assert operator.get(reverse(f"admin:{name}_changelist"), {"q": "x"}).status_code == 200
    assert operator.get(reverse(f"admin:{name}_add")).status_code == 403


def test_second_factors_and_sessions_are_not_in_it():
    assert not {model._meta.app_label for model in REGISTERED} & {
        "mfa",
        "usersessions",
        "account",
        "sessions",
        "auth",
    }


def test_only_operators_enter(client_of):
    assert client_of("admin").get("/admin/").status_code == 302
    assert not User.objects.filter(is_staff=True).exists()
