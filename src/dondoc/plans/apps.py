from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "dondoc.plans"
    label = "plans"
