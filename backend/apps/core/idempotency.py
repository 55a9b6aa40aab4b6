"""Retries that do nothing twice: the first answer under a key is kept with the write itself."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

import orjson
from django.utils import timezone
from rest_framework.response import Response

from apps.core.exceptions import InvalidParameter, RuleBroken
from apps.core.models import IdempotencyKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from rest_framework.request import Request

    from apps.users.models import User

KEPT = timedelta(hours=24)
KEPT_HEADERS = ("ETag", "Location")


def replayed(request: Request, write: Callable[[], Response]) -> Response:
    """The answer of `write`, or the one it gave before under this request's Idempotency-Key.

    To be called inside the transaction of the write: a refused request keeps nothing, and a second
    one under the same key waits for the first at the unique constraint.
    Raises `InvalidParameter` for a malformed key and `RuleBroken` for another body under the same key.
    """
    key, user = request.headers.get("Idempotency-Key"), cast("User", request.user)
    if key is None:
        return write()
    if not re.fullmatch(r"[\x21-\x7e]{1,200}", key):
        raise InvalidParameter("Idempotency-Key", "1 to 200 visible ASCII characters.")
    IdempotencyKey.objects.filter(user=user, key=key, created_on__lt=timezone.now() - KEPT).delete()
    kept, is_new = IdempotencyKey.objects.get_or_create(
        user=user, key=key, defaults={"fingerprint": _fingerprint(request)}
    )
    return _keep(kept, write()) if is_new else _replay(kept, request)


def _keep(kept: IdempotencyKey, response: Response) -> Response:
    kept.status = response.status_code
    kept.headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    kept.body = orjson.loads(orjson.dumps(response.data, default=str))
    kept.save()
    return response


def _replay(kept: IdempotencyKey, request: Request) -> Response:
    if kept.fingerprint != _fingerprint(request):
        raise RuleBroken({"Idempotency-Key": ["This key was used with another path or body."]})
    return Response(kept.body, kept.status, headers={**kept.headers, "Idempotency-Replayed": "true"})


def _fingerprint(request: Request) -> str:
    content: Any = request.data if not request.FILES else _uploaded(request)
    return hashlib.sha256(
        f"{request.path}\n{json.dumps(content, sort_keys=True, default=str)}".encode()
    ).hexdigest()


def _uploaded(request: Request) -> Any:
    """A multipart body as text: its fields, and the digest of every file."""
    files = [
        (name, file.name, hashlib.file_digest(file.open(), "sha256").hexdigest())
        for name in request.FILES
        for file in request.FILES.getlist(name)
    ]
    for name in request.FILES:
        for file in request.FILES.getlist(name):
            file.seek(0)
    fields = sorted((name, request.POST.getlist(name)) for name in request.POST)
    return {"fields": fields, "files": files}
