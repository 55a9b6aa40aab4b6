"""OpenAPI of views whose own actions change a record, too."""

from __future__ import annotations

from typing import Any

from apps.core.schema import IDEMPOTENCY_KEY, EntitySchema


class VersionedSchema(EntitySchema):
    """Every PUT, PATCH and DELETE needs If-Match; answers that hold a secret are not kept for a retry."""

    def needs_version(self) -> bool:
        return super().needs_version() or (bool(self._action) and self.method in {"PUT", "PATCH", "DELETE"})

    def get_override_parameters(self) -> list[Any]:
        holds_secret = self._action in getattr(self.view, "secret_actions", ())
        parameters = super().get_override_parameters()
        return [one for one in parameters if one is not IDEMPOTENCY_KEY or not holds_secret]
