from __future__ import annotations

import pytest

from apps.audit.models import AuditEntry
from apps.core.roles import Role, abilities
from apps.users.models import User

pytestmark = pytest.mark.django_db

USERS, PROFILES, ME = "/api/v1/users/", "/api/v1/user-profiles/", "/api/v1/user-profiles/me/"


def if_match(version: int = 1) -> dict[str, str]:
    return {"If-Match": f'"{version}"'}


# Oneself


def test_me_is_one_s_own_profile_with_what_one_may_do(broker):
    me = broker.get(ME).json()
    assert (me["user"], me["email"], me["role"]) == (broker.user.pk, broker.user.email, "broker")
    assert me["abilities"] == abilities(broker.user)
    assert me["company_timezone"] == "America/Chicago"
    assert (me["second_factor"], me["second_factor_required"]) == (False, False)


def test_everybody_changes_their_own_profile_and_name(client_of):
    for role in Role:
        client = client_of(role)
        body = {"phone": "312-555-0177", "theme": "dark", "timezone": "America/Denver", "first_name": "Alex"}
        answer = client.patch(ME, body, format="json", headers=if_match())
        assert answer.status_code == 200
        assert body.items() <= answer.json().items()
        assert answer.json()["name"] == "Alex"
        assert answer.json()["version"] == 2


@pytest.mark.parametrize("role", list(Role))
def test_nobody_gives_themselves_a_role(client_of, role):
    client = client_of(role)
    other = Role.VIEWER if role == Role.ADMIN else Role.ADMIN
    answer = client.patch(ME, {"role": other}, format="json", headers=if_match())
    assert (answer.status_code, answer.json()["errors"]) == (
        400,
        [{"field": "role", "code": "read_only", "message": "This field is read-only."}],
    )
    same = client.patch(ME, {"role": role, "phone": "1"}, format="json", headers=if_match())
    assert same.status_code == 200


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"timezone": "../../etc/passwd"}, "timezone"),
        ({"theme": "pink"}, "theme"),
        ({"email": "other@projectmeats.test"}, "email"),
        ({"user": 1}, "user"),
        ({"owner": None}, "owner"),
        ({"is_staff": True}, "is_staff"),
        ({"bio": "x" * 4001}, "bio"),
        ({"email_notifications": "yes"}, "email_notifications"),
    ],
)
def test_bad_input_is_named(broker, body, field):
    if body == {"user": 1}:
        body = {"user": broker.user.pk + 1}
    if body == {"owner": None}:
        body = {"owner": broker.user.pk + 1}
    answer = broker.patch(ME, body, format="json", headers=if_match())
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_me_is_written_from_its_present_version_only(broker):
    assert broker.patch(ME, {"phone": "1"}, format="json").status_code == 428
    assert broker.patch(ME, {"phone": "1"}, format="json", headers=if_match(9)).status_code == 412


# Profiles


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_all_read_profiles_and_only_admins_write_them(client_of, admin, role):
    client = client_of(role)
    address = f"{PROFILES}{admin.user.profile.pk}/"
    assert client.get(PROFILES).status_code == 200
    assert client.get(address).json()["can"] == []
    assert client.patch(address, {"phone": "1"}, format="json", headers=if_match()).status_code == 403
    assert client.delete(address, headers=if_match()).status_code == 403
    assert client.put(f"{address}image/", headers=if_match()).status_code == 403


def test_nobody_makes_a_profile_by_itself(admin):
    assert admin.post(PROFILES, {"role": "admin"}, format="json").status_code == 405
    assert admin.post(USERS, {"email": "x@projectmeats.test"}, format="json").status_code == 405


def test_a_profile_is_found_by_the_name_of_its_user(admin, user_of):
    user_of("broker", first_name="Zoë", last_name="Quigley")
    for query in ("q=zoe", "q=QUIGLEY", "name__icontains=zoë%20q", "role=broker"):
        names = [row["name"] for row in admin.get(f"{PROFILES}?{query}").json()["results"]]
        assert names == ["Zoë Quigley"]


def test_a_new_role_takes_hold_at_once_and_leaves_one_entry_for_each_record(admin, broker):
    profile = broker.user.profile
    answer = admin.patch(
        f"{PROFILES}{profile.pk}/", {"role": "viewer", "phone": "1"}, format="json", headers=if_match()
    )
    assert answer.json()["role"] == "viewer"
    assert broker.get(ME).status_code == 401
    entry = AuditEntry.objects.get(entity="user-profiles", record_id=profile.pk, action="update")
    assert entry.changes == {"role": ["broker", "viewer"], "phone": ["", "1"]}


def test_deactivating_a_profile_shuts_the_user_out_until_it_is_restored(admin, user_of, browser):
    user = user_of("broker")
    address = f"{PROFILES}{user.profile.pk}/"
    assert admin.delete(address, headers=if_match()).status_code == 204
    assert browser.sign_in(user).status_code == 400
    assert user.pk not in [row["user"] for row in admin.get(PROFILES).json()["results"]]
    assert admin.get(address).json()["status"] == "inactive"
    assert admin.post(f"{address}restore/", headers=if_match(2)).status_code == 200
    assert browser.sign_in(user).status_code == 200


