from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    name = "dondoc.coordination"
    label = "coordination"
