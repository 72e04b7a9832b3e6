"""The log becomes a chain without gaps that the database itself guards.

States become plain text and the digest covers more columns, so the chain is written anew once, here; a log that was
altered before is refused instead of being made to look whole.
"""

import hashlib
import json

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dondoc.core.models
from dondoc.core.events import guards
from dondoc.core.events.chain import digest_of, head_of
from dondoc.core.states import encode


def chain_anew(apps, schema_editor):
    events, ends = apps.get_model("core", "Event").objects, apps.get_model("core", "LogEnd").objects
    number, old, new = 0, "", ""
    for event in events.order_by("pk").iterator(chunk_size=2000):
        if event.digest != former_digest(event, old):
            raise RuntimeError(
                f"Nhật ký đã bị sửa ở sự kiện số {event.pk} nên chưa nâng cấp được. "
                "Hãy khôi phục cơ sở dữ liệu từ bản sao lưu nguyên vẹn rồi chạy lại."
            )
        number, old = number + 1, event.digest
        texts = [None if state is None else encode(state) for state in (event.before, event.after)]
        head = head_of(event.at, event.user_id, None, event.verb, event.object_type, event.reason, event.request_id)
        new = digest_of(new, number, head, event.unit_id, event.object_id, *texts)
        events.filter(pk=event.pk).update(id=number, before=event.before, after=event.after, digest=new)
    ends.create(pk=1, last_id=number, digest=new)


def former_digest(event, last):
    row = [
        last, event.at.isoformat(timespec="microseconds"), event.user_id, event.unit_id, event.verb, event.object_type,
        event.object_id, event.before, event.after, event.reason, event.request_id,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(model_name="event", name="event_object"),
        migrations.AddField("event", "acting_unit_id", models.BigIntegerField(null=True)),
        migrations.AlterField(
            "event",
            "user",
            models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField("event", "object_id", models.BigIntegerField(db_index=True)),
        migrations.AlterField("event", "before", dondoc.core.models.JSONText(null=True)),
        migrations.AlterField("event", "after", dondoc.core.models.JSONText(null=True)),
        migrations.AlterField("event", "digest", models.CharField(max_length=64)),
        migrations.CreateModel(
            name="LogEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("last_id", models.BigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_end_of_the_log")],
            },
        ),
        migrations.RunPython(chain_anew),
        migrations.RunPython(guards.install, guards.remove),
    ]
