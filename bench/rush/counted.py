"""Prints as JSON how many versions each report has that is sent: ``python -m bench.rush.counted``."""

from __future__ import annotations

import json
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")


def main() -> None:
    import django

    django.setup()
    from django.db.models import Count

    from dondoc.reporting.models import Submission

    sent = Submission.objects.filter(state="sent").order_by().values_list("obligation_id")
    print(json.dumps(dict(sent.annotate(n=Count("pk")))))


if __name__ == "__main__":
    main()
