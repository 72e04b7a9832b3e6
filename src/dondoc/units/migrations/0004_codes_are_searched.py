from django.db import migrations

from dondoc.units.search import keys_of

BATCH = 2000


def write_keys(apps, schema_editor):
    """What a search looks at has the code beside the names."""
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
    dependencies = [("units", "0003_successions")]

    operations = [migrations.RunPython(write_keys, migrations.RunPython.noop)]
