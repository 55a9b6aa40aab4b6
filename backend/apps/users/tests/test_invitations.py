from __future__ import annotations

import re

import pytest

from apps.audit.models import AuditEntry
from apps.core.models import IdempotencyKey
from apps.users import accounts
from apps.users.models import Invitation, User

pytestmark = pytest.mark.django_db

INVITATIONS = "/api/v1/invitations/"
BODY = {"email": "Dana.Reyes@ProjectMeats.test", "name": "Dana", "role": "broker"}
PASSWORD = "another-long-phrase"


def token_in(mail):
    return re.findall(r"/accept-invitation/(\S+)", mail.body)[0]


def acceptance(token, **fields):
    return {"token": token, "password": PASSWORD, "first_name": "Dana", "last_name": "Reyes", **fields}


@pytest.fixture
def invited(admin, sent):
    """An invitation sent: `(its id, the token of its e-mail)`."""
    answer = admin.post(INVITATIONS, BODY, format="json")
    assert answer.status_code == 201
    return answer.json()["id"], token_in(sent()[-1])


def test_an_account_comes_about_by_invitation(admin, invited, client, browser, sent):
    _, token = invited
    assert sent()[-1].to == ["dana.reyes@projectmeats.test"]
    answer = client.post(f"{INVITATIONS}accept/", acceptance(token), "application/json")
    assert (answer.status_code, answer.json()) == (
        201,
        {"email": "dana.reyes@projectmeats.test", "name": "Dana Reyes"},
    )
    user = User.objects.get(email="dana.reyes@projectmeats.test")
    assert (user.profile.role, user.profile.owner) == ("broker", admin.user)
    assert browser.sign_in(user, PASSWORD).status_code == 200


def test_accepting_signs_nobody_in(invited, client):
    answer = client.post(f"{INVITATIONS}accept/", acceptance(invited[1]), "application/json")
    assert "sessionid" not in answer.cookies


def test_an_invitation_is_good_for_one_account(invited, client):
    client.post(f"{INVITATIONS}accept/", acceptance(invited[1]), "application/json")
    again = client.post(f"{INVITATIONS}accept/", acceptance(invited[1]), "application/json")
    assert (again.status_code, again.json()["errors"][0]["field"]) == (422, "token")
    assert User.objects.filter(email__startswith="dana").count() == 1


def test_an_invitation_ends_after_a_week(invited, client, time_machine_at):
    with time_machine_at(days=7, seconds=1):
        answer = client.post(f"{INVITATIONS}accept/", acceptance(invited[1]), "application/json")
        assert answer.status_code == 422
    assert Invitation.objects.get().accepted_on is None


def test_only_the_hash_of_a_token_is_stored(invited):
    assert invited[1] not in str(vars(Invitation.objects.get()))
    assert invited[1] not in str(list(AuditEntry.objects.values_list("changes", "details")))


def test_sending_again_ends_the_former_link(invited, admin, client, sent):
    pk, token = invited
    assert admin.post(f"{INVITATIONS}{pk}/resend/", headers={"If-Match": '"1"'}).status_code == 200
    assert client.post(f"{INVITATIONS}accept/", acceptance(token), "application/json").status_code == 422
    new = token_in(sent()[-1])
    assert client.post(f"{INVITATIONS}accept/", acceptance(new), "application/json").status_code == 201


def test_a_revoked_invitation_is_refused_and_stays_so(invited, admin, client):
    pk, token = invited
    answer = admin.post(f"{INVITATIONS}{pk}/revoke/", headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["state"], answer.json()["can"]) == (200, "revoked", [])
    assert client.post(f"{INVITATIONS}accept/", acceptance(token), "application/json").status_code == 422
    again = admin.post(f"{INVITATIONS}{pk}/resend/", headers={"If-Match": '"2"'})
    assert (again.status_code, again.json()["code"]) == (409, "not_open")


@pytest.mark.parametrize("action", ["resend", "revoke"])
def test_a_stale_click_is_refused(invited, admin, action):
    address = f"{INVITATIONS}{invited[0]}/{action}/"
    assert admin.post(address).status_code == 428
    assert admin.post(address, headers={"If-Match": '"7"'}).status_code == 412


