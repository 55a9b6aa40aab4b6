"""Addresses outside the API's own table of contents (`router.py`)."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from config.router import router

urlpatterns = [
    path("api/v1/", include(router.urls)),
    path("admin/", admin.site.urls),
]
