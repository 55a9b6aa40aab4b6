"""The API's table of contents: one line per endpoint."""

from __future__ import annotations

from rest_framework.routers import SimpleRouter

from apps.suppliers.views import SupplierViewSet

router = SimpleRouter()
router.register("suppliers", SupplierViewSet)
