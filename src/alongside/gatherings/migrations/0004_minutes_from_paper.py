import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0003_texts_are_published"),
        ("people", "0003_the_areas_word"),
    ]

    operations = [
        migrations.AddField(
            model_name="minutestext",
            name="is_from_paper",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="minutestext",
            name="paper_group",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="people.group"
            ),
        ),
    ]
