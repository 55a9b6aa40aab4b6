"""Downloads: for whoever may see the record, as attachments that run nothing, each one in the trail."""

from __future__ import annotations

import hashlib

import pytest

from apps.audit.models import AuditEntry
from apps.core.roles import Role
from apps.documents.models import Document
from apps.documents.tests.samples import PDF

pytestmark = pytest.mark.django_db


def url(document):
    return f"/api/v1/documents/{document.pk}/download/"


def download(client, document, **headers):
    """The answer, its content read to the end as a browser does: only then is the file closed."""
    answer = client.get(url(document), headers=headers)
    answer.body = answer.getvalue()
    return answer


@pytest.mark.parametrize("role", Role)
def test_everybody_who_sees_the_record_gets_the_file_byte_by_byte(client_of, make, role):
    answer = download(client_of(role), make(Document))
    assert answer.status_code == 200
    assert answer.body == PDF
    assert answer.headers["Content-Length"] == str(len(PDF))


def test_nobody_else_does(client, make):
    assert client.get(url(make(Document))).status_code == 401


def test_a_download_is_an_attachment_that_runs_nothing(broker, make):
    answer = download(broker, make(Document, original_name="coa.pdf"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="coa.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("größe 7.pdf", "attachment; filename*=utf-8''gr%C3%B6%C3%9Fe%207.pdf"),
        ('a".pdf', 'attachment; filename="a\\".pdf"'),
        ("50% off; x=y.pdf", 'attachment; filename="50% off; x=y.pdf"'),
    ],
)
def test_any_name_travels_in_the_header_unharmed(broker, make, name, header):
    answer = download(broker, make(Document, original_name=name))
    assert answer.headers["Content-Disposition"] == header


def test_each_download_leaves_one_entry(broker, make):
    document = make(Document)
    download(broker, document, **{"X-Request-ID": "download-01"})
    event = AuditEntry.objects.get(action="download")
    assert (event.entity, event.record_id, event.record_name) == (
        "documents",
        document.pk,
        document.original_name,
    )
    assert (event.actor, event.request_id, event.changes) == (broker.user, "download-01", {})


def test_a_copy_that_is_still_true_is_not_sent_again(broker, make):
    document = make(Document)
    tag = download(broker, document).headers["ETag"]
    assert tag == f'"{hashlib.sha256(PDF).hexdigest()}"'
    for header in (tag, f"W/{tag}", f'"other", {tag}'):
        answer = download(broker, document, **{"If-None-Match": header})
        assert (answer.status_code, answer.body) == (304, b"")
    assert AuditEntry.objects.filter(action="download").count() == 1


@pytest.mark.parametrize("accept", ["application/pdf", "image/*", "*/*", "application/json"])
def test_a_download_may_ask_for_any_type(broker, make, accept):
    assert download(broker, make(Document), Accept=accept).status_code == 200


def test_a_file_that_the_storage_lost_is_not_there(broker, make):
    document = make(Document)
    document.file.storage.delete(document.file.name)
    answer = broker.get(url(document))
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert not AuditEntry.objects.filter(action="download").exists()


def test_a_download_takes_no_parameters(broker, make):
    assert broker.get(url(make(Document)) + "?inline=1").status_code == 400