@pytest.mark.parametrize(
    "way", ["profile role", "profile delete", "user role", "user inactive", "user delete"]
)
def test_the_last_active_admin_can_be_neither_demoted_nor_deactivated(admin, way):
    profile, user = f"{PROFILES}{admin.user.profile.pk}/", f"{USERS}{admin.user.pk}/"
    address, method, body = {
        "profile role": (profile, "patch", {"role": "viewer"}),
        "profile delete": (profile, "delete", None),
        "user role": (user, "patch", {"role": "viewer"}),
        "user inactive": (user, "patch", {"is_active": False}),
        "user delete": (user, "delete", None),
    }[way]
    answer = getattr(admin, method)(address, body, format="json", headers=if_match())
    assert (answer.status_code, answer.json()["code"]) == (409, "last_admin")
    assert User.objects.get(pk=admin.user.pk).profile.role == Role.ADMIN
    assert admin.get(ME).status_code == 200


def test_an_admin_who_steps_down_stays_signed_in(browser, user_of):
    user, _ = user_of("admin"), user_of("admin")
    browser.sign_in(user)
    address = f"{PROFILES}{user.profile.pk}/"
    answer = browser.request("patch", address, {"role": "viewer"}, **if_match())
    assert answer.status_code == 200
    assert browser.get(ME).json()["role"] == "viewer"


# Users


def test_users_are_for_admins(admin, client_of):
    assert admin.get(USERS).status_code == 200
    for role in Role:
        assert (client_of(role).get(USERS).status_code == 200) == (role == Role.ADMIN)


def test_an_admin_changes_name_address_role_and_activity_at_once(admin, user_of, sent):
    user = user_of("broker")
    body = {"email": "NEW@projectmeats.test", "first_name": "New", "role": "manager", "is_active": False}
    answer = admin.patch(f"{USERS}{user.pk}/", body, format="json", headers=if_match())
    assert answer.status_code == 200
    assert {**answer.json(), **body, "email": "new@projectmeats.test", "version": 2} == answer.json()
    stored = User.objects.with_profile().get(pk=user.pk)
    assert (stored.profile.role, stored.profile.status, stored.email) == (
        "manager",
        "inactive",
        "new@projectmeats.test",
    )
    entry = AuditEntry.objects.get(entity="users", record_id=user.pk, actor=admin.user)
    assert set(entry.changes) == {"email", "first_name", "role", "is_active"}
    assert [mail.to for mail in sent()] == [[user.email]]
    assert sent()[-1].subject == "Your e-mail address was changed"


def test_users_are_found_by_any_of_several_roles(admin, user_of):
    user_of("broker")
    user_of("viewer")
    rows = admin.get(f"{USERS}?role__in=broker,viewer").json()["results"]
    assert sorted(row["role"] for row in rows) == ["broker", "viewer"]
    assert admin.get(f"{USERS}?role__in=broker,king").status_code == 400


def test_a_user_is_deactivated_and_restored_as_a_whole(admin, user_of):
    user = user_of("broker")
    address = f"{USERS}{user.pk}/"
    assert admin.delete(address, headers=if_match()).status_code == 204
    assert User.objects.get(pk=user.pk).profile.status == "inactive"
    assert admin.get(f"{USERS}?is_active=false").json()["results"][0]["id"] == user.pk
    assert admin.post(f"{address}restore/", headers=if_match(2)).json()["is_active"] is True


def test_an_address_that_is_taken_is_refused_in_any_case(admin, user_of):
    taken = user_of("broker").email.upper()
    answer = admin.patch(
        f"{USERS}{user_of('viewer').pk}/", {"email": taken}, format="json", headers=if_match()
    )
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "email")


def test_rights_of_operators_are_not_given_by_the_api(admin, user_of):
    for field, value in (("is_staff", True), ("is_superuser", True), ("password", "x"), ("session_epoch", 9)):
        answer = admin.patch(
            f"{USERS}{user_of('viewer').pk}/", {field: value}, format="json", headers=if_match()
        )
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_no_answer_holds_a_hash_or_an_epoch(admin, user_of):
    user = user_of("broker")
    text = "".join(
        admin.get(address).content.decode()
        for address in (f"{USERS}{user.pk}/", f"{USERS}{user.pk}/history/", ME, PROFILES)
    )
    assert "md5$" not in text
    assert "session_epoch" not in text


def test_a_put_of_what_was_read_changes_nothing(admin, user_of):
    user = user_of("broker")
    for address in (f"{USERS}{user.pk}/", f"{PROFILES}{user.profile.pk}/"):
        read = admin.get(address).json()
        can = read.pop("can")
        answer = admin.put(address, read, format="json", headers=if_match())
        assert (answer.status_code, answer.json()) == (200, {**read, "can": can})
