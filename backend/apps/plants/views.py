"""The endpoints of plants and of the USDA directory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import transaction
from django.db.models import Q
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from apps.core.exceptions import RuleBroken
from apps.core.idempotency import replayed
from apps.core.viewsets import EntityViewSet, ReadOnlyEntityViewSet
from apps.plants.establishment_numbers import candidates
from apps.plants.establishments import load_directory
from apps.plants.filters import EstablishmentFilter, PlantFilter
from apps.plants.fsis_directory import DirectoryError
from apps.plants.models import Establishment, Plant
from apps.plants.serializers import (
    DirectoryFileSerializer,
    EstablishmentSerializer,
    LoadedSerializer,
    PlantSerializer,
)

if TYPE_CHECKING:
    from rest_framework.request import Request


def numbered(query: str) -> Q:
    """Rows that hold an establishment number which the query may mean; no condition where it means none."""
    try:
        numbers = candidates(query)
    except ValueError:
        return Q()
    return Q(establishment_numbers__has=numbers) if numbers else Q()


class PlantViewSet(EntityViewSet):
    queryset = Plant.objects.all()
    serializer_class = PlantSerializer
    filterset_class = PlantFilter
    ordering_fields = ("name", "created_on", "modified_on")
    search_parents = ("supplier",)

    def also_found(self, query: str) -> Q:
        return numbered(query)


class EstablishmentViewSet(ReadOnlyEntityViewSet):
    queryset = Establishment.objects.all()  # type: ignore[assignment]  # reference data: read like an entity
    serializer_class = EstablishmentSerializer  # type: ignore[assignment]  # never written through it
    filterset_class = EstablishmentFilter
    ordering_fields = ("name", "grant_date")
    rights: ClassVar[dict[str, str]] = {"load": "create"}
    has_status = False

    def also_found(self, query: str) -> Q:
        return numbered(query)

    def rights_in(self, instance: Any) -> list[str]:
        return []

    @extend_schema(request=DirectoryFileSerializer, responses=LoadedSerializer)
    @action(detail=False, methods=["post"], parser_classes=[MultiPartParser])
    def load(self, request: Request) -> Response:
        """Load a directory as FSIS publishes it: all of it, or nothing when a value is malformed."""
        self.check_parameters()
        upload = DirectoryFileSerializer(data=request.data)
        upload.is_valid(raise_exception=True)
        with transaction.atomic():
            return replayed(request, lambda: self._loaded(upload.validated_data["file"]))

    def _loaded(self, file: Any) -> Response:
        try:
            return Response(LoadedSerializer(load_directory(file, actor=self.user)).data)
        except DirectoryError as error:
            raise RuleBroken({"file": [str(error)]}) from error
