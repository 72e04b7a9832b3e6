from django.apps import AppConfig


class CommendationConfig(AppConfig):
    name = "dondoc.commendation"
    label = "commendation"
