"""Addresses of money of plans."""

from django.urls import path

from dondoc.web.budget.views import books, entering, lines, overview, plan, sources, years

urlpatterns = [
    path("", overview.budget, name="budget"),
    path("xuat/", overview.budget_export, name="budget-export"),
    path("dong/", lines.budget_lines, name="budget-lines"),
    path("dong/xuat/", lines.budget_lines_export, name="budget-lines-export"),
    path("dong/moi/", lines.new_line, name="budget-line-new"),
    path("dong/<int:line_id>/", lines.line, name="budget-line"),
    path("dong/<int:line_id>/du-toan/", entering.enter_estimate, name="budget-estimate"),
    path("dong/<int:line_id>/giao/", entering.enter_allotment, name="budget-allot"),
    path("dong/<int:line_id>/giai-ngan/", entering.enter_spending, name="budget-spend"),
    path("dong/<int:line_id>/quyet-toan/", entering.enter_settlement, name="budget-settle"),
    path("dong/<int:line_id>/chuyen-nguon/", entering.enter_carry_over, name="budget-carry"),
    path("but-toan/<int:entry_id>/giam/", entering.take_back, name="budget-correct"),
    path("ke-hoach/<int:plan_id>/", plan.plan_money, name="plan-budget"),
    path("ke-hoach/<int:plan_id>/nhiem-vu/<int:task_id>/de-nghi/<int:index>/", plan.take_named, name="budget-propose"),
    path("tep-excel/", books.budget_book, name="budget-book"),
    path("tep-excel/tai/", books.budget_book_file, name="budget-book-file"),
    path("nguon/", sources.budget_sources, name="budget-sources"),
    path("nguon/<int:source_id>/thoi-dung/", sources.stop_source, name="budget-source-close"),
    path("nam/<int:year>/khoa-so/", years.close, name="budget-year-close"),
    path("nam/<int:year>/mo-lai/", years.reopen, name="budget-year-reopen"),
]
