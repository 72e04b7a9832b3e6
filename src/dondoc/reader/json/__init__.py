"""A reading as plain data and back. Every text has its ``span`` beside it: offsets into the source's text.

``plan_from_json(plan_json(plan), source_from_json(source_json(plan.source)))`` equals ``plan``.
"""

from dondoc.reader.json.plan import plan_from_json, plan_json
from dondoc.reader.json.source import source_from_json, source_json

__all__ = ["plan_from_json", "plan_json", "source_from_json", "source_json"]
