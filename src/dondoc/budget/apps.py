from django.apps import AppConfig


class BudgetConfig(AppConfig):
    name = "dondoc.budget"
    label = "budget"
