from django.apps import AppConfig


class CriteriaConfig(AppConfig):
    name = "dondoc.criteria"
    label = "criteria"