def test_password_rules_hold_for_the_invited_and_leave_the_invitation_open(invited, client):
    for weak in ("short", "Password1234!", "DanaReyes2026"):
        answer = client.post(
            f"{INVITATIONS}accept/", acceptance(invited[1], password=weak), "application/json"
        )
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "password")
    assert Invitation.objects.get().is_active


@pytest.mark.usefixtures("invited")
def test_an_address_with_an_account_or_an_open_invitation_is_not_invited(admin):
    again = admin.post(INVITATIONS, {**BODY, "email": BODY["email"].lower()}, format="json")
    member = admin.post(INVITATIONS, {**BODY, "email": admin.user.email.upper()}, format="json")
    assert (again.status_code, member.status_code) == (422, 422)
    assert {answer.json()["errors"][0]["field"] for answer in (again, member)} == {"email"}


def test_after_a_revocation_the_address_may_be_invited_anew(invited, admin):
    admin.post(f"{INVITATIONS}{invited[0]}/revoke/", headers={"If-Match": '"1"'})
    assert admin.post(INVITATIONS, BODY, format="json").status_code == 201


def test_sending_again_twice_under_one_key_sends_once(invited, admin, sent):
    headers = {"If-Match": '"1"', "Idempotency-Key": "resend-1"}
    before = len(sent())
    first = admin.post(f"{INVITATIONS}{invited[0]}/resend/", headers=headers)
    again = admin.post(f"{INVITATIONS}{invited[0]}/resend/", headers=headers)
    assert (first.status_code, again.status_code, again.json()) == (200, 200, first.json())
    assert len(sent()) == before + 1


@pytest.mark.parametrize("way", ["role", "deactivation"])
def test_invitations_of_somebody_who_lost_the_right_are_taken_back(invited, admin, user_of, client, way):
    other = user_of("admin")
    if way == "role":
        accounts.change_role(admin.user.profile, "viewer", by=other)
    else:
        accounts.deactivate(admin.user.profile, by=other)
    assert client.post(f"{INVITATIONS}accept/", acceptance(invited[1]), "application/json").status_code == 422


@pytest.mark.parametrize("role", ["manager", "broker", "accounting", "viewer"])
def test_only_admins_invite(client_of, role):
    client = client_of(role)
    assert client.post(INVITATIONS, BODY, format="json").status_code == 403
    assert client.get(INVITATIONS).status_code == 403


def test_an_invitation_is_not_edited_or_deleted(invited, admin):
    address = f"{INVITATIONS}{invited[0]}/"
    for method in (admin.put, admin.patch, admin.delete):
        assert method(address, BODY, format="json", headers={"If-Match": '"1"'}).status_code == 405
    assert admin.post(f"{address}restore/", headers={"If-Match": '"1"'}).status_code == 404


def test_guessing_tokens_is_limited_by_address(client):
    statuses = [
        client.post(f"{INVITATIONS}accept/", acceptance(f"guess{number}"), "application/json").status_code
        for number in range(31)
    ]
    assert statuses == [422] * 30 + [429]


def test_a_password_is_kept_by_no_replay(invited, client):
    headers = {"Idempotency-Key": "abc"}
    answer = client.post(f"{INVITATIONS}accept/", acceptance(invited[1]), "application/json", headers=headers)
    assert answer.status_code == 400
    assert not IdempotencyKey.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [({"role": "admin"}, "role"), ({"first_name": 5}, "first_name"), ({"token": None}, "token")],
)
def test_bad_input_is_named(invited, client, change, field):
    answer = client.post(f"{INVITATIONS}accept/", {**acceptance(invited[1]), **change}, "application/json")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_the_trail_tells_who_invited_and_who_came(invited, admin, client):
    client.post(f"{INVITATIONS}accept/", acceptance(invited[1]), "application/json")
    actions = dict(AuditEntry.objects.filter(entity="invitations").values_list("action", "actor_name"))
    assert actions == {"create": admin.user.name, "accept": ""}
    assert AuditEntry.objects.get(action="invitation_accepted").actor_name == "Dana Reyes"
