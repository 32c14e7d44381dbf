from datetime import timedelta
from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def remember_marks(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Of what groups said before this was kept: which mark their project carried then."""
    signatures = apps.get_model("assurance", "Signature").objects
    for mark in apps.get_model("assurance", "Mark").objects.all():
        # An award is written to the second, and what was said in that second went before it.
        after = mark.awarded_at + timedelta(seconds=1)
        until = min(mark.withdrawn_at or mark.valid_until, mark.valid_until)
        rows = signatures.filter(project_id=mark.project_id, signed_at__gte=after, signed_at__lte=until)
        rows.update(since_mark=mark)


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("assurance", "0005_letters_and_since_the_award")]

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.RunPython(remember_marks, migrations.RunPython.noop),
    ]
