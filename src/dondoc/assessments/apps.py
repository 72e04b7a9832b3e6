from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "dondoc.assessments"
    label = "assessments"
