from django.db import migrations, models

from dondoc.units.search import keys_of

BATCH = 2000


def write_keys(apps, schema_editor):
    """What a search looks at changes its form: from words in a row to keys between bars."""
    versions = apps.get_model("units", "UnitVersion").objects.using(schema_editor.connection.alias)
    batch = []
    for version in versions.only("name", "short_name", "code").order_by("pk").iterator(chunk_size=BATCH):
        version.folded = keys_of(version.name, version.short_name, version.code)
        batch.append(version)
        if len(batch) == BATCH:
            versions.bulk_update(batch, ["folded"])
            batch = []
    versions.bulk_update(batch, ["folded"])


class Migration(migrations.Migration):
    dependencies = [("units", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="unitversion",
            name="details",
            field=models.JSONField(blank=True, default=dict, verbose_name="Thông tin riêng"),
        ),
        migrations.AddField(
            model_name="unitversion",
            name="status",
            field=models.CharField(
                choices=[
                    ("active", "Đang hoạt động"),
                    ("preparing", "Đang thành lập"),
                    ("suspended", "Tạm ngừng"),
                ],
                default="active",
                max_length=20,
                verbose_name="Tình trạng",
            ),
        ),
        migrations.AlterField(
            model_name="unitversion",
            name="kind",
            field=models.CharField(
                choices=[
                    ("province", "UBND cấp tỉnh"),
                    ("district", "UBND cấp huyện"),
                    ("commune", "UBND cấp xã"),
                    ("department", "Cơ quan chuyên môn"),
                    ("school", "Trường học"),
                    ("enterprise", "Doanh nghiệp"),
                    ("residential_area", "Khu dân cư"),
                    ("committee", "Ban chỉ đạo, ủy ban, đoàn thể"),
                    ("other", "Đơn vị khác"),
                ],
                max_length=20,
                verbose_name="Loại đơn vị",
            ),
        ),
        migrations.AlterField(
            model_name="unitversion",
            name="folded",
            field=models.CharField(max_length=500),
        ),
        migrations.RemoveIndex(model_name="unitversion", name="unit_path"),
        migrations.AddIndex(
            model_name="unitversion",
            index=models.Index(fields=["path", "valid_from", "valid_to", "unit", "kind", "folded"], name="unit_place"),
        ),
        migrations.AddIndex(model_name="unitversion", index=models.Index(fields=["code"], name="unit_code")),
        migrations.AddConstraint(
            model_name="unitversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["active", "preparing", "suspended"])),
                name="unit_status_is_known",
            ),
        ),
        migrations.RunPython(write_keys, migrations.RunPython.noop),
    ]
