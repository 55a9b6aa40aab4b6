from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from factory.declarations import LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from apps.documents.models import Document, stored_name
from apps.documents.tests.samples import PDF
from apps.suppliers.tests.factories import SupplierFactory


class DocumentFactory(DjangoModelFactory[Document]):
    """A small PDF that hangs on a supplier unless another parent is given (`supplier=None, plant=…`)."""

    class Meta:
        model = Document

    original_name = Sequence(lambda number: f"letter {number}.pdf")
    content_type = "application/pdf"
    size = len(PDF)
    sha256 = hashlib.sha256(PDF).hexdigest()
    file = LazyFunction(lambda: default_storage.save(stored_name(Document(), ""), ContentFile(PDF)))
    supplier = SubFactory(SupplierFactory)
