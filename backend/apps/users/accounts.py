"""What happens to accounts: invited, given a role, given a password, deactivated.

Whatever changes what somebody may do ends their other sessions and their tokens at the next request.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from apps.company.models import CompanySettings
from apps.core import trail
from apps.core.exceptions import Conflict, RuleBroken
from apps.core.models import Status
from apps.core.roles import Role
from apps.users import mails
from apps.users.models import Invitation, User, UserProfile
from apps.users.passwords import checked

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

INVITATION_DAYS = 7


# Access


def end_access(user: User, *, keep: SessionBase | None = None) -> None:
    """End the user's tokens and sessions, except the one to `keep`, which goes on under the new epoch."""
    user.session_epoch = _next_epoch(user)
    user.remember(["session_epoch"])
    kept_key = keep.session_key if keep is not None else None
    for session in UserSession.objects.filter(user=user).exclude(session_key=kept_key):
        session.end()
    user.tokens.revoke()
    if keep is not None:
        keep[HASH_SESSION_KEY] = user.get_session_auth_hash()


def _next_epoch(user: User) -> int:
    """Counted by the database: two changes at once must not end in the same number."""
    rows: QuerySet[User] = QuerySet(User).filter(pk=user.pk)
    rows.update(session_epoch=F("session_epoch") + 1)
    return int(rows.values_list("session_epoch", flat=True).get())


def rights_changed(user: User, *, keep: SessionBase | None = None) -> None:
    """End what stands on the former rights: sessions, tokens, and invitations not yet accepted."""
    end_access(user, keep=keep)
    for invitation in Invitation.objects.open().locked().filter(invited_by=user):
        revoke(invitation)


def set_password(user: User, password: str, *, keep: SessionBase | None = None) -> None:
    """Set a password that the rules allow, and end all other access.

    Raises Django's ValidationError with every rule that is broken.
    """
    with transaction.atomic():
        stored = User.objects.locked().get(pk=user.pk)
        stored.set_password(checked(password, stored))
        stored.save(action="password_changed")
        end_access(stored, keep=keep)
        mails.send("password_changed", stored.email)
    user.password, user.session_epoch = stored.password, stored.session_epoch


def keep_an_admin(profile: UserProfile) -> None:
    """Raise Conflict when `profile` is the last active admin; holds off whoever asks at the same time."""
    if profile.role != Role.ADMIN or not profile.is_active:
        return
    CompanySettings.lock()
    others = UserProfile.objects.filter(role=Role.ADMIN, status=Status.ACTIVE, user__is_active=True)
    if not others.exclude(pk=profile.pk).exists():
        raise Conflict("This is the last active admin; make somebody else one first.", "last_admin")


def change_role(profile: UserProfile, role: str, *, by: User, keep: SessionBase | None = None) -> None:
    """Give another role; raises Conflict rather than leaving nobody an admin."""
    if profile.role == role:
        return
    keep_an_admin(profile)
    profile.role = role
    profile.stamp(by)
    profile.save(action="role_changed")
    rights_changed(profile.user, keep=keep)


def deactivate(profile: UserProfile, *, by: User) -> None:
    """Take the profile out of use: its user can no longer sign in; nothing is deleted.

    Raises Conflict for the last active admin.
    """
    keep_an_admin(profile)
    _set_active(profile, by=by, active=False)
    rights_changed(profile.user)


def reactivate(profile: UserProfile, *, by: User) -> None:
    """Let them sign in again, with the password they had."""
    _set_active(profile, by=by, active=True)


def _set_active(profile: UserProfile, *, by: User, active: bool) -> None:
    profile.status = Status.ACTIVE if active else Status.INACTIVE
    profile.stamp(by)
    profile.save(action="restore" if active else "deactivate")
    profile.user.is_active = active
    profile.user.save(action="restore" if active else "deactivate")


def rename(user: User, **names: str) -> trail.Changes:
    """Set first or last name; what changed, for the trail of whoever shows the name."""
    for column, name in names.items():
        setattr(user, column, name)
    changes = user.changes()
    user.save()
    return changes


def tell_of_new_address(user: User, email: str) -> None:
    """An e-mail to the address that signed in so far, when it is about to change."""
    if email != user.email:
        mails.send("email_changed", user.email, new=email)


def reset_second_factor(user: User) -> int:
    """Remove the authenticator app and the recovery codes of somebody who lost them; how many there were."""
    with transaction.atomic():
        count: int = Authenticator.objects.filter(user=user).delete()[0]
        end_access(user)
        trail.record_event("second_factor_removed", actor=None, account=user.email)
    return count


# Invitations


def invite(*, email: str, name: str, role: str, by: User) -> Invitation:
    """A new invitation, on its way by e-mail; raises RuleBroken when the address has an account."""
    address = User.objects.normalize_email(email)
    if User.objects.filter(email=address).exists():
        raise RuleBroken(
            {"email": ["There is an account with this address; an inactive one can be restored."]}
        )
    invitation = Invitation(email=address, name=name, role=role, invited_by=by)
    _send(invitation, "create")
    return invitation


def send_again(invitation: Invitation) -> None:
    """A new link by e-mail; the former one ends. Raises Conflict when it is accepted or revoked."""
    _must_be_open(invitation)
    _send(invitation, "resend")


def revoke(invitation: Invitation) -> None:
    """Take it back; raises Conflict when it is accepted or revoked already."""
    _must_be_open(invitation)
    invitation.revoked_on = timezone.now()
    invitation.save(action="revoke")


def accept(token: str, *, password: str, first_name: str, last_name: str) -> User:
    """Make the account that the invitation with this token offers.

    Raises RuleBroken at `token` when it is unknown, expired, used or revoked, and at `password` when the
    rules do not allow it.
    """
    with transaction.atomic():
        invitation = _invitation_of(token)
        user = _account_for(invitation, password=password, first_name=first_name, last_name=last_name)
        invitation.accepted_on = timezone.now()
        invitation.save(action="accept")
    return user


def _account_for(invitation: Invitation, **fields: str) -> User:
    try:
        return User.objects.create_user(
            invitation.email, role=invitation.role, by=invitation.invited_by, **fields
        )
    except ValidationError as error:
        raise RuleBroken({"password": error.messages}) from error


def _invitation_of(token: str) -> Invitation:
    rows = Invitation.objects.open().locked().filter(expires_on__gt=timezone.now())
    invitation: Invitation | None = rows.filter(token_hash=_hash(token)).first()
    if invitation is None or User.objects.filter(email=invitation.email).exists():
        raise RuleBroken({"token": ["This invitation is unknown, expired or used. Ask for a new one."]})
    return invitation


def _must_be_open(invitation: Invitation) -> None:
    if not invitation.is_active:
        raise Conflict("The invitation is accepted or revoked already.", "not_open")


def _send(invitation: Invitation, action: str) -> None:
    token = secrets.token_urlsafe(32)
    invitation.token_hash = _hash(token)
    invitation.expires_on = timezone.now() + timedelta(days=INVITATION_DAYS)
    invitation.save(action=action)
    mails.send(
        "invitation",
        invitation.email,
        name=invitation.name or invitation.email,
        invited_by=invitation.invited_by.name,
        company=CompanySettings.current().name,
        days=INVITATION_DAYS,
        link=f"{settings.PUBLIC_URL}/accept-invitation/{quote(token)}",
    )


def _hash(token: str) -> str:
    """A random token of 256 bits needs no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
