// What an entry of the log may say, type by type: closed words, days, whole numbers, random ids and salted commitments, so that no word
// anybody wrote, no name and nothing that stays with a person can stand in it. The database holds every entry to the same forms by a
// constraint (tlog.entry_schema, 0151), and a test compares the two. In words: docs/log-entries.md. Why: ADR 0027.

/**
 * How a value looks. A kind by its name; one of a list of words; several of a list, in its order; or an object with these keys
 * and no others, of which those with a ? may be absent.
 */
export type Form = Kind | readonly string[] | readonly [readonly string[]] | { readonly [key: string]: Form };
export type Kind = 'day' | 'hour' | 'count' | 'id' | 'key' | 'hex' | 'slug';

const day = { at: 'day' } as const;
const hour = { at: 'hour' } as const;
const USES = ['clinical_teams', 'board', 'news', 'photo_video', 'staff_training', 'website', 'celebration'];
const RENDERED = { ...day, kind: ['translation', 'summary', 'plain', 'scribes_note'] };
const ANSWERED = { ...RENDERED, how: ['self', 'receipt', 'read'] };
const CLOCKS = { ...hour, check_days: 'count', answer_days: 'count', summary_days: 'count' } as const;
const INFLUENCE = { ...hour, 'due?': 'day', c: { reason: 'key' }, refs: { insight: 'id' } } as const;
const PLAN_REFS = { 'insight?': 'id', 'decision?': 'id', 'action?': 'id' } as const;
const RECORDS = [
	...[
		'drafts',
		'unfinished_sheets',
		'words',
		'consultation_words',
		'equality',
		'contacts',
		'places',
		'messages',
		'invitations',
		'imports'
	],
	...['hours', 'money', 'alerts', 'requests', 'complaints', 'looks', 'public_record']
];

/** What a contribution counts as besides being given, kept back or taken back, in this order. */
export const COUNTED_AS = ['coded', 'in_an_insight', 'answered', 'told'] as const;

