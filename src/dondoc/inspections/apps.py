from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "dondoc.inspections"
    label = "inspections"
