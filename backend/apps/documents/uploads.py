"""Taking in files: each is examined, then kept under a random name beside its row, all of them or none."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from rest_framework.exceptions import APIException

from apps.core.exceptions import RuleBroken
from apps.documents.inspection import content_type_of
from apps.documents.models import Document, stored_name
from apps.documents.naming import clean_name
from apps.documents.reading import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.core.files.uploadedfile import UploadedFile

    from apps.users.models import User

MEGABYTE = 1 << 20
MOST_FILES = 10
LARGEST_FILE, LARGEST_REQUEST = 25 * MEGABYTE, 100 * MEGABYTE
ENVELOPE = MEGABYTE  # what the multipart form itself may take


class TooLarge(APIException):
    """413: a file, or all of them together, are over the limit."""

    status_code = 413
    default_code = "too_large"
    default_detail = "At most 25 MB a file and 100 MB a request."


class StorageFailed(APIException):
    """507: the files could not be written; most likely the disk is full."""

    status_code = 507
    default_code = "storage_failed"
    default_detail = "The files could not be stored; nothing was kept."


@dataclass(frozen=True)
class Upload:
    """An examined file. `refusal` says why it may not be kept; then nothing else is known of it."""

    file: UploadedFile[bytes]
    size: int
    name: str
    content_type: str = ""
    sha256: str = ""
    refusal: str = ""


def examined(files: Sequence[UploadedFile[bytes]]) -> list[Upload]:
    """What each file is. Takes up to a second for large ones: not to be called inside of a transaction.

    Raises `TooLarge`.
    """
    sizes = [file.size or 0 for file in files]
    if max(sizes, default=0) > LARGEST_FILE or sum(sizes) > LARGEST_REQUEST:
        raise TooLarge
    return [_examined(file) for file in files[:MOST_FILES]]


def _examined(file: UploadedFile[bytes]) -> Upload:
    name, size = clean_name(file.name or ""), file.size or 0
    try:
        content_type = content_type_of(file.file, name)  # type: ignore[arg-type]
    except FileRefused as refused:
        return Upload(file, size, name, refusal=str(refused))
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return Upload(file, size, name, content_type, digest.hexdigest())


def check_all(uploads: Sequence[Upload]) -> None:
    """Raise `RuleBroken` that names every file which may not be kept."""
    refused = {f"files.{number}": [one.refusal] for number, one in enumerate(uploads) if one.refusal}
    if refused:
        raise RuleBroken(refused, code="file_refused")


def check_quota(user: User, uploads: Sequence[Upload]) -> None:
    """Raise `RuleBroken` where these files are more than the user may still keep.

    The row of the user is locked, so that two uploads at once cannot both take the last megabytes.
    """
    get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk)
    left = settings.UPLOAD_QUOTA_MB * MEGABYTE - Document.objects.bytes_of(user)
    if sum(one.size for one in uploads) > left:
        message = f"You may keep {settings.UPLOAD_QUOTA_MB:,} MB; {max(0, left) / MEGABYTE:,.1f} MB are left."
        raise RuleBroken({"files": [message]}, code="quota")


@contextmanager
def undone_on_failure() -> Iterator[list[str]]:
    """A list for the names of files written inside the block; they are removed again when it fails.

    To be put around the transaction: a rollback does not reach the storage.
    """
    written: list[str] = []
    try:
        yield written
    except BaseException:
        with ExitStack() as removals:  # one that cannot be removed does not keep the others
            for name in written:
                removals.callback(default_storage.delete, name)
        raise


def store(upload: Upload, written: list[str]) -> Document:
    """A new document, not saved yet, whose file lies in the storage; raises `StorageFailed`."""
    document = Document(
        original_name=upload.name,
        content_type=upload.content_type,
        size=upload.size,
        sha256=upload.sha256,
    )
    name = stored_name(document, upload.name)
    written.append(name)
    try:
        upload.file.seek(0)
        document.file = default_storage.save(name, upload.file)
    except OSError as error:
        raise StorageFailed from error
    return document
