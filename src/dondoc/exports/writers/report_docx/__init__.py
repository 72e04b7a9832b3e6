"""The compiled report as a Word file: ``write_report(paper)`` gives its bytes."""

from dondoc.exports.writers.report_docx.paper import write_report

__all__ = ["write_report"]
