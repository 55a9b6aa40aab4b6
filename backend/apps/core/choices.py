"""Choices that several entities share."""

from __future__ import annotations

from django.db.models import TextChoices


class Protein(TextChoices):
    BEEF = "beef", "Beef"
    PORK = "pork", "Pork"
    CHICKEN = "chicken", "Chicken"
    TURKEY = "turkey", "Turkey"
    LAMB = "lamb", "Lamb"
    VEAL = "veal", "Veal"
    SEAFOOD = "seafood", "Seafood"
    OTHER = "other", "Other"


class PaymentTerms(TextChoices):
    PREPAY = "prepay", "Prepay"
    WIRE_1_DAY_PRIOR = "wire_1_day_prior", "Wire 1 day prior"
    COD = "cod", "COD"
    NET_7 = "net_7", "Net 7"
    NET_10 = "net_10", "Net 10"
    NET_14 = "net_14", "Net 14"
    NET_15 = "net_15", "Net 15"
    NET_21 = "net_21", "Net 21"
    NET_30 = "net_30", "Net 30"
    NET_45 = "net_45", "Net 45"
    NET_60 = "net_60", "Net 60"


class AppointmentMethod(TextChoices):
    EMAIL = "email", "E-mail"
    PHONE = "phone", "Phone"
    WEBSITE = "website", "Website"
    FAX = "fax", "Fax"
    FCFS = "fcfs", "First come, first served"


class LocationType(TextChoices):
    HEADQUARTERS = "headquarters", "Headquarters"
    WAREHOUSE = "warehouse", "Warehouse"
    DISTRIBUTION_CENTER = "distribution_center", "Distribution center"
    PROCESSING_PLANT = "processing_plant", "Processing plant"
    COLD_STORAGE = "cold_storage", "Cold storage"
    OFFICE = "office", "Office"
    FACILITY = "facility", "Facility"


class DocumentNeeded(TextChoices):
    """What a customer asks for before it accepts product from a plant."""

    LETTER_OF_GUARANTEE = "letter_of_guarantee", "Letter of guarantee"
    AUDIT_REPORT = "audit_report", "Audit report"
    BRC = "brc", "BRC"
    ANIMAL_WELFARE = "animal_welfare", "Animal welfare"
    SPEC_SHEET = "spec_sheet", "Spec sheet"
    LABEL_PICTURE = "label_picture", "Label picture"
