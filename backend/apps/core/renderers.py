"""How answers are written."""

from __future__ import annotations

from typing import Any

import orjson
from rest_framework import negotiation, renderers


class JSONRenderer(renderers.JSONRenderer):
    """JSON by orjson: several times faster than the standard library on lists of records."""

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None
    ) -> bytes:
        return b"" if data is None else orjson.dumps(data, default=str, option=orjson.OPT_UTC_Z)


class OneFormat(negotiation.BaseContentNegotiation):
    """Every answer has one format, whatever `Accept` says: JSON, or the file that was asked for."""

    def select_parser(self, request: Any, parsers: Any) -> Any:
        return negotiation.DefaultContentNegotiation().select_parser(request, parsers)

    def select_renderer(self, request: Any, renderers: Any, format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type
