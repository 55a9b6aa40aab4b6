import csv
import io
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.forms.models import model_to_dict

from apps.audit.models import AuditEntry
from apps.core.roles import Role
from apps.plants.establishments import load_directory
from apps.plants.fsis_directory import DirectoryError
from apps.plants.models import Establishment

ADDRESS = "/api/v1/establishments/"
FILE = Path(__file__).parent / "data" / "fsis_directory.csv"
HEADER, *ROWS = csv.reader(io.StringIO(FILE.read_text()))

pytestmark = pytest.mark.django_db


def directory(rows, **changes):
    """The sample's rows as a file, the first one with other values."""
    first = dict(zip(HEADER, rows[0], strict=True)) | changes
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, list(first.values()), *rows[1:]])
    return io.BytesIO(text.getvalue().encode())


def loaded(stream):
    return load_directory(stream, actor=None)


def stored():
    return list(Establishment.objects.order_by("pk").values())


def uploaded(client, content, **more):
    file = SimpleUploadedFile("directory.csv", content, "text/csv")
    return client.post(f"{ADDRESS}load/", {"file": file, **more}, format="multipart")


def test_every_row_of_a_directory_is_stored_and_accounted_for():
    result = loaded(directory(ROWS))

    assert (result.read, result.created, result.updated, result.unchanged) == (len(ROWS), len(ROWS), 0, 0)
    assert Establishment.objects.count() == len(ROWS)


def test_loading_the_same_directory_again_changes_nothing():
    loaded(directory(ROWS))
    before = stored()

    result = loaded(directory(ROWS))

    assert (result.created, result.updated, result.gone, result.unchanged) == (0, 0, 0, len(ROWS))
    assert stored() == before


def test_a_newer_directory_updates_what_changed_under_the_same_id():
    loaded(directory(ROWS))
    number = ROWS[0][0]
    before = Establishment.objects.get(establishment_id=number)

    result = loaded(directory(ROWS, establishment_name="Lebanon Foods", establishment_number="M669+V9"))

    after = Establishment.objects.get(establishment_id=number)
    assert (result.updated, result.unchanged) == (1, len(ROWS) - 1)
    assert (after.pk, after.name, after.establishment_numbers) == (before.pk, "Lebanon Foods", ["M669", "V9"])
    assert list(Establishment.objects.filter(search_text__contains="lebanon foods")) == [after]


def test_what_a_newer_directory_no_longer_holds_stays_with_the_day_it_went():
    loaded(directory(ROWS))
    with time_machine.travel("2026-05-04 12:00"):
        result = loaded(directory(ROWS[1:]))
    with time_machine.travel("2026-06-08 12:00"):
        again = loaded(directory(ROWS[1:]))

    gone = Establishment.objects.get(establishment_id=ROWS[0][0])
    assert (result.gone, again.gone, gone.gone_since) == (1, 0, date(2026, 5, 4))
    assert Establishment.objects.filter(gone_since=None).count() == len(ROWS) - 1


def test_an_establishment_that_is_listed_again_is_no_longer_gone():
    for rows in (ROWS, ROWS[1:]):
        loaded(directory(rows))

    result = loaded(directory(ROWS))

    assert (result.updated, result.created) == (1, 0)
    assert not Establishment.objects.exclude(gone_since=None).exists()


@pytest.mark.parametrize("changes", [{"latitude": "north"}, {"grant_date": "2026-02-30"}, {"zip": "x"}])
def test_a_malformed_directory_writes_nothing(changes):
    loaded(directory(ROWS[1:]))
    before = stored()

    with pytest.raises(DirectoryError, match=rf"Row 2, column {next(iter(changes))}: "):
        loaded(directory(ROWS, **changes))

    assert stored() == before


def test_a_directory_without_an_establishment_does_not_mark_all_as_gone():
    loaded(directory(ROWS))

    with pytest.raises(DirectoryError, match="no establishment"):
        loaded(io.BytesIO((",".join(HEADER) + "\n").encode()))

    assert not Establishment.objects.exclude(gone_since=None).exists()


def test_a_load_leaves_one_entry_in_the_trail(admin):
    uploaded(admin, FILE.read_bytes())

    entry = AuditEntry.objects.get(action="load")
    assert (entry.actor, entry.entity, entry.details["created"]) == (admin.user, "establishments", len(ROWS))
    assert not AuditEntry.objects.filter(entity="establishments").exclude(pk=entry.pk).exists()


