from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coordination", "0001_committees_and_programmes")]

    operations = [
        migrations.AddField(
            model_name="holding",
            name="note",
            field=models.TextField(blank=True, default="", verbose_name="Ghi chú"),
        ),
        migrations.AddField(
            model_name="party",
            name="note",
            field=models.TextField(blank=True, default="", verbose_name="Ghi chú"),
        ),
    ]
