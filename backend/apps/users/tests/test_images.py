from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from apps.users.models import UserProfile

pytestmark = pytest.mark.django_db

ME_IMAGE = "/api/v1/user-profiles/me/image/"
V1 = {"If-Match": '"1"'}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def picture(kind: str = "JPEG", size: tuple[int, int] = (1200, 800), **options) -> SimpleUploadedFile:
    target = BytesIO()
    Image.new("RGB", size, "red").save(target, kind, **options)
    return SimpleUploadedFile("../../me.jpg", target.getvalue(), "image/jpeg")


def png_that_claims(width: int, height: int) -> SimpleUploadedFile:
    """A few bytes that would unpack to gigabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return SimpleUploadedFile("flood.png", b"\x89PNG\r\n\x1a\n" + body, "image/png")


def test_a_picture_comes_back_as_a_square_without_exif(broker, files):
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    exif[0x0112] = 6
    answer = broker.put(ME_IMAGE, {"image": picture(exif=exif)}, headers=V1)
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    got = broker.get(answer.json()["profile_image"])
    assert got["Content-Type"] == "image/webp"
    assert got["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in got["Content-Security-Policy"]
    content = got.getvalue()
    shown = Image.open(BytesIO(content))
    assert (shown.format, shown.size, dict(shown.getexif())) == ("WEBP", (512, 512), {})
    assert b"Secret camera" not in content
    assert [path.suffix for path in files.rglob("*") if path.is_file()] == [".webp"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_the_usual_formats_are_taken(broker, kind):
    assert broker.put(ME_IMAGE, {"image": picture(kind)}, headers=V1).status_code == 200


HOSTILE = {
    "a pixel flood": lambda: png_that_claims(60_000, 60_000),
    "forty million and one": lambda: png_that_claims(40_001, 1_000),
    "a cut file": lambda: SimpleUploadedFile("me.png", picture("PNG").read()[:60]),
    "an svg": lambda: SimpleUploadedFile("me.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png"),
    "a page": lambda: SimpleUploadedFile("me.jpg", b"<html><script>1</script>", "image/jpeg"),
    "nothing": lambda: SimpleUploadedFile("me.png", b"", "image/png"),
    "a gif": lambda: picture("GIF"),
    "a tiff": lambda: picture("TIFF"),
    "five megabytes": lambda: SimpleUploadedFile("me.jpg", picture().read() + b"\0" * (5 * 1024 * 1024)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_for_us_is_refused_and_nothing_kept(broker, files, name):
    answer = broker.put(ME_IMAGE, {"image": HOSTILE[name]()}, headers=V1)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "image")
    assert not [path for path in files.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("body", "field"), [({}, "image"), ({"picture": "x"}, "picture"), ({"image": "text"}, "image")]
)
def test_a_body_without_the_file_is_refused(broker, body, field):
    answer = broker.put(ME_IMAGE, body, headers=V1)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_a_body_that_is_not_multipart_is_415(broker):
    assert broker.put(ME_IMAGE, {"image": "x"}, format="json", headers=V1).status_code == 415


def test_a_new_picture_takes_the_place_of_the_old_one(broker, files, django_capture_on_commit_callbacks):
    broker.put(ME_IMAGE, {"image": picture()}, headers=V1)
    with django_capture_on_commit_callbacks(execute=True):
        broker.put(ME_IMAGE, {"image": picture("PNG")}, headers={"If-Match": '"2"'})
    assert len([path for path in files.rglob("*") if path.is_file()]) == 1
    with django_capture_on_commit_callbacks(execute=True):
        answer = broker.delete(ME_IMAGE, headers={"If-Match": '"3"'})
    assert answer.json()["profile_image"] is None
    assert not [path for path in files.rglob("*") if path.is_file()]
    assert broker.get(ME_IMAGE).status_code == 404


def test_a_stale_upload_is_refused(broker):
    assert broker.put(ME_IMAGE, {"image": picture()}).status_code == 428
    assert broker.put(ME_IMAGE, {"image": picture()}, headers={"If-Match": '"5"'}).status_code == 412


def test_pictures_are_for_the_signed_in_and_set_by_oneself_or_an_admin(admin, broker, client):
    address = f"/api/v1/user-profiles/{broker.user.profile.pk}/image/"
    other = f"/api/v1/user-profiles/{admin.user.profile.pk}/image/"
    assert admin.put(address, {"image": picture()}, headers=V1).status_code == 200
    assert broker.put(other, {"image": picture()}, headers=V1).status_code == 403
    assert client.get(address).status_code == 401
    assert UserProfile.objects.get(pk=broker.user.profile.pk).modified_by == admin.user
