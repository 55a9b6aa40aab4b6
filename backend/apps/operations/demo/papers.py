"""The demo company's papers: small PDFs and weight sheets, with certificates that are about to expire."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from apps.documents.models import Document, stored_name
from apps.operations.demo import companies
from apps.purchase_orders.models import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from apps.operations.demo.partners import Partners, Setting
    from apps.plants.models import Plant
    from apps.purchase_orders.models import PurchaseOrder

PAPERED_DEALS = 45  # the latest deliveries have their papers; older ones are in the cabinet


def build(setting: Setting, partners: Partners, orders: Sequence[PurchaseOrder]) -> list[Document]:
    """All papers, stored, each in a file of its own."""
    rows = [
        *_of_suppliers(setting, partners),
        *_of_plants(setting, partners),
        *_of_carriers(setting, partners),
    ]
    setting.keep(rows, from_days=320, to_days=9, roles=("broker", "manager", "accounting"))
    _list_plants(partners, rows)
    deals = [paper for order in _latest(orders) for paper in _of_deal(setting, order)]
    setting.keep(deals, from_days=14, to_days=1, roles=("broker",))
    return rows + deals


# Whose papers


def _of_suppliers(setting: Setting, partners: Partners) -> Iterator[Document]:
    for supplier in partners.suppliers:
        until = _some_day(setting)
        insurer = setting.rng.choice(companies.INSURERS)
        yield _paper(setting, "w9", f"W-9 {supplier}", supplier=supplier)
        yield _paper(
            setting, "coi", f"Certificate of insurance {supplier}", until, insurer, supplier=supplier
        )
        year_end = setting.today.replace(month=12, day=31)
        yield _paper(
            setting, "letter_of_guarantee", f"Letter of guarantee {supplier}", year_end, supplier=supplier
        )


def _some_day(setting: Setting) -> date:
    """Within a year; every fifth paper needs somebody's care now."""
    near = setting.chance(0.2)
    return setting.today + timedelta(
        days=setting.rng.randrange(-12, 30) if near else setting.rng.randrange(30, 350)
    )


def _of_plants(setting: Setting, partners: Partners) -> Iterator[Document]:
    for plant in partners.plants:
        until = _some_day(setting)
        certifier = setting.rng.choice(companies.CERTIFIERS)
        yield _paper(setting, "audit_report", f"Third-party audit {plant}", until, certifier, plant=plant)
        if setting.chance(0.6):
            yield _paper(setting, "haccp", f"HACCP letter {plant}", until + timedelta(days=12), plant=plant)


def _of_carriers(setting: Setting, partners: Partners) -> Iterator[Document]:
    for carrier in partners.carriers:
        until, insurer = carrier.insurance_expires_on, carrier.insurance_provider
        yield _paper(setting, "coi", f"Certificate of insurance {carrier}", until, insurer, carrier=carrier)
        yield _paper(setting, "carrier_packet", f"Carrier packet {carrier}", carrier=carrier)


def _latest(orders: Sequence[PurchaseOrder]) -> list[PurchaseOrder]:
    delivered = [one for one in orders if one.stage in {Stage.DELIVERED, Stage.INVOICED}]
    return delivered[-PAPERED_DEALS:]


def _of_deal(setting: Setting, order: PurchaseOrder) -> Iterator[Document]:
    yield _paper(setting, "bol", f"Bill of lading {order}", purchase_order=order)
    yield _paper(setting, "pod", f"Proof of delivery {order}", purchase_order=order)
    yield _kept(
        setting, "weight_sheet", f"Weight sheet {order}.csv", _weight_sheet(order), purchase_order=order
    )


def _list_plants(partners: Partners, rows: Sequence[Document]) -> None:
    """A letter of guarantee lists the plants that it covers."""
    plants: dict[int | None, list[Plant]] = {}
    for plant in partners.plants:
        plants.setdefault(plant.supplier_id, []).append(plant)
    links = [
        Document.plants.through(document_id=row.pk, plant_id=plant.pk)
        for row in rows
        if row.kind == "letter_of_guarantee"
        for plant in plants[row.supplier_id]
    ]
    Document.plants.through.objects.bulk_create(links)


# Paper itself


def _paper(
    setting: Setting, kind: str, title: str, until: date | None = None, body: str = "", **parent: Any
) -> Document:
    """A PDF of one page about its parent, that holds for a year where it ends at all."""
    issued, valid = f"Issued by {body}" if body else "", f"Valid until {until}" if until else ""
    lines = [issued, valid, "Demo: this is no document."]
    document = _kept(setting, kind, f"{title}.pdf", pdf(title, lines), **parent)
    document.expires_on, document.issuing_body = until, body
    document.issued_on = until - timedelta(days=365) if until else None
    return document


def _kept(setting: Setting, kind: str, name: str, content: bytes, **parent: Any) -> Document:
    document = Document(
        kind=kind,
        original_name=name,
        content_type="text/csv" if name.endswith(".csv") else "application/pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        **parent,
    )
    place = stored_name(document, name)
    setting.written.append(place)
    document.file = default_storage.save(place, ContentFile(content))
    return document


def _weight_sheet(order: PurchaseOrder) -> bytes:
    lines = order.lines.all()
    rows = [f"{line.line_number},{line.item.replace(',', '')},{line.shipped_weight}" for line in lines]
    return "\n".join(["line,item,net weight lb", *rows, ""]).encode()


def pdf(title: str, lines: Sequence[str]) -> bytes:
    """A PDF of one page in Helvetica, as small as they get."""
    text = [f"BT /F1 18 Tf 72 720 Td ({_escaped(title)}) Tj ET"]
    shown = [line for line in lines if line]
    text += [f"BT /F1 11 Tf 72 {680 - 20 * n} Td ({_escaped(line)}) Tj ET" for n, line in enumerate(shown)]
    stream = "\n".join(text).encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    return _bound(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _bound(objects: Sequence[bytes]) -> bytes:
    """The objects as one file, with the table that says where each begins."""
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(file))
    return file + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end
