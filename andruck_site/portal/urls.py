"""The addresses of the portal."""

from django.urls import path

from andruck_site.portal import views

urlpatterns = [
    path("<slug:section>/<slug:slug>-<int:pk>/", views.article, name="article"),
]
