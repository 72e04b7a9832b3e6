"""The addresses of all pages, one module for each domain. README.md says how they are named."""

from django.urls import include, path

urlpatterns = [
    path("", include("dondoc.web.reporting.urls")),  # first: before a deadline nearly all that comes is a report
    path("", include("dondoc.web.home.urls")),
    path("", include("dondoc.web.events.urls")),
    path("", include("dondoc.web.accounts.urls")),
    path("", include("dondoc.web.feeds.urls")),
    path("don-vi/", include("dondoc.web.units.urls")),
    path("don-vi/", include("dondoc.web.successions.urls")),
    path("don-vi/", include("dondoc.web.dossier.urls")),
    path("phoi-hop/", include("dondoc.web.coordination.urls")),
    path("van-ban/", include("dondoc.web.documents.urls")),
    path("lich-lam-viec/", include("dondoc.web.calendar.urls")),
    path("ke-hoach/", include("dondoc.web.plans.urls")),
    path("cong-viec/", include("dondoc.web.tasks.urls")),
    path("hop-thu/", include("dondoc.web.inbox.urls")),
    path("", include("dondoc.web.reminders.urls")),
    path("", include("dondoc.web.compiling.urls")),
    path("bo-tieu-chi/", include("dondoc.web.criteria.urls")),
    path("cham-diem/", include("dondoc.web.assessments.urls")),
    path("kiem-tra/", include("dondoc.web.inspections.urls")),
    path("hoat-dong/", include("dondoc.web.activities.urls")),
    path("mo-hinh-hay/", include("dondoc.web.activities.public_urls")),
    path("kinh-phi/", include("dondoc.web.budget.urls")),
    path("khen-thuong/", include("dondoc.web.commendation.urls")),
]
