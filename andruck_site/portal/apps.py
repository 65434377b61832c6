from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "andruck_site.portal"
    label = "portal"
