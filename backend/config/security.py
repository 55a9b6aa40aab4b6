"""What keeps the site safe: secrets, cookies, passwords, sign-in. Production refuses unsafe values."""

from __future__ import annotations

from config import env

SECRET_KEY = env.read("SECRET_KEY") or "embedded-until-the-security-page-is-written-0123456789"
DEBUG = env.read("DEBUG")
ALLOWED_HOSTS = env.read("ALLOWED_HOSTS")

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
CSRF_FAILURE_VIEW = "apps.core.exceptions.csrf_failure"
