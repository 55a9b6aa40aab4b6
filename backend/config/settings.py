"""Settings, all from the environment (`env.py` lists every variable). The embedded default needs none."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from config import env
from config.api import *
from config.logs import *
from config.security import *

BASE_DIR = env.BASE_DIR
DATA_DIR = Path(env.read("DATA_DIR"))
MODE = env.read("MODE")
PUBLIC_URL = env.read("PUBLIC_URL").rstrip("/")
TRUSTED_PROXIES = env.read("TRUSTED_PROXIES")
SEARCH_TYPOS = env.read("SEARCH_TYPOS")
UPLOAD_QUOTA_MB = env.read("UPLOAD_QUOTA_MB")
CORS_ALLOWED_ORIGINS = env.read("CORS_ALLOWED_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "django_filters",
    "corsheaders",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "knox",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.headless",
    "allauth.usersessions",
    "apps.core",
    "apps.users",
    "apps.audit",
    "apps.company",
    "apps.accounts_receivables",
    "apps.customers",
    "apps.contacts",
    "apps.carriers",
    "apps.plants",
    "apps.suppliers",
    "apps.documents",
    "apps.purchase_orders",
    "apps.operations",
]

# Outermost first. The request id and the gate against hostile requests come before anything that could choke.
MIDDLEWARE = [
    "apps.core.middleware.RequestContextMiddleware",
    "apps.operations.middleware.ObservationMiddleware",
    "apps.users.middleware.ForwardedHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "apps.core.middleware.SecurityHeadersMiddleware",
    "apps.operations.spa.FilesMiddleware",
    "apps.operations.middleware.AdminPolicyMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "apps.core.throttles.RateLimitHeadersMiddleware",
    "apps.core.middleware.ApiGateMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "apps.users.middleware.SessionLimitsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]


def _database() -> dict[str, Any]:
    tested = env.read("TEST_DATABASE_URL") if "pytest" in sys.modules else ""
    url = tested or env.read("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'projectmeats.sqlite3'}"
    settings = env.database(url)
    if "sqlite" in settings["ENGINE"]:
        # IMMEDIATE: a deferred transaction that turns into a write fails with "database is locked".
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
        settings["CONN_MAX_AGE"] = None
    else:
        settings["CONN_MAX_AGE"] = 60
        settings["CONN_HEALTH_CHECKS"] = True
        settings["OPTIONS"] = {"options": "-c statement_timeout=30000 -c lock_timeout=10000"}
    return settings


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "users.User"

CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
if env.read("REDIS_URL"):
    CACHES["default"] = {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": env.read("REDIS_URL"),
        "OPTIONS": {"SOCKET_CONNECT_TIMEOUT": 0.2, "SOCKET_TIMEOUT": 0.2},
    }

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
SPA_DIR = BASE_DIR.parent / "frontend" / "dist"
MEDIA_ROOT = DATA_DIR / "files"
MEDIA_URL = "/files/"  # never served: downloads go through the API
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Vite writes a digest into the names below assets.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/assets/.+-[\w-]{8}\.\w+$"

DEFAULT_FROM_EMAIL = env.read("EMAIL_FROM")
vars().update(env.email(env.read("EMAIL_URL")))
