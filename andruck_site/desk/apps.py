from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "andruck_site.desk"
    label = "desk"
