from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    """The table behind CACHES, where all processes count tries."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_invitations_and_stand_ins")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
