"""The settings exist from the start, so that reading them writes nothing."""

from django.db import migrations


def make_row(apps, _):
    apps.get_model("company", "CompanySettings").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("company", "0002_demo")]

    operations = [migrations.RunPython(make_row, migrations.RunPython.noop)]
