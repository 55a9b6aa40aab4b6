from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("company", "0001_company_settings")]

    operations = [
        migrations.AddField(
            model_name="companysettings",
            name="demo",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Whether the records are made up, to try the program with.",
            ),
        ),
    ]
