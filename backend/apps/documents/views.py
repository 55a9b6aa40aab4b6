"""The endpoint of documents: uploads, metadata, downloads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.http import FileResponse, Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from apps.core import roles, trail
from apps.core.exceptions import PROBLEM
from apps.core.idempotency import replayed
from apps.core.lists import titles_of
from apps.core.permissions import right_of
from apps.core.schema import ProblemSerializer
from apps.core.viewsets import EntityViewSet, known_tags
from apps.documents.filters import DocumentFilter
from apps.documents.inspection import FILE_TYPES
from apps.documents.models import PARENTS, Document, parent_models
from apps.documents.serializers import DocumentSerializer, UploadSerializer
from apps.documents.uploads import ENVELOPE, LARGEST_REQUEST, TooLarge, Upload, examined, undone_on_failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rest_framework.request import Request

    from apps.core.lists import Rows
    from apps.core.serializers import EntitySerializer

UPLOADED = {
    "type": "object",
    "properties": {"results": {"type": "array", "items": {"$ref": "#/components/schemas/DocumentDetail"}}},
    "required": ["results"],
}
FULL = {(507, PROBLEM): OpenApiResponse(ProblemSerializer, description="The disk is full; nothing was kept.")}
FILES = {(200, kind.content_type): OpenApiTypes.BINARY for kind in FILE_TYPES}
READING = {"read", "export"}


class DocumentViewSet(EntityViewSet):
    queryset = Document.objects.all()
    serializer_class = DocumentSerializer
    filterset_class = DocumentFilter
    ordering_fields = ("-created_on", "modified_on", "original_name", "expires_on")
    search_parents = tuple(PARENTS)
    rights = {"download": "read"}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse what is too long before a byte of it is read; authentication already looks into forms."""
        length = str(request.META.get("CONTENT_LENGTH", ""))
        if length.isdecimal() and int(length) > LARGEST_REQUEST + ENVELOPE:
            raise TooLarge
        super().initial(request, *args, **kwargs)

    def get_parsers(self) -> list[Any]:
        """Files come as forms; everything else is JSON."""
        return [MultiPartParser()] if self.action_map.get("post") == "create" else super().get_parsers()

    # A document is written by whoever may write the record that it hangs on

    def check_object_permissions(self, request: Request, obj: Document) -> None:
        super().check_object_permissions(request, obj)
        if right_of(self) not in READING:
            self.check_parent_right(obj.parent_field)

    def check_parent_right(self, parent: str) -> None:
        if not roles.can(self.user, PARENTS[parent], "edit"):
            raise PermissionDenied("Your role does not allow changing the record that it belongs to.")

    def rights_in(self, instance: Any) -> Sequence[str]:
        writes = roles.can(self.user, PARENTS[instance.parent_field], "edit")
        return super().rights_in(instance) if writes else []

    def serializer_for(
        self, request: Request, instance: Any = None, *, partial: bool = False
    ) -> EntitySerializer:
        """As everywhere; moving a document needs the right to write both records."""
        serializer = super().serializer_for(request, instance, partial=partial)
        self.check_parent_right(parent_in(serializer))
        return serializer

    # Reading

    def rows(self, ids: Sequence[int], fields: str | None = None) -> Rows:
        rows = super().rows(ids, fields)
        name_parents([row["parent"] for row in rows if "parent" in row])
        return rows

    @extend_schema(responses={**FILES, 304: None})
    @action(detail=True)
    def download(self, request: Request, pk: str) -> Any:
        """The file, to be saved; browsers open none of it in the site's name."""
        self.check_parameters()
        document = self.found(pk)
        tag = f'"{document.sha256}"'
        if tag in known_tags(request.headers.get("If-None-Match", "")):
            return Response(status=304, headers={"ETag": tag})
        response = attachment(document)
        response["ETag"] = tag
        trail.record(document, "download", {})
        return response

    # Uploading

    @extend_schema(request={"multipart/form-data": UploadSerializer}, responses={201: UPLOADED, **FULL})
    def create(self, request: Request) -> Response:
        """Attach one or several files to a record."""
        self.check_parameters()
        uploads = examined(request.FILES.getlist("files"))
        with undone_on_failure() as written, transaction.atomic():
            return replayed(request, lambda: self.attached(uploads, written))

    def attached(self, uploads: Sequence[Upload], written: list[str]) -> Response:
        """The answer to an upload that was kept."""
        documents = self.save(self.upload_serializer(uploads, written))
        rows = zip(self.rows([one.pk for one in documents]), documents, strict=True)
        results = [{**row, "can": self.rights_in(one)} for row, one in rows]
        location = self.request.build_absolute_uri(f"/api/v1/documents/{documents[0].pk}/")
        return Response({"results": results}, 201, headers={"Location": location})

    def upload_serializer(self, uploads: Sequence[Upload], written: list[str]) -> UploadSerializer:
        """The checked metadata of an upload; raises what refuses it."""
        context = {
            **self.get_serializer_context(),
            "read_only": roles.read_only_fields(self.user, self.entity),
            "uploads": uploads,
            "written": written,
        }
        serializer = UploadSerializer(data=self.request.data, context=context)
        serializer.is_valid(raise_exception=True)
        self.check_parent_right(parent_in(serializer))
        return serializer


def parent_in(serializer: EntitySerializer) -> str:
    """The reference that will be set after this write."""
    attributes = serializer.validated_data
    return next(name for name in PARENTS if serializer.becoming(name, attributes) is not None)


def name_parents(parents: list[dict[str, Any]]) -> None:
    """Fill in the names of `{entity, id, name}`, by one query for all."""
    models = {PARENTS[name]: model for name, model in parent_models().items()}
    ids: dict[Any, set[int]] = {}
    for parent in parents:
        ids.setdefault(models[parent["entity"]], set()).add(parent["id"])
    titles = titles_of(ids)
    for parent in parents:
        parent["name"] = titles[models[parent["entity"]]].get(parent["id"])


def attachment(document: Document) -> FileResponse:
    """The stored bytes as a download that runs nothing, under the name that it was uploaded with (RFC 5987).

    Raises Http404 where the storage has lost the file.
    """
    try:
        content = default_storage.open(str(document.file.name))
    except FileNotFoundError as error:
        raise Http404("The file is not in the storage.") from error
    response = FileResponse(
        content, as_attachment=True, filename=document.original_name, content_type=document.content_type
    )
    response["Content-Length"] = str(document.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
