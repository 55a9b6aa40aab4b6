"""People: who signs in, what they may do, how they like their screen, and the tokens of their programs."""

from __future__ import annotations

import zoneinfo
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Concat, Lower, NullIf, Trim
from django.utils import timezone

from apps.core.constraints import one_of
from apps.core.fields import SearchField
from apps.core.models import AuditedModel, EntityQuerySet, OwnedModel, StatusModel

if TYPE_CHECKING:
    from collections.abc import Iterable


class Role(models.TextChoices):
    ADMIN = "admin", "Administrator"
    MANAGER = "manager", "Manager"
    BROKER = "broker", "Broker"
    ACCOUNTING = "accounting", "Accounting"
    VIEWER = "viewer", "Viewer"


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

        `by` is who makes it. Raises IntegrityError when the address is taken, in any case.
        """
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
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

    def with_profile(self) -> EntityQuerySet:
        """Users whose profile comes in the same query."""
        return self.select_related("profile")

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """The one spelling that is stored: without spaces around it and in lower case."""
        return (email or "").strip().lower()


class User(AuditedModel, AbstractBaseUser, PermissionsMixin):
    """Somebody who may sign in. The role and all else that is not about signing in is in the profile."""

    ENTITY = "users"
    TITLE = full_name()
    SEARCH = ("first_name", "last_name", "email")
    SECRETS = ("password", "session_epoch", "last_login")
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    email = models.EmailField(
        "e-mail", max_length=254, help_text="Signs in with it; unique without regard to case."
    )
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

    objects = UserManager()

    class Meta:
        ordering = ["email", "id"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_user_per_email",
                violation_error_message="This e-mail address has an account.",
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
            self._loaded.update({name: getattr(self, name) for name in fields})
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


def valid_timezone(value: str) -> None:
    """Refuses what is not a name of the IANA time zone database."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError("Not a time zone such as America/Chicago.", code="invalid_timezone")


class UserProfile(OwnedModel, StatusModel):
    """A person of the company: the role, and how to reach them. Made with the user, never without."""

    ENTITY = "user-profiles"
    TITLE = full_name("user__")
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
        ordering = ["user__email", "id"]
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
