"""`settings/company/`: one record without an id, read by all, written by admins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser

from apps.company import images
from apps.company.models import ONLY_ROW, CompanySettings
from apps.company.schema import VersionedSchema
from apps.company.serializers import CompanySettingsSerializer
from apps.core import roles
from apps.core.viewsets import EntityViewSet

if TYPE_CHECKING:
    from django.http import FileResponse
    from rest_framework.request import Request
    from rest_framework.response import Response


class CompanySettingsViewSet(EntityViewSet):
    """What papers, numbers and roles of this company are like."""

    queryset = CompanySettings.objects.all()
    serializer_class = CompanySettingsSerializer
    has_status = False
    schema = VersionedSchema()
    rights = {"logo": "read", "set_logo": "edit", "drop_logo": "edit"}

    def found(self, pk: str, *, lock: bool = False) -> Any:
        CompanySettings.stored()
        return super().found(pk, lock=lock)

    def rights_in(self, instance: Any) -> list[str]:
        return ["edit"] if roles.can(self.request.user, self.entity, "edit", instance) else []

    @extend_schema(responses={(200, "image/png"): OpenApiTypes.BINARY, **images.NO_PICTURE})
    def logo(self, request: Request, pk: str) -> FileResponse:
        """The logo as papers show it."""
        self.check_parameters()
        return images.download(self.found(pk).logo, "image/png")

    @extend_schema(request=images.PICTURE)
    def set_logo(self, request: Request, pk: str) -> Response:
        """A new logo: PNG, JPEG or WebP of at most 5 MB."""
        self.check_parameters()
        return self.change_logo(pk, images.logo(images.only_file(request)))

    @extend_schema(request=None)
    def drop_logo(self, request: Request, pk: str) -> Response:
        """No logo any more."""
        self.check_parameters()
        return self.change_logo(pk, None)

    def change_logo(self, pk: str, content: bytes | None) -> Response:
        with transaction.atomic():
            company = self.matched(pk)
            company.logo = images.replaced(company.logo, content, ".png")
            company.save()
            return self.answer(company)

    def get_parsers(self) -> list[Any]:
        return [MultiPartParser()] if self.action_map.get("put") == "set_logo" else super().get_parsers()


_THE_ROW = {"pk": str(ONLY_ROW)}
urlpatterns = [
    path(
        "settings/company/",
        CompanySettingsViewSet.as_view({"get": "retrieve", "put": "update", "patch": "partial_update"}),
        _THE_ROW,
    ),
    path(
        "settings/company/logo/",
        CompanySettingsViewSet.as_view({"get": "logo", "put": "set_logo", "delete": "drop_logo"}),
        _THE_ROW,
    ),
]
