from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "dondoc.calendar"
    label = "calendar"
