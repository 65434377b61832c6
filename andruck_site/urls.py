"""The desk for editors; everything else is the portal."""

from django.urls import include, path
from wagtail.admin import urls as admin_urls

urlpatterns = [
    path("desk/", include(admin_urls)),
    path("", include("andruck_site.portal.urls")),
]

handler404 = "andruck_site.portal.views.not_found"
handler500 = "andruck_site.portal.views.broken"
