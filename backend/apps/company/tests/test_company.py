from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from time import sleep

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, OperationalError, connection, transaction
from PIL import Image

from apps.audit.models import AuditEntry
from apps.company.models import CompanySettings
from apps.core.roles import Role

pytestmark = pytest.mark.django_db

COMPANY = "/api/v1/settings/company/"


@pytest.fixture(autouse=True)
def nothing_kept():
    CompanySettings.forget()
    yield
    CompanySettings.forget()


def version(client) -> dict[str, str]:
    return {"If-Match": client.get(COMPANY)["ETag"]}


def test_all_read_the_settings_and_only_admins_write_them(client_of):
    for role in Role:
        client = client_of(role)
        assert client.get(COMPANY).json()["po_number_prefix"] == "PO-"
        answer = client.patch(COMPANY, {"city": "Chicago"}, format="json", headers=version(client))
        assert answer.status_code == (200 if role == Role.ADMIN else 403)
        assert client.get(COMPANY).json()["can"] == (["edit"] if role == Role.ADMIN else [])


def test_nobody_reads_them_without_signing_in(client):
    assert client.get(COMPANY).status_code == 401


def test_a_change_is_versioned_and_in_the_trail(admin):
    stale = version(admin)
    answer = admin.patch(COMPANY, {"name": "Prairie Protein"}, format="json", headers=stale)
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    assert admin.patch(COMPANY, {"name": "Other"}, format="json", headers=stale).status_code == 412
    assert admin.patch(COMPANY, {"name": "Other"}, format="json").status_code == 428
    entry = AuditEntry.objects.get(entity="company", action="update")
    assert (entry.changes, entry.actor) == ({"name": ["ProjectMeats", "Prairie Protein"]}, admin.user)


def test_a_put_of_what_was_read_changes_nothing(admin):
    read = admin.get(COMPANY).json()
    can = read.pop("can")
    answer = admin.put(COMPANY, read, format="json", headers=version(admin))
    assert (answer.status_code, answer.json()) == (200, {**read, "can": can})


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"timezone": "Mars/Olympus"}, 400, "timezone"),
        ({"po_number_next": 0}, 400, "po_number_next"),
        ({"po_number_next": 10**13}, 400, "po_number_next"),
        ({"po_number_width": 13}, 400, "po_number_width"),
        ({"po_number_prefix": "<b>"}, 400, "po_number_prefix"),
        ({"two_factor_roles": ["emperor"]}, 400, "two_factor_roles.0"),
        ({"hide_others_margins": "yes"}, 400, "hide_others_margins"),
        ({"email": "nobody"}, 400, "email"),
        ({"slogan": "Meat!"}, 400, "slogan"),
    ],
)
def test_bad_input_is_named(admin, body, status, field):
    answer = admin.patch(COMPANY, body, format="json", headers=version(admin))
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (status, field)


def test_there_is_one_company():
    CompanySettings.stored()
    with pytest.raises(IntegrityError), transaction.atomic():
        CompanySettings.objects.create(pk=2)


def test_the_settings_are_read_once_and_anew_after_a_change(django_assert_num_queries):
    CompanySettings.current()
    with django_assert_num_queries(0):
        assert CompanySettings.current().hide_others_margins is False
    company = CompanySettings.stored()
    company.hide_others_margins = True
    company.save()
    assert CompanySettings.current().hide_others_margins is True


def test_another_process_sees_a_change_after_some_seconds(monkeypatch):
    CompanySettings.current()
    CompanySettings.objects.filter(pk=1).update(name="Changed elsewhere")
    assert CompanySettings.current().name == "ProjectMeats"
    monkeypatch.setattr("apps.company.models.SEEN_ELSEWHERE_AFTER", -1.0)
    assert CompanySettings.current().name == "Changed elsewhere"


def test_numbers_follow_the_series(admin):
    body = {"po_number_prefix": "P/26-", "po_number_next": 42, "po_number_width": 4}
    admin.patch(COMPANY, body, format="json", headers=version(admin))
    with transaction.atomic():
        assert [CompanySettings.take_po_number() for _ in range(2)] == ["P/26-0042", "P/26-0043"]
    assert admin.get(COMPANY).json()["po_number_next"] == 44


def test_taking_a_number_is_no_change_of_the_settings():
    CompanySettings.take_po_number()
    assert CompanySettings.stored().version == 1
    assert not AuditEntry.objects.filter(entity="company", action="update").exists()


def test_a_number_of_a_refused_order_is_free_again():
    with transaction.atomic():
        CompanySettings.take_po_number()
        transaction.set_rollback(True)
    assert CompanySettings.take_po_number() == "PO-00001"


@pytest.mark.django_db(transaction=True)
def test_many_at_once_take_different_numbers_and_leave_none_out():
    CompanySettings.stored()

    def take(_: int) -> str:
        while True:
            try:
                with transaction.atomic():
                    return CompanySettings.take_po_number()
            except OperationalError:  # SQLite in memory knows no waiting for a lock
                sleep(0.01)
            finally:
                connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = sorted(pool.map(take, range(24)))
    assert numbers == [f"PO-{number:05}" for number in range(1, 25)]


def test_a_logo_is_written_anew_and_shown_to_the_signed_in(admin, broker, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    target = BytesIO()
    Image.new("RGBA", (2400, 600), (255, 0, 0, 128)).save(target, "PNG")
    upload = SimpleUploadedFile("logo.png", target.getvalue(), "image/png")
    assert broker.get(f"{COMPANY}logo/").status_code == 404
    answer = admin.put(f"{COMPANY}logo/", {"image": upload}, headers=version(admin))
    assert (answer.status_code, answer.json()["logo"]) == (200, f"{COMPANY}logo/")
    shown = Image.open(BytesIO(broker.get(f"{COMPANY}logo/").getvalue()))
    assert (shown.format, shown.size, shown.mode) == ("PNG", (1200, 300), "RGBA")
    assert broker.delete(f"{COMPANY}logo/", headers=version(broker)).status_code == 403
    assert admin.delete(f"{COMPANY}logo/", headers=version(admin)).json()["logo"] is None