/** Each type of version 1. A type that changes gets a version and keeps its old form: what is in the log stays right. */
export const ENTRY_TYPES: Readonly<Record<string, { readonly [key: string]: Form }>> = {
	'programme.started': { ...CLOCKS, trust: 'slug' },
	'programme.clocks': CLOCKS,
	'programme.rules': {
		...hour,
		how: ['all_or_days', 'days', 'all'],
		count: 'count',
		outcome: ['objections_answered', 'objections_stand'],
		c: { reason: 'key' }
	},
	'programme.tally': {
		...hour,
		counts: Object.fromEntries(
			['given', 'kept_back', 'taken_back', ...COUNTED_AS].map((one) => [one, 'count'] as const)
		),
		refs: { programme: 'id' }
	},
	'contribution.received': {
		...day,
		kind: ['text', 'transcript', 'recording', 'drawing', 'group_note', 'one_to_one', 'statement', 'answers'],
		channel: ['self', 'scribe', 'consultation', 'import'],
		'confirmed?': ['self', 'read'],
		'ek?': 'key',
		c: { text: 'key' },
		refs: { programme: 'id' }
	},
	'contribution.confirmed': { ...day, how: ['self', 'read'] },
	'contribution.kept_back': { ...day, how: ['waiting', 'moderation'] },
	'contribution.let_through': day,
	'contribution.made_anonymous': day,
	'contribution.taken_back': {
		...day,
		how: ['subject', 'self', 'receipt', 'request', 'retention'],
		'token?': 'id'
	},
	'contribution.undone': { ...day, how: ['import_undone'] },
	'contribution.pictured': { ...day, c: { picture: 'key' } },
	'contribution.recorded': { ...day, c: { recording: 'key' } },
	'contribution.left_out': { ...day, count: 'count' },
	'contribution.put_back': { ...day, count: 'count' },
	'contribution.unused': {
		...day,
		kind: [
			...['said_by_others', 'another_programme', 'answered_at_once', 'too_little', 'could_point_to_somebody'],
			...['their_giver_asked', 'other']
		]
	},
	'contribution.unused_undone': day,
	'contribution.counted': { ...day, as: [COUNTED_AS] },
	'consent.given': { ...day, use: USES, how: ['self', 'receipt', 'scribe', 'import'], due: 'day' },
	'consent.refused': { ...day, use: USES, how: ['self', 'receipt', 'scribe', 'import'] },
	'use.ended': {
		...day,
		kind: ['insight', 'decision', 'consultation', 'workshop', 'export'],
		use: [...USES, 'every'],
		how: ['taken_back', 'kept_long_enough', 'consent_ended', 'consent_expired'],
		count: 'count'
	},
	'rendering.made': { ...RENDERED, how: ['person', 'machine'], c: { rendering: 'key' } },
	'rendering.looked_over': RENDERED,
	'rendering.confirmed': ANSWERED,
	'rendering.corrected': ANSWERED,
	'rendering.taken_off': RENDERED,
	'statement.put': { ...hour, c: { text: 'key' }, refs: { programme: 'id' } },
	'statement.accepted': day,
	'statement.declined': {
		...day,
		how: ['names_somebody', 'private', 'abuse', 'not_about_this', 'said_already']
	},
	'insight.drafted': { ...hour, c: { statement: 'key' }, refs: { programme: 'id' } },
	'insight.reworded': { ...hour, c: { statement: 'key' } },
	'insight.in_check': hour,
	'insight.agreed': { ...hour, due: 'day' },
	'insight.rests_on': { ...hour, refs: { contribution: 'id' } },
	'insight.answered': hour,
	'insight.waiting_again': { ...hour, due: 'day' },
	'insight.superseded': hour,
	'insight.replaced_by': { ...hour, how: ['merged', 'split', 'superseded'], refs: { insight: 'id' } },
	'insight.parts': {
		...hour,
		kind: [
			[
				...[
					'leadership_governance',
					'national_organisational_competencies',
					'patient_carer_feedback',
					'cultural_awareness'
				],
				...[
					'staff_knowledge_and_awareness',
					'partnership_working',
					'workforce',
					'co_learning',
					'co_production'
				]
			]
		]
	},
	'insight.signed': { ...day, standing: ['contributor', 'facilitator', 'engagement_lead'] },
	'insight.unsigned': { ...day, standing: ['contributor', 'facilitator', 'engagement_lead'] },
	'check.asked': day,
	'check.answered': { ...day, outcome: ['agree', 'more', 'correct', 'object'] },
	'check.replied': day,
	'decision.proposed': { ...hour, refs: { programme: 'id', 'supersedes?': 'id' } },
	'decision.made': {
		...hour,
		decided: 'day',
		c: { title: 'key', summary: 'key', grounds: 'key', body: 'key', owner: 'key', equality: 'key' }
	},
	'decision.in_action': hour,
	'decision.done': hour,
	'decision.reversed': { ...hour, c: { reason: 'key' } },
	'decision.superseded': hour,
	'influence.adopted': INFLUENCE,
	'influence.partly_adopted': INFLUENCE,
	'influence.not_adopted': INFLUENCE,
	'influence.deferred': INFLUENCE,
	'influence.referred': INFLUENCE,
	'action.promised': { ...hour, due: 'day', c: { what: 'key', owner: 'key' }, refs: { decision: 'id' } },
	'action.progress': { ...hour, c: { note: 'key' } },
	'action.done': hour,
	'challenge.raised': {
		...day,
		standing: ['contributor', 'co_chair', 'advisor'],
		c: { words: 'key' },
		refs: { 'insight?': 'id', 'decision?': 'id' }
	},
	'challenge.acknowledged': day,
	'challenge.answered': { ...day, outcome: ['upheld', 'partly', 'not'], c: { answer: 'key' } },
	'challenge.closed': day,
	'challenge.escalated': day,
	'challenge.taken_back': day,
	'response.owed': { ...day, due: 'day', refs: { contribution: 'id' } },
	'response.told': {
		...day,
		how: ['on_their_page', 'by_receipt', 'by_phone', 'by_letter', 'in_person', 'by_text', 'by_email'],
		refs: { contribution: 'id' }
	},
	'consultation.opened': {
		...hour,
		'due?': 'day',
		'version?': 'count',
		c: { title: 'key', 'questions?': 'key' },
		refs: { programme: 'id' }
	},
	'consultation.corrected': { ...hour, version: 'count', c: { correction: 'key', questions: 'key' } },
	'consultation.overridden': {
		...hour,
		how: ['ladder', 'four_pi', 'formative', 'reasons', 'time', 'considered'],
		c: { reason: 'key' }
	},
	'consultation.extended': { ...hour, due: 'day', c: { reason: 'key' } },
	'consultation.shortened': { ...hour, due: 'day', c: { reason: 'key' } },
	'consultation.stopped': hour,
	'consultation.resumed': hour,
	'consultation.closed': { ...hour, count: 'count' },
	'consultation.reported': { ...hour, c: { report: 'key' } },
	'consultation.report_cut': { ...day, c: { report: 'key' } },
	'workshop.opened': {
		...hour,
		due: 'day',
		c: {
			title: 'key',
			'purpose?': 'key',
			'can_change?': 'key',
			'cannot_change?': 'key',
			'ladder_step?': 'key',
			'offer?': 'key'
		},
		refs: { programme: 'id' }
	},
	'workshop.changed': { ...hour, due: 'day', 'c?': { 'title?': 'key', 'purpose?': 'key' } },
	'workshop.confirmed': { ...hour, outcome: ['needs_met', 'needs_unmet'] },
	'workshop.held': hour,
	'workshop.written_up': { ...hour, c: { summary: 'key' } },
	'workshop.summary_corrected': { ...hour, version: 'count', c: { summary: 'key', correction: 'key' } },
	'workshop.summary_cut': { ...day, c: { summary: 'key' } },
	'workshop.cancelled': { ...hour, c: { reason: 'key' } },
	'request.raised': { ...day, due: 'day' },
	'request.acknowledged': day,
	'request.extended': { ...day, due: 'day' },
	'request.answered': { ...day, outcome: ['granted', 'partly', 'refused'] },
	'request.withdrawn': day,
	'alert.raised': day,
	'alert.escalated': day,
	'alert.acknowledged': day,
	'payment.settled': { ...day, refs: { programme: 'id' } },
	'payment.returned': { ...day, refs: { programme: 'id' } },
	'export.made': { ...hour, use: USES, count: 'count', refs: { programme: 'id' } },
	'retention.changed': {
		...hour,
		kind: RECORDS,
		count: 'count',
		how: ['days', 'months', 'years'],
		due: 'day'
	},
	'retention.held': { ...hour, kind: [...RECORDS, 'everything'] },
	'retention.hold_lifted': { ...hour, kind: [...RECORDS, 'everything'] },
	'disposal.done': { ...hour, kind: RECORDS, count: 'count', how: ['clock', 'person'] },
	'plan.added': {
		...hour,
		kind: ['leadership_governance', 'national_organisational_competencies', 'patient_carer_feedback'],
		due: 'day',
		c: { title: 'key', what: 'key', success: 'key' },
		refs: { programme: 'id' }
	},
	'plan.changed': {
		...hour,
		version: 'count',
		due: 'day',
		c: { title: 'key', what: 'key', success: 'key', reason: 'key' }
	},
	'plan.coproduced': { ...hour, decided: 'day', c: { who: 'key', changed: 'key' } },
	'plan.approved': { ...hour, decided: 'day', c: { body: 'key' } },
	'plan.published': hour,
	'plan.reviewed': {
		...hour,
		outcome: ['on_track', 'behind', 'changed', 'stopped', 'done'],
		c: { note: 'key' }
	},
	'plan.linked': { ...hour, refs: PLAN_REFS },
	'plan.unlinked': { ...hour, refs: PLAN_REFS },
	'competency.added': { ...hour, version: 'count', c: { name: 'key' } },
	'competency.retired': hour,
	'assessment.made': {
		...hour,
		outcome: ['no_evidence', 'starting', 'developing', 'established'],
		c: { evidence: 'key' },
		refs: { programme: 'id', competency: 'id' }
	},
	'duty.recorded': { ...hour, due: 'day', c: { title: 'key', evidence: 'key' } },
	'duty.reviewed': { ...hour, due: 'day', c: { evidence: 'key' } },
	'duty.retired': { ...hour, c: { reason: 'key' } },
	'committee.met': {
		...hour,
		decided: 'day',
		outcome: ['both_chairs', 'staff_chair_alone', 'community_chair_alone', 'no_chair']
	},
	'equality.considered': {
		...hour,
		how: ['before', 'at'],
		decided: 'day',
		'due?': 'day',
		c: { evidence: 'key', 'regard?': 'key', 'mitigation?': 'key' },
		refs: { decision: 'id' }
	},
	'equality.reviewed': {
		...hour,
		outcome: ['as_expected', 'better', 'worse', 'too_early'],
		c: { found: 'key' },
		refs: { decision: 'id' }
	},
	'influence.rated': { ...day, standing: ['decision_owner', 'contributor'], refs: { decision: 'id' } },
	'challenge.tabled': { ...hour, due: 'day' },
	'challenge.settled': { ...hour, outcome: ['upheld', 'partly', 'not'], c: { answer: 'key' } },
	'challenge.dissented': { ...hour, c: { words: 'key' }, refs: { challenge: 'id' } },
	'challenge.dissent_taken_back': hour,
	'influence.noted': { ...hour, decided: 'day', c: { note: 'key' }, refs: { decision: 'id' } },
	'outcome.hoped': {
		...hour,
		due: 'day',
		c: { what: 'key' },
		refs: { 'action?': 'id', 'decision?': 'id', 'plan?': 'id' }
	},
	'outcome.seen': {
		...hour,
		outcome: ['moved', 'partly', 'not_moved', 'too_early'],
		c: { what: 'key' }
	},
	'measure.loaded': { ...hour, count: 'count', sha256: 'hex' },
	'population.loaded': { ...hour, count: 'count', sha256: 'hex' },
	'pack.made': {
		...hour,
		kind: ['board', 'public', 'foi'],
		from: 'day',
		until: 'day',
		sha256: 'hex',
		refs: { programme: 'id' }
	},
	'indicators.published': { ...hour, version: 'count', sha256: 'hex' },
	'verifier.published': {
		...hour,
		file: [
			'verify.js',
			'verify-entries.js',
			'verify-papers.js',
			'verify-ed25519.js',
			'throughline-verify.mjs'
		],
		sha256: 'hex'
	},
	'key.rotated': { ...hour, before: 'key', after: 'key' }
};
