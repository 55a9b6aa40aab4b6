"""The browser's part, served by Django where no nginx stands in front."""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe
from whitenoise.middleware import WhiteNoiseMiddleware

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

MISSING = "The browser's part is not built: type `make run`, or `npm run build` in the folder frontend."


class FilesMiddleware(WhiteNoiseMiddleware):
    """Serves Django's static files, and those of the built SPA but its page, which needs a nonce."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        for file in _public_files(Path(settings.SPA_DIR)):
            url = f"/{file.relative_to(settings.SPA_DIR).as_posix()}"
            self.add_file_to_dictionary(url, str(file))

    def add_files(self, root: str, prefix: str | None = None) -> None:
        """Static files are taken from where they lie until somebody has collected them."""
        if Path(root).is_dir():
            super().add_files(root, prefix)


def _public_files(folder: Path) -> list[Path]:
    """The built files that anybody may have as they are: no page, no manifest, no stamp."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".html")
    return [
        file for file in files if not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]


@require_safe
def page(_request: HttpRequest) -> HttpResponse:
    """The one page of the SPA, each time with a nonce of its own in header and text."""
    file = Path(settings.SPA_DIR) / "index.html"
    try:
        text = _text(file, file.stat().st_mtime_ns)
    except OSError:
        return HttpResponse(f"{MISSING}\n", "text/plain; charset=utf-8", 503)
    nonce = secrets.token_urlsafe(16)
    headers = {
        "Content-Security-Policy": settings.PAGE_CSP.replace(settings.NONCE, nonce),
        "Cache-Control": "no-cache",
    }
    return HttpResponse(text.replace(settings.NONCE, nonce), headers=headers)


@lru_cache(maxsize=1)
def _text(file: Path, _changed: int) -> str:
    """The built page; read anew when it was built anew."""
    return file.read_text()
