from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("frameworks", "0002_own_wordings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameModel(old_name="PackAgreement", new_name="PackAnswer"),
        migrations.RemoveConstraint(model_name="packanswer", name="one_pack_agreement_a_group"),
        migrations.RemoveConstraint(model_name="packanswer", name="nobody_agrees_for_two_groups"),
        migrations.RenameField(model_name="packanswer", old_name="agreed_at", new_name="said_at"),
        migrations.RenameField(model_name="packanswer", old_name="agreed_by", new_name="said_by"),
        migrations.AlterModelOptions(name="packanswer", options={"ordering": ("said_at", "id")}),
        migrations.AlterField(
            model_name="packanswer",
            name="wording",
            field=models.ForeignKey(
                on_delete=models.deletion.CASCADE, related_name="answers", to="frameworks.packwording"
            ),
        ),
        migrations.AddField(
            model_name="packanswer",
            name="says",
            field=models.CharField(
                choices=[("agrees", "We agree"), ("not-yet", "Not yet")], default="agrees", max_length=8
            ),
        ),
        migrations.AddField(
            model_name="packanswer",
            name="because",
            field=models.TextField(blank=True, default="", help_text="Why not yet"),
            preserve_default=False,
        ),
        migrations.AddField(model_name="packanswer", name="is_current", field=models.BooleanField(default=True)),
        migrations.AddConstraint(
            model_name="packanswer",
            constraint=models.UniqueConstraint(
                condition=Q(is_current=True), fields=("wording", "group"), name="one_pack_answer_a_group"
            ),
        ),
        migrations.AddConstraint(
            model_name="packanswer",
            constraint=models.UniqueConstraint(
                condition=Q(is_current=True), fields=("wording", "said_by"), name="nobody_answers_for_two_groups"
            ),
        ),
        migrations.AddConstraint(
            model_name="packanswer",
            constraint=models.CheckConstraint(
                condition=(Q(because="", says="agrees") | (Q(says="not-yet") & ~Q(because=""))), name="not_yet_says_why"
            ),
        ),
    ]
