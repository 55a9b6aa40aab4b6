"""What the program tells about itself: health for people and load balancers, metrics for Prometheus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from prometheus_client import CONTENT_TYPE_LATEST
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from apps.core.schema import EntitySchema
from apps.operations import health, metrics

if TYPE_CHECKING:
    from django.http import HttpRequest
    from rest_framework.request import Request

PART_STATES = [("connected", "Works"), ("unavailable", "Does not work")]


class AliveSerializer(serializers.Serializer[Any]):
    """The process answers."""

    status = serializers.ChoiceField([("alive", "Alive")])


class HealthSerializer(serializers.Serializer[Any]):
    """How the program is, at a glance."""

    status = serializers.ChoiceField([("healthy", "Healthy"), ("unhealthy", "Unhealthy")])
    timestamp = serializers.DateTimeField(help_text="Now, by the server's clock.")
    version = serializers.CharField(help_text="The program's version.")
    database = serializers.ChoiceField(PART_STATES)
    cache = serializers.ChoiceField(PART_STATES)


class ReadinessSerializer(serializers.Serializer[Any]):
    """Whether requests should be sent here."""

    status = serializers.ChoiceField([("ready", "Ready"), ("not_ready", "Not ready")])
    reasons = serializers.DictField(
        child=serializers.CharField(),
        required=False,
        help_text="What is wrong with which part; only for the addresses that may read metrics.",
    )


class HealthSchema(EntitySchema):
    """These are open to everybody and refuse nobody."""

    def get_tags(self) -> list[str]:
        return ["health"]

    def _refusals(self) -> list[str]:
        return []


class ProbeView(APIView):
    """Answers without asking who asks, and is never stored."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = ()
    schema = HealthSchema()

    def answer(self, data: dict[str, Any], *, works: bool) -> Response:
        return Response(data, 200 if works else 503, headers={"Cache-Control": "no-store"})


class HealthView(ProbeView):
    @extend_schema(operation_id="health", responses={200: HealthSerializer, 503: HealthSerializer})
    def get(self, request: Request) -> Response:
        """Database and cache are really tried; 503 when one of them does not work."""
        parts = {"database": health.database(), "cache": health.cache()}
        works = not any(parts.values())
        states = {name: "unavailable" if fault else "connected" for name, fault in parts.items()}
        data = {
            "status": "healthy" if works else "unhealthy",
            "timestamp": timezone.now().isoformat().replace("+00:00", "Z"),
            "version": settings.SPECTACULAR_SETTINGS["VERSION"],
            **states,
        }
        return self.answer(data, works=works)


class LiveView(ProbeView):
    @extend_schema(operation_id="health_live", responses=AliveSerializer)
    def get(self, request: Request) -> Response:
        """The process answers, whatever it depends on."""
        return self.answer({"status": "alive"}, works=True)


class ReadyView(ProbeView):
    @extend_schema(
        operation_id="health_ready", responses={200: ReadinessSerializer, 503: ReadinessSerializer}
    )
    def get(self, request: Request) -> Response:
        """Database, cache, migrations and disk; 503 when one of them does not work."""
        faults = {part: fault for part, fault in health.faults().items() if fault}
        data: dict[str, Any] = {"status": "not_ready" if faults else "ready"}
        if faults and health.is_internal(request.META):
            data["reasons"] = faults
        return self.answer(data, works=not faults)


@require_safe
def metrics_page(request: HttpRequest) -> HttpResponse:
    """For the addresses of METRICS_ADDRESSES that ask directly; everybody else finds nothing here."""
    if not health.is_internal(request.META):
        raise Http404("There is no such page.")
    return HttpResponse(
        metrics.exposition(), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"}
    )
