"""How the API behaves: Django REST Framework and its OpenAPI description."""

from __future__ import annotations

from typing import Any

from config import env

APPEND_SLASH = False  # an address without its slash is not there: a redirect would lose the body of a POST

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "apps.core.authentication.BearerAuthentication",
        "apps.core.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["apps.core.permissions.PolicyPermission"],
    "DEFAULT_RENDERER_CLASSES": ["apps.core.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "apps.core.renderers.OneFormat",
    "DEFAULT_PARSER_CLASSES": ["apps.core.parsers.JSONParser"],
    "DEFAULT_THROTTLE_CLASSES": ["apps.core.throttles.TokenThrottle"],
    "DEFAULT_THROTTLE_RATES": {"token": "600/min"},
    "DEFAULT_SCHEMA_CLASS": "apps.core.schema.EntitySchema",
    "EXCEPTION_HANDLER": "apps.core.exceptions.problem_response",
    "COERCE_DECIMAL_TO_STRING": True,
    "DATETIME_FORMAT": "iso-8601",
    "DEFAULT_METADATA_CLASS": None,  # OPTIONS says nothing that the schema does not say better
    "URL_FORMAT_OVERRIDE": None,  # `?format=csv` is ours
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "ProjectMeats",
    "DESCRIPTION": (
        "The records and deals of a meat brokerage: suppliers, plants, customers, purchase orders, documents "
        "and receivables. Money, prices and weights are decimal strings; weights are pounds."
    ),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PUBLIC": True,
    "SERVE_AUTHENTICATION": [] if env.read("DOCS_PUBLIC") else None,
    "SERVE_PERMISSIONS": [
        "rest_framework.permissions.AllowAny"
        if env.read("DOCS_PUBLIC")
        else "rest_framework.permissions.IsAuthenticated"
    ],
    "COMPONENT_SPLIT_REQUEST": True,
    "COMPONENT_NO_READ_ONLY_REQUIRED": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "persistAuthorization": True, "tryItOutEnabled": True},
    "POSTPROCESSING_HOOKS": ["apps.users.schema.with_sign_in", "apps.core.schema_document.finish"],
    "PREPROCESSING_HOOKS": ["apps.core.schema_document.only_published"],
}