def test_the_command_prints_what_became_of_every_row(capsys):
    call_command("load_establishments", FILE)
    call_command("load_establishments", FILE)

    printed = capsys.readouterr().out
    assert f"{len(ROWS)} establishments read: {len(ROWS)} created, 0 updated, 0 unchanged." in printed
    assert f"{len(ROWS)} establishments read: 0 created, 0 updated, {len(ROWS)} unchanged." in printed


def test_the_command_names_row_and_column_of_a_malformed_value(tmp_path):
    file = tmp_path / "directory.csv"
    file.write_bytes(directory(ROWS, state="Ohio").read())

    with pytest.raises(CommandError, match=r"Row 2, column state: .* Nothing was loaded\."):
        call_command("load_establishments", file)


def test_the_command_says_that_a_file_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_establishments", tmp_path / "missing.csv")


def test_an_admin_uploads_a_directory_and_sees_what_became_of_it(admin):
    answer = uploaded(admin, FILE.read_bytes())

    assert answer.status_code == 200
    assert (answer.json()["read"], answer.json()["created"]) == (len(ROWS), len(ROWS))
    assert {"row", "column", "message"} == set(answer.json()["warnings"][0])


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN}))
def test_nobody_else_may_load_a_directory(client_of, role):
    assert uploaded(client_of(role), FILE.read_bytes()).status_code == 403


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01", b"a,b\n1,2\n", b'"', "\ud800".encode(errors="surrogatepass")]
)
def test_an_upload_that_is_no_directory_is_refused_at_its_field(admin, content):
    answer = uploaded(admin, content)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "file")


def test_an_upload_names_row_and_column_of_a_malformed_value(admin):
    answer = uploaded(admin, directory(ROWS, latitude="91").read())

    assert answer.json()["errors"][0]["message"].startswith("Row 2, column latitude: ")


def test_an_upload_without_a_file_or_with_an_unknown_field_is_refused(admin):
    nothing = admin.post(f"{ADDRESS}load/", {}, format="multipart")
    unknown = uploaded(admin, FILE.read_bytes(), force="yes")

    assert [answer.json()["errors"][0]["field"] for answer in (nothing, unknown)] == ["file", "force"]
    assert {nothing.status_code, unknown.status_code} == {400}


def test_an_upload_under_the_same_key_is_answered_as_before(admin):
    answers = []
    for _ in range(2):
        file = SimpleUploadedFile("directory.csv", FILE.read_bytes(), "text/csv")
        headers = {"Idempotency-Key": "once"}
        answers.append(admin.post(f"{ADDRESS}load/", {"file": file}, format="multipart", headers=headers))

    assert [answer.json()["created"] for answer in answers] == [len(ROWS), len(ROWS)]
    assert AuditEntry.objects.filter(action="load").count() == 1


@pytest.mark.parametrize(
    "query",
    [
        {"establishment_numbers": "Est. 1234 M"},
        {"q": "Est. 1234 M"},
        {"q": "m1234"},
        {"q": "crest ness"},
        {"q": "harbor brand"},
        {"state": "KS", "size": "Small"},
        {"gone_since__isempty": "false"},
        {"name__icontains": "CREST"},
    ],
)
def test_an_establishment_is_found_by_whatever_one_knows_of_it(broker, make, query):
    wanted = make(
        Establishment,
        name="Prairie Crest",
        establishment_numbers=["M1234", "P1234"],
        city="Ness City",
        dbas="Prairie; Harbor Brand",
        size="Small",
        gone_since=date(2026, 1, 1),
    )
    make(Establishment, name="Lebanon Foods", city="Lebanon", state="PA")

    found = broker.get(ADDRESS, query).json()["results"]

    assert [(row["id"], row["establishment_numbers"]) for row in found] == [(wanted.pk, "M1234+P1234")]


def test_the_directory_is_read_only(admin, make):
    establishment = make(Establishment)
    before = model_to_dict(establishment)

    answers = [
        getattr(admin, method)(f"{ADDRESS}{establishment.pk}/", {"name": "Mine"}, format="json")
        for method in ("put", "patch", "delete")
    ]

    assert {answer.status_code for answer in answers} == {405}
    assert admin.post(ADDRESS, {"name": "Mine"}, format="json").status_code == 405
    establishment.refresh_from_db()
    assert model_to_dict(establishment) == before


def test_one_establishment_is_read_with_nothing_that_may_be_done_to_it(broker, make):
    answer = broker.get(f"{ADDRESS}{make(Establishment).pk}/")

    assert (answer.status_code, answer.json()["can"]) == (200, [])
