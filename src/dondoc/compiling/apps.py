from django.apps import AppConfig


class CompilingConfig(AppConfig):
    name = "dondoc.compiling"
    label = "compiling"
