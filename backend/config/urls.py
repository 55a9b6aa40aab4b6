"""Addresses outside the API's own table of contents (`router.py`)."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from apps.operations import docs, spa, views
from apps.users.sign_in import admin_door
from config.router import router

urlpatterns = [
    path("api/v1/", include(router.urls)),
    path("api/v1/", include("apps.company.views")),
    path("api/v1/auth/", include("apps.users.sign_in")),
    path("api/schema/", docs.SchemaView.as_view(), name="schema"),
    path("api/docs/", docs.SwaggerView.as_view(), name="docs"),
    path("api/redoc/", docs.RedocView.as_view(), name="redoc"),
    path("health/", views.HealthView.as_view(), name="health"),
    path("health/live", views.LiveView.as_view(), name="health-live"),
    path("health/ready", views.ReadyView.as_view(), name="health-ready"),
    path("metrics", views.metrics_page, name="metrics"),
    path("admin/login/", admin_door, name="admin-door"),
    path("admin/", admin.site.urls),
    re_path(r"^(?P<page>admin|health|api/docs|api/redoc)$", RedirectView.as_view(url="/%(page)s/")),
    path("favicon.ico", RedirectView.as_view(url="/mark.svg")),
    # Whatever is not the server's is a screen of the browser's part, which knows its own addresses.
    re_path(r"^(?!(?:api|admin|static|assets|health|metrics)(?:/|$))", spa.page, name="page"),
]
