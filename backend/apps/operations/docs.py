"""The API described for people and programs: schema, Swagger UI and ReDoc, all served from here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularAPIView, SpectacularRedocView, SpectacularSwaggerSplitView
from rest_framework.negotiation import DefaultContentNegotiation

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.response import Response

# Both write styles into the page, and ReDoc starts a worker from a blob; scripts come from files alone.
DOCS_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


@cache
def _schema() -> Any:
    """The same for everybody, and a second's work: made once in each process."""
    return SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]


class KeptSchema(SchemaGenerator):
    def get_schema(self, request: Any = None, public: bool = False) -> Any:
        return _schema()


class SchemaView(SpectacularAPIView):
    content_negotiation_class = DefaultContentNegotiation  # YAML or JSON, as asked for
    generator_class = KeptSchema


class SwaggerView(SpectacularSwaggerSplitView):
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return _with_policy(super().get(request, *args, **kwargs))  # type: ignore[no-untyped-call]


class RedocView(SpectacularRedocView):
    template_name = "operations/redoc.html"

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return _with_policy(super().get(request, *args, **kwargs))  # type: ignore[no-untyped-call]


def _with_policy(response: Response) -> Response:
    response["Content-Security-Policy"] = DOCS_CSP
    return response
