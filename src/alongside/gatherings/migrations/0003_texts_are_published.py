from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_what_everybody_reads(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What minutes say now is what everybody reads of those that were published, with what happens next."""
    follow_ups = apps.get_model("gatherings", "FollowUp").objects.order_by("position", "id")
    texts = apps.get_model("gatherings", "MinutesText").objects
    for text in texts.filter(is_current=True).select_related("minutes").iterator():
        text.follow_ups = [
            {"pk": row.pk, "words": row.words, "who": row.who, "by": row.by.isoformat() if row.by else None}
            for row in follow_ups.filter(minutes=text.minutes)
        ]
        text.published_at = text.minutes.published_at
        text.save(update_fields=["follow_ups", "published_at"])


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0002_minutes")]

    operations = [
        migrations.AddField(
            model_name="minutestext",
            name="follow_ups",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="minutestext",
            name="published_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(keep_what_everybody_reads, migrations.RunPython.noop),
    ]
