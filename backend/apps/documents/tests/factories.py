from __future__ import annotations

import hashlib

import factory
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from apps.documents.models import Document, stored_name
from apps.documents.tests.samples import PDF
from apps.suppliers.tests.factories import SupplierFactory


class DocumentFactory(factory.django.DjangoModelFactory[Document]):
    """A small PDF that hangs on a supplier unless another parent is given (`supplier=None, plant=…`)."""

    class Meta:
        model = Document

    original_name = factory.Sequence(lambda number: f"letter {number}.pdf")
    content_type = "application/pdf"
    size = len(PDF)
    sha256 = hashlib.sha256(PDF).hexdigest()
    file = factory.LazyFunction(lambda: default_storage.save(stored_name(Document(), ""), ContentFile(PDF)))
    supplier = factory.SubFactory(SupplierFactory)
