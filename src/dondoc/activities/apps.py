from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "dondoc.activities"
    label = "activities"
