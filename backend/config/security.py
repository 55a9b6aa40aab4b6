"""What keeps the site safe: secrets, cookies, passwords, sign-in. Production refuses unsafe values."""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import env

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHORTEST_SECRET_KEY = 50


def unsafe(read: Callable[[str], Any]) -> Iterator[str]:
    """What must be put right before the program may start, one clause each."""
    if read("MODE") not in {"embedded", "production"}:
        yield "MODE must be `embedded` or `production`"
    if read("MODE") == "production":
        yield from _unsafe_secrets(read)
        yield from _unsafe_addresses(read)
    if _processes(read) > 1 and not read("REDIS_URL"):
        yield "several WORKERS need REDIS_URL, since they must share rate limits"


def _unsafe_secrets(read: Callable[[str], Any]) -> Iterator[str]:
    key = read("SECRET_KEY")
    if len(key) < SHORTEST_SECRET_KEY or len(set(key)) < 10 or key.startswith("django-insecure-"):
        yield f"SECRET_KEY must be set to {SHORTEST_SECRET_KEY} or more random characters"
    if not read("TOTP_KEYS") or not all(is_totp_key(pair) for pair in read("TOTP_KEYS")):
        yield "TOTP_KEYS must hold `id:key` pairs, each key 32 random bytes in URL-safe base64"
    if read("DEBUG"):
        yield "DEBUG must be off"


def _unsafe_addresses(read: Callable[[str], Any]) -> Iterator[str]:
    public, hosts = urlsplit(read("PUBLIC_URL")), read("ALLOWED_HOSTS")
    if public.scheme != "https":
        yield "PUBLIC_URL must begin with https://"
    if not hosts or "*" in hosts:
        yield "ALLOWED_HOSTS must name the hosts, without a wildcard"
    elif not any(
        public.hostname == host or (public.hostname or "").endswith(_suffix(host)) for host in hosts
    ):
        yield "ALLOWED_HOSTS must name the host of PUBLIC_URL"
    if not read("DATABASE_URL").startswith(("postgres://", "postgresql://")):
        yield "DATABASE_URL must name a PostgreSQL database"


def _suffix(host: str) -> str:
    """Django takes `.example.com` for the domain and everything below it."""
    return host if host.startswith(".") else "\0"


def _processes(read: Callable[[str], Any]) -> int:
    """How many processes gunicorn will start."""
    automatic = 1 if read("MODE") == "embedded" else 2 * (os.cpu_count() or 1) + 1
    return int(read("WORKERS") or automatic)


def is_totp_key(pair: str) -> bool:
    """Whether the text is an id, a colon and 32 bytes in URL-safe base64."""
    name, _, key = pair.partition(":")
    try:
        return name.isascii() and name.isalnum() and len(base64.urlsafe_b64decode(key)) == 32
    except ValueError:
        return False


def kept(name: str, make: Callable[[], str]) -> str:
    """The secret that the embedded mode keeps in DATA_DIR under `name`, made on first use with mode 0600.

    Raises ImproperlyConfigured when the folder cannot be written.
    """
    path = Path(env.read("DATA_DIR")) / "secrets" / name
    try:
        if not path.exists():
            _write_once(path, make())
        return path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret {path} can be neither read nor made: {error.strerror}."
        ) from error


def _write_once(path: Path, text: str) -> None:
    """Of two processes that start together one writes, whole; the other keeps what it finds."""
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def new_totp_key() -> str:
    """A key for TOTP_KEYS under the id `1`."""
    return f"1:{base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()}"


if faults := list(unsafe(env.read)):
    raise ImproperlyConfigured(f"ProjectMeats does not start: {'; '.join(faults)}.")

MODE = env.read("MODE")
DEBUG = env.read("DEBUG")
PUBLIC_URL = env.read("PUBLIC_URL").rstrip("/")
ALLOWED_HOSTS = env.read("ALLOWED_HOSTS")
TRUSTED_PROXIES = env.read("TRUSTED_PROXIES")
IS_HTTPS = PUBLIC_URL.startswith("https://")

SECRET_KEY = env.read("SECRET_KEY") or kept("secret_key", lambda: secrets.token_urlsafe(64))
SECRET_KEY_FALLBACKS = env.read("SECRET_KEY_FALLBACKS")
TOTP_KEYS = env.read("TOTP_KEYS") or [kept("totp_key", new_totp_key)]

# Cookies and sessions
SESSION_ENGINE = f"django.contrib.sessions.backends.{'cached_db' if env.read('REDIS_URL') else 'db'}"
SESSION_COOKIE_AGE = 60 * env.read("SESSION_IDLE_MINUTES")
SESSION_MAX_SECONDS = 3600 * env.read("SESSION_MAX_HOURS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "apps.core.exceptions.csrf_failure"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CORS_ALLOWED_ORIGINS = env.read("CORS_ALLOWED_ORIGINS")
CORS_URLS_REGEX = r"^/api/"
CORS_EXPOSE_HEADERS = ["ETag", "Location", "Retry-After", "X-Request-ID", "RateLimit-Remaining"]

# Transport. The proxy answers 80 -> 443 and sends HSTS; ForwardedHeadersMiddleware drops what others claim.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if env.read("HSTS") else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS=on is a decision of its own: self-signed certificates need it off
    "security.W005",  # whether the domain's other hosts speak TLS is not ours to promise
    "security.W008",  # the proxy redirects to https; probes ask inside without TLS
    "security.W021",  # nor is the browsers' preload list
]

# Content security policies. Whoever serves index.html puts the same fresh nonce here and into the page.
NONCE = "__CSP_NONCE__"
PAGE_CSP = (
    "default-src 'none'; "
    "script-src 'self'; "
    f"style-src 'self' 'nonce-{NONCE}'; "
    "img-src 'self' data: blob:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "manifest-src 'self'; "
    "frame-src 'self' blob:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
API_CSP = "default-src 'none'; frame-ancestors 'none'"
DOWNLOAD_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox"

# Passwords, on every path that sets one
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "apps.users.passwords.CommonPasswordValidator"},
    {"NAME": "apps.users.passwords.OwnNameValidator"},
    {"NAME": "apps.users.passwords.LongestPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600

# Sign-in: allauth's browser client without sign-up. Its own rate limits lock the account, so that anybody
# could lock a victim out, and need a working cache: ours (users/attempts.py) take their place.
AUTHENTICATION_BACKENDS = ["apps.users.backends.EmailBackend"]
ACCOUNT_ADAPTER = "apps.users.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# allauth's own generator writes e-mail addresses into a second table, by which people could then sign in.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
MFA_ADAPTER = "apps.users.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "ProjectMeats"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RATE_LIMITS = False
USERSESSIONS_TRACK_ACTIVITY = True
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_SERVE_SPECIFICATION = False
HEADLESS_FRONTEND_URLS = {
    "account_reset_password": f"{PUBLIC_URL}/forgot-password",
    "account_reset_password_from_key": f"{PUBLIC_URL}/reset-password/{{key}}",
    "account_confirm_email": f"{PUBLIC_URL}/sign-in",
    "account_signup": f"{PUBLIC_URL}/sign-in",
}

# Tokens of programs
KNOX_TOKEN_MODEL = "users.ApiToken"  # noqa: S105  # a model's name
# Its own migrations would make a table that nothing uses, and that keeps PostgreSQL from emptying ours.
MIGRATION_MODULES = {"knox": None}
