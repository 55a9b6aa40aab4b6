"""What every entity is: owned, versioned, audited, never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from apps.core import trail
from apps.core.fields import ComputedText, SearchField
from apps.core.states import state_code

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from apps.core.dataverse import DataverseTable
    from apps.users.models import User


class EntityQuerySet(models.QuerySet[Any]):
    """Bulk writes that version and audit every row they touch, like single ones."""

    def visible_to(self, user: User) -> Self:
        """The rows this user may know of: all, unless the entity says otherwise."""
        return self

    def locked(self) -> Self:
        """The rows locked for writing; SQLite has locked the whole file by then."""
        return self.select_for_update(of=("self",))

    def update(self, **values: Any) -> int:
        """Set the same plain values in every row; one audit entry and one version step each.

        Expressions are refused: what they do cannot be written down before it is done.
        """
        if any(hasattr(value, "resolve_expression") for value in values.values()):
            raise TypeError("EntityQuerySet.update() takes values; the trail must know them.")
        with transaction.atomic(using=self.db):
            rows = list(self.all().order_by("pk").locked())
            for row in rows:
                for name, value in values.items():
                    setattr(row, name, value)
            return self.bulk_update(rows, list(values)) if rows else 0

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        """Write these columns of every row that they change; returns how many rows that was."""
        columns = {self.model._meta.get_field(name).name for name in fields}
        rows = [row for row in objs if row.has_changed(columns)]
        changed = [
            (row, {name: change for name, change in row.changes().items() if name in columns}) for row in rows
        ]
        for row in rows:
            row.step()
        with transaction.atomic(using=self.db):
            # A plain QuerySet: Django's bulk_update() ends in update(), which here takes no expressions.
            plain: models.QuerySet[Any] = models.QuerySet(self.model, using=self.db)
            plain.bulk_update(rows, sorted(columns | self._of_every_write()), batch_size=batch_size)
            trail.record_all(changed, "update")
        for row in rows:
            row.remember()
        return len(rows)

    def _of_every_write(self) -> set[str]:
        """The columns that change with any other."""
        columns = {field.name: field for field in self.model._meta.concrete_fields}
        computed = {name for name, field in columns.items() if isinstance(field, ComputedText)}
        return computed | ({"version", "modified_on", "modified_by"} & set(columns))

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        if kwargs.get("ignore_conflicts") or kwargs.get("update_conflicts"):
            raise TypeError("Rows that may silently not be written cannot be audited.")
        with transaction.atomic(using=self.db):
            rows = super().bulk_create(objs, *args, **kwargs)
            trail.record_all([(row, row.changes()) for row in rows], "create")
        for row in rows:
            row.remember()
        return rows

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("Entities are deactivated, never deleted.")

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class AuditedModel(models.Model):
    """Versioned on every write; each write leaves one row in the audit trail.

    `extra_changes` takes what belongs to the record but lies in other tables (an order's lines, its
    contacts) into that one row. A save that changes nothing writes nothing.
    """

    ENTITY: ClassVar[str]
    TITLE: ClassVar[str] = "name"
    SEARCH: ClassVar[tuple[str, ...]] = ()
    SECRETS: ClassVar[tuple[str, ...]] = ()

    version = models.PositiveIntegerField(
        default=1, editable=False, help_text="Counts the writes of this record."
    )
    modified_on = models.DateTimeField(default=timezone.now, editable=False, help_text="Last change.")

    objects = EntityQuerySet.as_manager()

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.extra_changes: trail.Changes = {}
        self._loaded: dict[str, Any] = {}

    def save(
        self, *args: Any, action: str = "", details: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        """Write the row, always whole, and its audit entry together; without a change nothing is written.

        `action` names the entry (`deactivate`, `book`); by default it is `create` or `update`.
        """
        adding = self._state.adding
        if not adding and not self.has_changed():
            return
        changes = self.changes()
        if not adding:
            self.step()
        kwargs.pop("update_fields", None)
        with transaction.atomic(using=kwargs.get("using")):
            super().save(*args, **kwargs)
            trail.record(self, action or ("create" if adding else "update"), changes, **(details or {}))
        self.remember()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("Entities are deactivated, never deleted.")

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **kwargs: Any
    ) -> Self:
        instance = super().from_db(db, field_names, values, **kwargs)
        instance.remember()
        return instance

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        super().refresh_from_db(using, fields, from_queryset)
        self.remember(fields)

    def remember(self, fields: Iterable[str] | None = None) -> None:
        """Take the present values (or those of some fields) as those of the database."""
        values = trail.values_of(self)
        if fields is None:
            self._loaded, self.extra_changes = values, {}
            return
        columns = {self._meta.get_field(name).attname for name in fields}  # type: ignore[union-attr]
        self._loaded |= {name: value for name, value in values.items() if name in columns}

    def changes(self) -> trail.Changes:
        """What a save would write into the trail: `{field: [old, new]}`."""
        own = trail.changes_between(type(self), self._loaded, trail.values_of(self))
        return {**own, **self.extra_changes}

    def has_changed(self, fields: Collection[str] | None = None) -> bool:
        """Whether a save would change the record (or one of these columns), secrets included."""
        changed = {
            *trail.changed_columns(type(self), self._loaded, trail.values_of(self)),
            *self.extra_changes,
        }
        return bool(changed if fields is None else changed & set(fields))

    def step(self) -> None:
        """Count one write."""
        self.version += 1
        self.modified_on = timezone.now()
        for field in self._meta.concrete_fields:
            if isinstance(field, ComputedText):
                field.pre_save(self, add=False)


class OwnedModel(AuditedModel):
    """Who made it, who changed it, who answers for it."""

    DATAVERSE: ClassVar[DataverseTable | None] = None

    created_on = models.DateTimeField(default=timezone.now, editable=False, help_text="When it was created.")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        help_text="Who created it.",
    )
    modified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        help_text="Who changed it last.",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who answers for it; the creator unless a manager reassigns it.",
    )
    dataverse_id = models.UUIDField(
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text="Its id in the Dataverse application it came from.",
    )
    search_text = SearchField()

    class Meta:
        abstract = True

    def stamp(self, user: User) -> None:
        """Note who writes; the creator owns a new record unless an owner was given."""
        if self._state.adding:
            self.created_by = user
            self.owner = self.owner or user
        self.modified_by = user


class Status(models.TextChoices):
    ACTIVE = "active", "Active"
    INACTIVE = "inactive", "Inactive"


class StatusModel(models.Model):
    """Soft delete: an inactive record stays readable and can be restored."""

    status = models.CharField(
        max_length=8,
        choices=Status.choices,
        default=Status.ACTIVE,
        editable=False,
        help_text="Inactive records are out of use; restoring makes them active.",
    )

    class Meta:
        abstract = True

    @property
    def is_active(self) -> bool:
        return self.status == Status.ACTIVE


class AddressModel(models.Model):
    """Where something is, in the United States unless said otherwise."""

    address = models.TextField(max_length=1000, blank=True, default="", help_text="Street lines.")
    city = models.CharField(max_length=100, blank=True, default="", help_text="City or town.")
    state = models.CharField(
        max_length=100,
        blank=True,
        default="",
        help_text="Two-letter code where it is a US state, else as typed.",
    )
    postal_code = models.CharField(max_length=20, blank=True, default="", help_text="Leading zeros stay.")
    country = models.CharField(max_length=100, blank=True, default="US", help_text="US unless abroad.")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean_state()
        super().save(*args, **kwargs)

    def clean_state(self) -> None:
        """Write a US state by its code."""
        self.state = state_code(self.state)


class ContactDetailsModel(models.Model):
    """How to reach somebody at a company."""

    phone = models.CharField(
        max_length=100, blank=True, default="", help_text="As dialled, extension included."
    )
    email = models.EmailField(
        max_length=254, blank=True, default="", help_text="Where orders and questions go."
    )
    website = models.URLField(max_length=200, blank=True, default="", help_text="Address with https://.")

    class Meta:
        abstract = True


class IdempotencyKey(models.Model):
    """The first answer to a POST, replayed for 24 hours to whoever repeats it under the same key."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of path and body.")
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.JSONField(null=True)
    created_on = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_answer_per_user_and_key")]

    def __str__(self) -> str:
        return self.key
