"""Text fields that nobody types into, by why; for tests/test_typed_texts.py."""

from __future__ import annotations

import typed_activities
import typed_inspections

NOT_TYPED = {
    "set by actions of activities": typed_activities.NOT_TYPED,
    "set by actions of inspections, or names that a device made of nothing": typed_inspections.NOT_TYPED,
    "set by the program itself": """
        commendation.Proposal.found
        core.Event.verb core.Event.object_type core.Event.request_id core.Event.digest core.LogEnd.digest
        accounts.User.password accounts.User.session_salt accounts.OpenSession.session_key accounts.OpenSession.device
        accounts.Feed.digest reporting.SelfOpening.trouble plans.AmendmentAhead.seen plans.AmendmentChange.table
        units.UnitVersion.path units.UnitVersion.folded units.Succession.file_sha256 units.Succession.file_kind
        units.SuccessionChange.table units.SuccessionChange.before units.SuccessionChange.after
        units.SuccessionPart.old_name units.SuccessionPart.new_name
        documents.StoredFile.sha256 documents.Reading.folded documents.Reading.by_number documents.Reading.by_title
        documents.Composition.outcomes documents.Reading.mapping documents.ReadingJob.error
        documents.ReadingJob.error_values
        documents.ReadingJob.worker plans.Plan.folded plans.Plan.key
        plans.Task.folded plans.Assignment.folded plans.ProgressNote.period
        plans.Citation.key plans.Assignment.note assessments.AssessmentRound.note plans.Owing.note
        reporting.Intake.language reporting.Intake.package reporting.Intake.worker reporting.IntakeResult.problems
        compiling.KeptSentence.key compiling.KeptSentence.offered
        compiling.PaperTemplate.sha256 compiling.PaperVersion.sha256 compiling.PaperVersion.figures
        compiling.PaperVersion.object_type
        reporting.Obligation.note coordination.Holding.note coordination.Party.note
        reminders.Message.lines reminders.Escalation.line reminders.Webhook.secret reminders.Delivery.address
        reminders.Delivery.fault
        criteria.CriteriaSet.folded criteria.CriteriaSet.shipped criteria.CriteriaSet.digest
    """,
    "written by actions after they have guarded what was typed": """
        core.Event.before core.Event.after core.Event.reason
        plans.AmendmentAhead.left_out plans.AmendmentChange.before plans.AmendmentChange.after
    """,
    "words of a document as issued, or edits of its reading that were guarded there": """
        documents.Reading.plan documents.Reading.source
        plans.Plan.kind plans.Plan.place plans.Plan.issuer
        plans.Plan.signatory_authority plans.Plan.signatory_title plans.Plan.signatory_name
        plans.Citation.kind plans.Citation.number
        plans.Recipient.name plans.Recipient.purpose plans.Target.path plans.Target.text plans.Target.subject
        plans.Target.comparator plans.Target.unit plans.Target.every plans.Task.path plans.Task.text plans.Task.agency
        plans.Task.partners plans.Task.time plans.Task.due plans.Task.every plans.Task.product plans.Duty.path
        plans.Amendment.words plans.AmendmentAhead.words plans.Amendment.differences plans.Amendment.was
        plans.Duty.due plans.Duty.every plans.Duty.who plans.Duty.to plans.Duty.via
    """,
    "whole numbers": """
        reporting.Submission.values reminders.Policy.before compiling.Consolidation.values criteria.Criterion.steps
    """,
    "keys without spaces or digits alone, checked by dondoc.criteria.faults": """
        criteria.Level.key criteria.Criterion.knocks_to
    """,
    "choices of lists, checked by dondoc.criteria.faults and dondoc.criteria.whole": """
        criteria.Criterion.fact criteria.Criterion.exemptions
    """,
    "choices and tax codes of organisations, checked by dondoc.units.kinds.clean_details": "units.UnitVersion.details",
    "keys of criteria and levels, whole numbers, words that were guarded in their criteria set": """
        assessments.ResultAim.level assessments.Assessment.self_level assessments.Assessment.hints
        assessments.Assessment.answers assessments.Assessment.level assessments.SelfScore.answers
        assessments.SelfScore.measured assessments.SelfScore.attributes assessments.SelfScore.hints
        assessments.Review.answers assessments.Settlement.answer assessments.Recognition.level
        assessments.Recognition.level_name
    """,
    "tables of libraries that no page fills": """
        auth.Permission.name auth.Permission.codename auth.Group.name contenttypes.ContentType.app_label
        contenttypes.ContentType.model socialaccount.SocialApp.provider socialaccount.SocialApp.provider_id
        socialaccount.SocialApp.name socialaccount.SocialApp.client_id socialaccount.SocialApp.secret
        socialaccount.SocialApp.key socialaccount.SocialApp.settings socialaccount.SocialToken.token
        socialaccount.SocialToken.token_secret account.EmailConfirmation.key axes.AccessFailureLog.user_agent
        axes.AccessFailureLog.username axes.AccessFailureLog.http_accept axes.AccessFailureLog.path_info
        axes.AccessLog.user_agent axes.AccessLog.username axes.AccessLog.http_accept axes.AccessLog.path_info
        axes.AccessLog.session_hash
    """,
    "what a provider says of an account, of which nothing is kept but its own key": """
        socialaccount.SocialAccount.provider socialaccount.SocialAccount.uid socialaccount.SocialAccount.extra_data
    """,
    "an account's own address": "account.EmailAddress.email",
    "keys and choices of a session, tested in tests/web/test_refused_texts.py": """
        sessions.Session.session_key sessions.Session.session_data
    """,
    "marks of tries to sign in, tested in tests/web/test_refused_texts.py": """
        axes.AccessAttempt.user_agent axes.AccessAttempt.username axes.AccessAttempt.http_accept
        axes.AccessAttempt.path_info axes.AccessAttempt.get_data axes.AccessAttempt.post_data
    """,
}
