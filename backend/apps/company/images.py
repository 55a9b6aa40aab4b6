"""Pictures that people upload: looked into, cut, and written anew, so that nothing else comes with them."""

from __future__ import annotations

import uuid
import warnings
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, cast

from django.core.files.base import ContentFile
from django.db import transaction
from django.http import FileResponse, Http404
from PIL import Image, ImageOps
from rest_framework.exceptions import ErrorDetail, ValidationError

from apps.core.exceptions import PROBLEM, RuleBroken
from apps.core.schema import ProblemSerializer

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.db.models.fields.files import FieldFile
    from rest_framework.request import Request

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000  # decoded they take 160 MB at worst, once
FORMATS = ("PNG", "JPEG", "WEBP")
SIDE = 512  # pixels of a profile image
PICTURE = {
    "multipart/form-data": {
        "type": "object",
        "properties": {"image": {"type": "string", "format": "binary"}},
        "required": ["image"],
        "additionalProperties": False,
    }
}
NO_PICTURE = {(404, PROBLEM): ProblemSerializer}
DOWNLOAD_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}


def portrait(upload: UploadedFile[Any]) -> bytes:
    """The middle square of the picture as WebP, upright and without EXIF."""
    return _written(ImageOps.fit(_opened(upload), (SIDE, SIDE)), "WEBP", quality=85)


def logo(upload: UploadedFile[Any]) -> bytes:
    """The whole picture as PNG, at most 1200 x 600 pixels, without EXIF."""
    picture = _opened(upload)
    picture.thumbnail((1200, 600))
    return _written(picture, "PNG", optimize=True)


def _opened(upload: UploadedFile[Any]) -> Image.Image:
    """The decoded picture, turned as its EXIF says; raises RuleBroken for anything that is none."""
    if upload.size is None or upload.size > MOST_BYTES:
        raise RuleBroken({"image": ["At most 5 MB."]})
    try:
        return _decoded(upload)
    except RuleBroken:
        raise
    except Exception as error:  # whatever a decoder raises on a hostile file
        raise RuleBroken({"image": ["Not a PNG, JPEG or WebP picture that can be read."]}) from error


def _decoded(upload: UploadedFile[Any]) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        picture: Image.Image = Image.open(cast(IO[bytes], upload.file), formats=FORMATS)
    if picture.width * picture.height > MOST_PIXELS:
        raise RuleBroken({"image": [f"At most {MOST_PIXELS // 1_000_000} million pixels."]})
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    return ImageOps.exif_transpose(picture).convert(mode)


def _written(picture: Image.Image, kind: str, **options: int | bool) -> bytes:
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    target = BytesIO()
    clean.save(target, kind, **options)
    return target.getvalue()


def replaced(old: FieldFile, content: bytes | None, suffix: str) -> str:
    """Store the new file under a random name, drop the old one after the commit; the new name, or ""."""
    if old:
        storage, name = old.storage, str(old.name)
        transaction.on_commit(lambda: storage.delete(name))
    if content is None:
        return ""
    return old.storage.save(f"{old.field.upload_to}/{uuid.uuid4().hex}{suffix}", ContentFile(content))


def only_file(request: Request) -> UploadedFile[Any]:
    """The one file of a multipart body, in the field `image`; raises a ValidationError for anything else."""
    unknown = {*request.POST, *request.FILES} - {"image"}
    if unknown:
        raise ValidationError(
            {name: [ErrorDetail("There is no such field.", "unknown_field")] for name in unknown}
        )
    if len(request.FILES.getlist("image")) != 1:
        raise ValidationError({"image": [ErrorDetail("One file is needed.", "required")]})
    file: UploadedFile[Any] = request.FILES["image"]
    return file


def download(file: FieldFile, content_type: str) -> FileResponse:
    """The picture for the signed-in; raises Http404 without one."""
    if not file:
        raise Http404("There is no picture.")
    return FileResponse(file.open("rb"), content_type=content_type, headers=DOWNLOAD_HEADERS)
