from django.apps import AppConfig


class WireConfig(AppConfig):
    verbose_name = "Eingang"
    name = "andruck_site.wire"
    label = "wire"
