from django.db import migrations

from apps.core.indexes import TrigramSearch


class Migration(migrations.Migration):
    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [TrigramSearch()]
