"""The audit trail: append-only, one row per record that a request changed, and security events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from apps.core.fields import SearchField
from apps.core.indexes import SearchIndex

if TYPE_CHECKING:
    from apps.users.models import User


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Rows are added and read. Only `retention` deletes, behind the back of this class."""

    def visible_to(self, user: User) -> Self:
        """All rows: who may read the trail may read all of it."""
        return self.all()

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:
        if kwargs.get("ignore_conflicts") or kwargs.get("update_conflicts"):
            raise TypeError("The audit trail takes new rows only, and all of them.")
        return super().bulk_create(objs, *args, **kwargs)

    def update(self, **values: Any) -> NoReturn:
        raise TypeError("The audit trail is never changed.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The audit trail is never changed.")

    def delete(self) -> NoReturn:
        raise TypeError("The audit trail is never deleted from.")

    update.alters_data = True  # type: ignore[attr-defined]
    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class AppendOnlyModel(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("The audit trail is never changed.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The audit trail is never deleted from.")


class AuditEntry(AppendOnlyModel):
    """Who did what, when, from where, to which record, with the old and the new values."""

    ENTITY: ClassVar[str] = "audit-entries"
    TITLE: ClassVar[str] = "record_name"
    SEARCH: ClassVar[tuple[str, ...]] = ("record_name", "actor_name")

    at = models.DateTimeField(default=timezone.now, help_text="When it happened.")
    action = models.CharField(
        max_length=40, help_text="create, update, deactivate, restore, a stage move, sign_in, …"
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,  # the index by actor and id serves it
        help_text="Who did it; empty for the program.",
    )
    actor_name = models.CharField(
        max_length=320, blank=True, default="", help_text="The actor's name at that time."
    )
    address = models.GenericIPAddressField(null=True, help_text="From where.")
    request_id = models.CharField(max_length=64, blank=True, default="", help_text="The request that did it.")
    entity = models.CharField(
        max_length=40, blank=True, default="", help_text="Kind of record, as in its address."
    )
    record_id = models.BigIntegerField(null=True, help_text="Which record; empty for events about none.")
    record_name = models.CharField(max_length=850, blank=True, default="", help_text="Its name at that time.")
    changes = models.JSONField(default=dict, encoder=DjangoJSONEncoder, help_text="{field: [old, new]}")
    details = models.JSONField(default=dict, encoder=DjangoJSONEncoder, help_text="What else is known of it.")
    search_text = SearchField()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["entity", "record_id", "-id"], name="audit_of_a_record"),
            models.Index(fields=["actor", "-id"], name="audit_of_an_actor"),
            models.Index(fields=["action", "-id"], name="audit_of_an_action"),
            models.Index(fields=["at", "id"], name="audit_by_time"),
            models.Index(fields=["request_id"], name="audit_of_a_request"),
            SearchIndex(column="search_text", name="audit_search"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.entity} {self.record_name}".strip()


class AuditSeal(AppendOnlyModel):
    """One link of the hash chain over the trail. An entry without a seal is not sealed yet.

    Seals are rows of their own, made shortly after the entries: a chain inside the transaction of the
    write would make all writers wait for each other.
    """

    entry = models.OneToOneField(
        AuditEntry, models.PROTECT, related_name="seal", help_text="The entry that it seals."
    )
    seq = models.BigIntegerField(unique=True, help_text="Place in the chain, from 1 without gaps.")
    prev = models.CharField(
        max_length=64, blank=True, help_text="Hash of the seal before; empty for the first."
    )
    hash = models.CharField(
        max_length=64, help_text="SHA-256 over prev, seq and the entry: see `sealing.digest`."
    )

    class Meta:
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq} {self.hash[:12]}"


class AuditFloor(AppendOnlyModel):
    """Where the chain begins since its oldest part was deleted; the highest `seq` counts."""

    seq = models.BigIntegerField(unique=True, help_text="Place of the last deleted seal.")
    hash = models.CharField(max_length=64, help_text="Its hash: the `prev` of the first seal that is left.")
    cutoff = models.DateTimeField(help_text="Only entries from before were deleted.")
    deleted = models.BigIntegerField(help_text="Number of entries deleted.")
    made_on = models.DateTimeField(default=timezone.now, help_text="When it was done.")

    class Meta:
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.deleted} entries before {self.cutoff:%Y-%m-%d}"
