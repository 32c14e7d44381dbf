from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def share_what_everybody_reads(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What stands at a shared barrier was before everybody's eyes until now, and stays there."""
    barriers = apps.get_model("practice", "Barrier").objects.filter(shared_at__isnull=False)
    attempts = apps.get_model("practice", "Attempt").objects
    for barrier in barriers.iterator():
        attempts.filter(barrier=barrier).update(shared_at=barrier.shared_at)


class Migration(migrations.Migration):
    dependencies = [("practice", "0003_barriers")]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="shared_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(share_what_everybody_reads, migrations.RunPython.noop),
    ]
