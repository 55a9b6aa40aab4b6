"""People: who signs in, what they may do, how they like their screen, and the tokens of their programs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import BaseUserManager, PermissionsMixin
from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Concat, Lower, NullIf, Trim
from django.utils import timezone
from knox.models import AbstractAuthToken, get_digest_token

from apps.company.models import valid_timezone
from apps.core.constraints import one_of
from apps.core.fields import FoldedField, SearchField
from apps.core.models import AuditedModel, EntityQuerySet, OwnedModel, StatusModel
from apps.core.roles import Role, role_of
from apps.users.passwords import checked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def full_name(prefix: str = "") -> Coalesce:
    """First and last name as one text, the e-mail address where both are empty, as a column expression."""
    names = Concat(F(f"{prefix}first_name"), Value(" "), F(f"{prefix}last_name"))
    return Coalesce(NullIf(Trim(names), Value("")), F(f"{prefix}email"))


class UserManager(BaseUserManager.from_queryset(EntityQuerySet)):  # type: ignore[misc]
    """Makes users together with their profiles: neither exists without the other."""

    use_in_migrations = False

    def create_user(
        self,
        email: str,
        password: str | None = None,
        *,
        role: str = Role.VIEWER,
        by: User | None = None,
        **fields: Any,
    ) -> User:
        """A user with a profile; without a password nobody can sign in as them.

        `by` is who makes it. Raises ValidationError when the rules do not allow the password, and
        IntegrityError when the address is taken, in any case.
        """
        user: User = self.model(email=self.normalize_email(email), **fields)
        user.set_password(None if password is None else checked(password, user))
        with transaction.atomic(using=self.db):
            user.save(using=self.db)
            user.profile = UserProfile(user=user, role=role, created_by=by, modified_by=by, owner=by or user)
            user.profile.save(using=self.db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """An administrator who may also enter Django's own /admin."""
        return self.create_user(email, password, role=Role.ADMIN, is_staff=True, is_superuser=True, **fields)

    def create(self, **fields: Any) -> User:
        return self.create_user(**fields)

    def bulk_create(self, objs: Iterable[User], *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Users are made one by one, each with a profile: use create_user().")

    def with_profile(self) -> Any:
        """Users whose profile comes in the same query."""
        return self.select_related("profile")

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """The one spelling that is stored: without spaces around it and in lower case."""
        return (email or "").strip().lower()


class User(AuditedModel, AbstractBaseUser, PermissionsMixin):
    """Somebody who may sign in. The role and all else that is not about signing in is in the profile."""

    ENTITY = "users"
    TITLE: ClassVar[Any] = full_name()
    SEARCH = ("first_name", "last_name", "email")
    SECRETS = ("password", "session_epoch", "last_login")
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    email = models.EmailField(
        "e-mail",
        max_length=254,
        unique=True,
        error_messages={"unique": "This e-mail address has an account."},
        help_text="Signs in with it; kept in lower case.",
    )
    email_folded = FoldedField(source="email")
    first_name = models.CharField(max_length=100, blank=True, help_text="Given name.")
    last_name = models.CharField(max_length=100, blank=True, help_text="Family name.")
    is_active = models.BooleanField(default=True, help_text="Whether signing in is allowed.")
    is_staff = models.BooleanField(default=False, help_text="Whether Django's own /admin is open to them.")
    created_on = models.DateTimeField(
        default=timezone.now, editable=False, help_text="When the account was made."
    )
    session_epoch = models.PositiveIntegerField(
        default=0, editable=False, help_text="Sessions began with this number; raising it ends them all."
    )
    search_text = SearchField()

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        ordering = ["email_folded", "id"]
        indexes = [
            models.Index(fields=["email_folded", "id"], name="users_by_email"),
            models.Index(fields=["created_on", "id"], name="users_by_creation"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="emails_in_lower_case",
                violation_error_message="In lower case, please.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """First and last name; the e-mail address where both are empty."""
        return f"{self.first_name} {self.last_name}".strip() or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.first_name or self.name

    def clean(self) -> None:
        self.email = type(self).objects.normalize_email(self.email)

    def changes(self) -> dict[str, list[Any]]:
        """As for every record; a new password is told, never shown."""
        changes = super().changes()
        if self._loaded.get("password", self.password) != self.password:
            changes["password"] = ["(old)", "(new)"]
        return changes

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Sign-in times and rehashed passwords are no changes of the record: no version, no trail."""
        self.email = type(self).objects.normalize_email(self.email)
        fields = kwargs.get("update_fields")
        if fields and set(fields) <= {"last_login", "password", "session_epoch"}:
            self.save_base(update_fields=frozenset(fields), using=kwargs.get("using"))
            self.remember(fields)
            return
        super().save(*args, **kwargs)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must still match: the password and the epoch that it began with."""
        return f"{self.session_epoch}.{super()._get_session_auth_hash(secret=secret)}"  # type: ignore[misc]


class Theme(models.TextChoices):
    SYSTEM = "system", "As the device"
    LIGHT = "light", "Light"
    DARK = "dark", "Dark"


class Density(models.TextChoices):
    COMPACT = "compact", "Compact"
    STANDARD = "standard", "Standard"
    COMFORTABLE = "comfortable", "Comfortable"


class UserProfile(OwnedModel, StatusModel):
    """A person of the company: the role, and how to reach them. Made with the user, never without."""

    ENTITY = "user-profiles"
    TITLE: ClassVar[Any] = full_name("user__")
    SEARCH = ("phone", "department", "job_title")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="profile",
        editable=False,
        help_text="Whose profile it is.",
    )
    role = models.CharField(
        max_length=10, choices=Role.choices, default=Role.VIEWER, help_text="What they may do."
    )
    phone = models.CharField(max_length=100, blank=True, help_text="Direct line.")
    department = models.CharField(max_length=100, blank=True, help_text="Such as Sales or Logistics.")
    job_title = models.CharField(max_length=100, blank=True, help_text="Such as Senior broker.")
    timezone = models.CharField(
        max_length=64,
        default="America/Chicago",
        validators=[valid_timezone],
        help_text="IANA name of the time zone in which times are shown.",
    )
    email_notifications = models.BooleanField(
        default=True, help_text="Whether the program may send them e-mails."
    )
    bio = models.TextField(max_length=4000, blank=True, help_text="A few words about them.")
    profile_image = models.FileField(
        upload_to="profile-images", blank=True, editable=False, help_text="Re-encoded square picture."
    )
    theme = models.CharField(
        max_length=8, choices=Theme.choices, default=Theme.SYSTEM, help_text="Colours of the screen."
    )
    density = models.CharField(
        max_length=12, choices=Density.choices, default=Density.STANDARD, help_text="Height of table rows."
    )

    class Meta:
        ordering = ["created_on", "id"]
        indexes = [models.Index(fields=["created_on", "id"], name="profiles_by_creation")]
        constraints = [
            one_of("role", Role.choices),
            one_of("theme", Theme.choices),
            one_of("density", Density.choices),
            one_of("status", [("active", "Active"), ("inactive", "Inactive")]),
        ]

    def __str__(self) -> str:
        return self.user.name

    @property
    def name(self) -> str:
        return self.user.name

    @property
    def email(self) -> str:
        return self.user.email


class Scope(models.TextChoices):
    READ = "read", "Read"
    WRITE = "write", "Read and write"


class ApiTokenQuerySet(EntityQuerySet):
    def visible_to(self, user: User) -> Self:
        """One's own; an admin sees everybody's."""
        return self.all() if role_of(user) == Role.ADMIN else self.filter(user=user)

    def issue(self, user: User, *, name: str, scope: str, expires_on: datetime) -> tuple[ApiToken, str]:
        """A new token and its secret, which is kept nowhere: only its SHA-512 is."""
        digest, secret = get_digest_token(TOKEN_PREFIX)
        row = self.model(user=user, name=name, scope=scope, expires_on=expires_on, digest=digest)
        row.token_key = secret[:TOKEN_KEY_LENGTH]
        row.save(action="token_created")
        return row, secret

    def revoke(self) -> None:
        """End the tokens that still work; one entry in the trail for each."""
        for token in self.filter(revoked_on=None, expires_on__gt=timezone.now()):
            token.revoke()


TOKEN_PREFIX = "pm_"  # noqa: S105  # by which secret scanners know a leaked one
TOKEN_KEY_LENGTH = 15  # the letters by which knox finds the row; they are no secret


class ApiToken(AuditedModel, AbstractAuthToken):
    """The key of a program: it acts for its user, within its scope, until it expires or is revoked."""

    ENTITY = "tokens"
    TITLE = "name"
    SEARCH = ("name",)
    SECRETS = ("digest", "token_key")

    digest = models.CharField(max_length=128, unique=True, editable=False)
    token_key = models.CharField(max_length=25, db_index=True, editable=False)
    created = None
    expiry = None
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="tokens",
        help_text="For whom the program acts.",
    )
    name = models.CharField(max_length=100, help_text="Which program it is for.")
    scope = models.CharField(max_length=5, choices=Scope.choices, help_text="Whether it may also write.")
    created_on = models.DateTimeField(default=timezone.now, editable=False, help_text="When it was made.")
    expires_on = models.DateTimeField(help_text="It stops working then; at most a year ahead.")
    last_used_on = models.DateTimeField(
        null=True, editable=False, help_text="When it was last used, to the minute."
    )
    revoked_on = models.DateTimeField(null=True, editable=False, help_text="When it was ended by hand.")
    search_text = SearchField()

    objects: ClassVar[Any] = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_on", "-id"]
        indexes = [models.Index(fields=["created_on", "id"], name="tokens_by_creation")]
        constraints = [one_of("scope", Scope.choices)]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        """Whether it still opens the door."""
        return self.revoked_on is None and self.expires_on > timezone.now()

    def revoke(self) -> None:
        self.revoked_on = timezone.now()
        self.save(action="token_revoked")

    def touch(self) -> None:
        """Note that it was used, at most once a minute and outside of the trail."""
        now = timezone.now()
        if self.last_used_on is None or now - self.last_used_on >= timedelta(minutes=1):
            models.QuerySet(ApiToken).filter(pk=self.pk).update(last_used_on=now)


class InvitationQuerySet(EntityQuerySet):
    def open(self) -> Self:
        """Neither accepted nor revoked, whether expired or not."""
        return self.filter(accepted_on=None, revoked_on=None)


class Invitation(AuditedModel):
    """How an account comes about: an admin names address and role, the invited sets a password."""

    ENTITY = "invitations"
    TITLE = "email"
    SEARCH = ("email", "name")
    SECRETS = ("token_hash",)

    email = models.EmailField(max_length=254, help_text="Where the invitation goes; signs in with it later.")
    name = models.CharField(max_length=200, blank=True, help_text="How the e-mail addresses them.")
    role = models.CharField(
        max_length=10, choices=Role.choices, default=Role.VIEWER, help_text="What they will be allowed to do."
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        help_text="Who invited them.",
    )
    created_on = models.DateTimeField(default=timezone.now, editable=False, help_text="When it was made.")
    expires_on = models.DateTimeField(editable=False, help_text="The link in the e-mail works until then.")
    accepted_on = models.DateTimeField(null=True, editable=False, help_text="When the account came about.")
    revoked_on = models.DateTimeField(null=True, editable=False, help_text="When it was taken back.")
    search_text = SearchField()

    objects: ClassVar[Any] = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_on", "-id"]
        indexes = [models.Index(fields=["created_on", "id"], name="invitations_by_creation")]
        constraints = [
            one_of("role", Role.choices),
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(accepted_on=None, revoked_on=None),
                name="one_open_invitation_per_email",
                violation_error_message="There is an open invitation already: send that one again.",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def is_active(self) -> bool:
        """Whether it can still be accepted or sent again."""
        return self.accepted_on is None and self.revoked_on is None


class Tally(models.Model):
    """A count of failures or requests within a window of time, where no shared cache can keep it.

    Written by `core.throttles`; cleared by `clear_expired`.
    """

    key = models.CharField(max_length=60, unique=True)
    number = models.PositiveIntegerField(default=0)
    ends_on = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.key
