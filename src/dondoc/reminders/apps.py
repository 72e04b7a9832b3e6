from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "dondoc.reminders"
    label = "reminders"
