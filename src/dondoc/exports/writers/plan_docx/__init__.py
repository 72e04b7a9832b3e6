"""The paper on a plan at work as a Word file: ``write_paper(paper)`` gives its bytes."""

from dondoc.exports.writers.plan_docx.paper import write_paper

__all__ = ["write_paper"]
