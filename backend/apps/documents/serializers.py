"""What the API takes and gives for documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from apps.core import serializer_fields as strict
from apps.core.exceptions import RuleBroken
from apps.core.serializers import ENTITY_FIELDS, EntitySerializer
from apps.documents.models import PARENTS, Document
from apps.documents.uploads import MOST_FILES, check_all, check_quota, store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

METADATA = (*PARENTS, "kind", "issued_on", "expires_on", "number", "issuing_body", "notes", "plants")
WHOLE_NUMBERS = {*PARENTS, "plants", "owner"}


class ParentField(strict.ComputedField):
    """The record that the document hangs on; its name is filled in by the view, for all rows at once."""

    needs = tuple(f"{name}_id" for name in PARENTS)
    schema = {
        "type": "object",
        "description": "The record that it belongs to.",
        "properties": {
            "entity": {"type": "string", "enum": list(PARENTS.values())},
            "id": {"type": "integer"},
            "name": {"type": ["string", "null"]},
        },
        "required": ["entity", "id", "name"],
    }

    def compute(self, row: Mapping[str, Any]) -> dict[str, Any]:
        name = next(name for name in PARENTS if row[f"{name}_id"] is not None)
        return {"entity": PARENTS[name], "id": row[f"{name}_id"], "name": None}


class DownloadField(strict.ComputedField):
    """Where the bytes are."""

    schema = {"type": "string", "format": "uri-reference"}

    def compute(self, row: Mapping[str, Any]) -> str:
        return f"/api/v1/documents/{row['pk']}/download/"


class OneParentSerializer(EntitySerializer):
    """Holds a document to its one record."""

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.check_parent(attrs)
        return super().validate(attrs)

    def check_parent(self, attrs: Mapping[str, Any]) -> None:
        """Raise `RuleBroken` unless there is exactly one parent, and one that this user may know of."""
        given = [name for name in PARENTS if self.becoming(name, attrs) is not None]
        if len(given) != 1:
            raise RuleBroken({"parent": ["A document belongs to exactly one record."]})
        record = self.becoming(given[0], attrs)
        visible = type(record).objects.all().visible_to(self.context["request"].user)
        if not visible.filter(pk=record.pk).exists():
            message = strict.ReferenceField.default_error_messages["does_not_exist"]
            raise RuleBroken({given[0]: [message.format(pk_value=record.pk)]}, code="does_not_exist")


class DocumentSerializer(OneParentSerializer):
    parent = ParentField()  # type: ignore[assignment]  # DRF takes declared fields off the class, where it has one
    download_url = DownloadField()

    class Meta:
        model = Document
        fields = (
            *ENTITY_FIELDS,
            "original_name",
            "content_type",
            "size",
            "sha256",
            "download_url",
            "parent",
            *METADATA,
            "plant_names",
        )
        example = {
            "kind": "letter_of_guarantee",
            "issued_on": "2026-02-03",
            "expires_on": "2027-02-02",
            "number": "LG-2026-014",
            "issuing_body": "Prairie Crest Packing",
            "plants": [1, 2],
        }


class UploadSerializer(OneParentSerializer):
    """One or several files beside the one record that they belong to; what else is given holds for each."""

    files = serializers.ListField(
        child=serializers.FileField(),
        min_length=1,
        max_length=MOST_FILES,
        write_only=True,
        help_text="Up to 10 files of 25 MB, 100 MB together; all are kept or none.",
    )

    class Meta:
        model = Document
        fields = ("files", *METADATA, "owner")

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value(typed(data))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        check_all(self.context["uploads"])
        return attrs

    def create(self, validated_data: dict[str, Any]) -> list[Document]:
        """A document for each examined upload; what is written is noted in `written`."""
        metadata = {name: value for name, value in validated_data.items() if name != "files"}
        uploads, written = self.context["uploads"], self.context["written"]
        check_quota(self.context["request"].user, uploads)
        return [self.update(store(upload, written), dict(metadata)) for upload in uploads]


def typed(form: QueryDict) -> dict[str, Any]:
    """A multipart form as the JSON body that it stands for: ids as numbers, `files` and `plants` as lists.

    Raises ValidationError for a field that is given twice.
    """
    body: dict[str, Any] = {}
    for name, values in form.lists() if form else ():  # a request without a body has no form
        read = [_whole_number(value) for value in values] if name in WHOLE_NUMBERS else list(values)
        if name not in {"files", "plants"} and len(read) != 1:
            raise ValidationError({name: [ErrorDetail("Is given twice.", "repeated")]})
        body[name] = read if name in {"files", "plants"} else read[0]
    return body


def _whole_number(text: Any) -> Any:
    """The number that a form spells in digits; anything else is left for its field to refuse."""
    spelled = isinstance(text, str) and text.isascii() and text.isdigit() and len(text) <= 18
    return int(text) if spelled else text
