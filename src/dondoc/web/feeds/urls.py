from __future__ import annotations

from django.urls import path

from dondoc.web.feeds.views import fetching, own, units

urlpatterns = [
    path("lich-han/<slug:token>.ics", fetching.feed, name="feed"),
    path("tai-khoan-cua-toi/lich/moi/", own.own_feed_new, name="own-feed-new"),
    path("tai-khoan-cua-toi/lich/<int:feed_id>/thu-hoi/", own.own_feed_end, name="own-feed-end"),
    path("don-vi/<int:unit_id>/lich/", units.unit_feeds, name="unit-feeds"),
    path("don-vi/<int:unit_id>/lich/moi/", units.unit_feed_new, name="unit-feed-new"),
    path("don-vi/<int:unit_id>/lich/<int:feed_id>/thu-hoi/", units.unit_feed_end, name="unit-feed-end"),
]
