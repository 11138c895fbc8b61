// A plain sentence for each type of entry, made of its closed facts (docs/log-entries.md has the exact terms). Pure.
export type Say = string | ((facts: Facts) => string);

export type Facts = {
	text(name: string): string;
	day(name: string): string;
	count(name: string): number;
	has(name: string): boolean;
};

/** One of these words for a fact, or nothing where it is another. */
const one = (of: Record<string, string>) => (fact: string) => of[fact] ?? '';

const CHANNEL = one({
	self: ', given by the person',
	scribe: ', written down by somebody for the person',
	import: ', brought in from past engagement',
	consultation: ' in a consultation'
});
const TAKEN_BACK = one({
	subject: 'because the person asked, proved by the key on their slip',
	request: 'because the person asked the trust to',
	receipt: 'by whoever holds the slip',
	self: 'by the person, signed in',
	retention: 'because their time was over',
	moderation: 'by the trust, for what they said'
});
const USE = one({
	clinical_teams: 'teams who give care',
	board: 'the board',
	news: 'the news',
	photo_video: 'pictures and film',
	staff_training: 'training staff',
	website: 'the website',
	celebration: 'celebrations',
	every: 'anything'
});
const ANSWER = one({
	agree: 'they agree',
	more: 'they agree, and say more',
	correct: 'they correct it',
	object: 'they object'
});
const OUTCOME = one({ upheld: 'upheld', partly: 'upheld in part', not: 'not upheld' });
const STANDING = one({
	contributor: ' by somebody whose words it rests on',
	co_chair: ' by a community co-chair',
	advisor: ' by a community advisor',
	facilitator: ' by a facilitator',
	engagement_lead: ' by an engagement lead',
	decision_owner: ' by whoever answers for the decision'
});
const RENDERING = one({
	translation: 'translation',
	summary: 'summary',
	plain: 'version in easier words',
	scribes_note: 'scribe’s note'
});
const REVIEWED = one({
	on_track: ': on its way',
	behind: ': behind',
	changed: ': changed',
	stopped: ': stopped',
	done: ': done'
});
const ASSESSED = one({
	no_evidence: ': no evidence yet',
	starting: ': starting',
	developing: ': on the way',
	established: ': established'
});
const CHAIRED = one({
	both_chairs: ', chaired by the trust and the community together',
	staff_chair_alone: ', chaired by the trust alone',
	community_chair_alone: ', chaired by the community alone',
	no_chair: ', without a chair'
});
const IMPACT = one({
	as_expected: ': as expected',
	better: ': better than expected',
	worse: ': worse than expected',
	too_early: ': too early to say'
});
const MOVED = one({
	moved: ': it changed',
	partly: ': it changed in part',
	not_moved: ': it did not change',
	too_early: ': too early to say'
});
const PACK = one({
	board: 'The evidence for the board',
	public: 'The report for everyone',
	foi: 'The evidence for who asks under freedom of information'
});
const by = (facts: Facts, name = 'due') => (facts.has(name) ? `, due by ${facts.day(name)}` : '');

/** A sentence for each type, without a full stop. */
export const SENTENCES: Record<string, Say> = {
	'contribution.received': (f) => `A contribution was received${CHANNEL(f.text('channel'))}`,
	'contribution.confirmed': 'A person confirmed their words',
	'contribution.kept_back': 'The trust kept a contribution back: it is put to nobody, and still counts',
	'contribution.taken_back': (f) => `Words were taken back ${TAKEN_BACK(f.text('how'))}`.trim(),
	'contribution.made_anonymous': 'A person took their name off their words',
	'contribution.let_through': 'A contribution that was kept back is put to others after all',
	'contribution.undone': 'A contribution was undone with the import that brought it',
	'contribution.pictured': 'A picture of what somebody made was kept with their words',
	'contribution.recorded': 'A recording was kept with somebody’s words',
	'contribution.left_out': (f) =>
		`Parts of somebody’s words are left out for readers (${f.count('count')} in all)`,
	'contribution.put_back': 'Parts of somebody’s words that were left out may be read again',
	'contribution.unused': 'The trust said why a contribution is not used',
	'contribution.unused_undone': 'The trust withdrew its reason for not using a contribution',
	'contribution.counted': 'What became of a contribution changed, and so does what it counts as',
	'statement.put': 'The trust put a statement to people, to agree or disagree with',
	'statement.accepted': 'A person’s statement was put to others',
	'statement.declined': 'A person’s statement was not put to others',
	'consent.given': (f) => `A person agreed that their words may be used for ${USE(f.text('use'))}`,
	'consent.refused': (f) => `A person did not agree that their words may be used for ${USE(f.text('use'))}`,
	'use.ended': (f) =>
		`Words may not be used any more for ${USE(f.text('use'))}, and what showed them says so`,
	'export.made': 'Words were taken out of the system in a file, for a use their givers agreed to',
	'rendering.made': (f) =>
		`A ${RENDERING(f.text('kind')) || 'rendering'} of somebody’s words was made ${f.text('how') === 'machine' ? 'with a machine’s help' : 'by a person'}`,
	'rendering.looked_over': (f) =>
		`A ${RENDERING(f.text('kind')) || 'rendering'} was looked over by somebody else`,
	'rendering.confirmed': (f) =>
		`The person confirmed a ${RENDERING(f.text('kind')) || 'rendering'} of their words`,
	'rendering.corrected': (f) =>
		`The person corrected a ${RENDERING(f.text('kind')) || 'rendering'} of their words`,
	'rendering.taken_off': (f) =>
		`A ${RENDERING(f.text('kind')) || 'rendering'} of somebody’s words was taken off`,
	'insight.drafted': 'An insight was drafted from what people said',
	'insight.reworded': 'The wording of an insight changed',
	'insight.parts': 'What an insight is about changed',
	'insight.in_check': 'An insight was put to the people it rests on',
	'insight.agreed': (f) =>
		`An insight was agreed and is public${f.has('due') ? `: an answer is due by ${f.day('due')}` : ''}`,
	'insight.waiting_again': (f) => `An insight waits for an answer again${by(f)}`,
	'insight.answered': 'An insight was answered by a decision',
	'insight.superseded': 'An insight was put in other words, or joined with others',
	'insight.replaced_by': 'An insight was replaced by another',
	'insight.rests_on': 'An insight rests on a contribution',
	'insight.signed': (f) => `An insight was signed${STANDING(f.text('standing'))}`,
	'insight.unsigned': 'A signature under an insight was taken back',
	'check.asked': 'Somebody was asked whether an insight says what they meant',
	'check.answered': (f) =>
		`Somebody answered whether an insight says what they meant${ANSWER(f.text('outcome')) && `: ${ANSWER(f.text('outcome'))}`}`,
	'check.replied': 'The trust replied to what somebody said about an insight',
	'decision.proposed': 'A decision was proposed',
	'decision.made': 'A decision was made',
	'decision.in_action': 'A decision is being carried out',
	'decision.done': 'All that was promised with a decision is done',
	'decision.reversed': 'A decision was reversed',
	'decision.superseded': 'A decision was replaced by its correction',
	'influence.adopted': 'The trust adopted an insight',
	'influence.partly_adopted': 'The trust adopted an insight in part',
	'influence.not_adopted': 'The trust decided not to do what an insight asks',
	'influence.deferred': (f) =>
		`The trust put off answering an insight${f.has('due') ? ` until ${f.day('due')}` : ''}`,
	'influence.referred': 'The trust passed an insight on to somebody else',
	'action.promised': (f) => `An action was promised${by(f)}`,
	'action.progress': 'Progress of an action was noted',
	'action.done': 'An action was done',
	'response.owed': (f) => `Somebody is owed word of a decision${by(f)}`,
	'response.told': (f) =>
		`Somebody was told what was decided${f.has('how') ? `, ${f.text('how').replaceAll('_', ' ')}` : ''}`,
	'challenge.raised': (f) =>
		`A challenge was raised${STANDING(f.text('standing')).replace('it rests on', 'are concerned')}`,
	'challenge.acknowledged': 'The trust acknowledged a challenge',
	'challenge.answered': (f) =>
		`A challenge was answered${OUTCOME(f.text('outcome')) && `: ${OUTCOME(f.text('outcome'))}`}`,
	'challenge.closed': 'A challenge was closed by whoever raised it',
	'challenge.escalated': 'A challenge was taken to the board',
	'challenge.taken_back': 'A challenge was taken back, and its words are gone',
	'workshop.opened': (f) => `A workshop was announced${f.has('due') ? ` for ${f.day('due')}` : ''}`,
	'workshop.changed': 'The plan of a workshop changed',
	'workshop.confirmed': (f) =>
		f.text('outcome') === 'needs_unmet'
			? 'A workshop was confirmed while a need was not met, with a reason'
			: 'A workshop was confirmed, with every need met',
	'workshop.held': 'A workshop was held',
	'workshop.written_up': 'What was heard at a workshop was given back to those who came',
	'workshop.summary_corrected': 'The summary of a workshop was corrected',
	'workshop.summary_cut': 'Words that were taken back went out of the summary of a workshop',
	'workshop.cancelled': 'A workshop was cancelled',
	'consultation.opened': (f) => `A consultation opened${f.has('due') ? ` until ${f.day('due')}` : ''}`,
	'consultation.closed': 'A consultation closed',
	'consultation.stopped': 'A consultation was stopped',
	'consultation.resumed': 'A consultation went on',
	'consultation.reported': 'What was heard in a consultation was published',
	'consultation.corrected': 'The questions of a consultation were corrected',
	'consultation.report_cut': 'Words that were taken back went out of what was heard in a consultation',
	'consultation.overridden': 'A check before a consultation was passed over, with a reason',
	'consultation.extended': (f) =>
		`A consultation was extended${f.has('due') ? ` until ${f.day('due')}` : ''}`,
	'consultation.shortened': (f) =>
		`A consultation was shortened${f.has('due') ? `, to end on ${f.day('due')}` : ''}`,
	'payment.settled': 'A payment reached the person it was for',
	'payment.returned': 'A payment came back',
	'programme.started': 'A programme of work began, with the days it promises',
	'programme.clocks': 'A programme changed the days it promises',
	'programme.rules': 'A programme changed how long it waits for answers',
	'programme.tally': 'The trust counted what a programme was given and what became of it',
	'retention.changed': 'A trust changed how long something is kept',
	'retention.held': 'A trust stopped something from being disposed of while a matter is open',
	'retention.hold_lifted': 'Something may be disposed of again',
	'disposal.done': (f) => `Things whose time was over were disposed of (${f.count('count')})`,
	'request.raised': (f) => `A person asked about what is held on them${by(f)}`,
	'request.acknowledged': 'A person’s request was acknowledged',
	'request.extended': (f) =>
		`The time to answer a person’s request was extended${f.has('due') ? ` to ${f.day('due')}` : ''}`,
	'request.answered': 'A person’s request was answered',
	'request.withdrawn': 'A person took their request back',
	'alert.raised': 'A worry about somebody’s safety was raised',
	'alert.acknowledged': 'A worry about somebody’s safety was taken up',
	'alert.escalated': 'A worry about somebody’s safety waited too long and was passed on',
	'plan.added': 'Something was put in the plan',
	'plan.changed': 'Something in the plan was put in other words, and why',
	'plan.coproduced': (f) => `People took part in making something in the plan, on ${f.day('decided')}`,
	'plan.approved': (f) => `The board approved something in the plan, on ${f.day('decided')}`,
	'plan.published': 'Something in the plan was published',
	'plan.reviewed': (f) => `Something in the plan was reviewed${REVIEWED(f.text('outcome'))}`,
	'plan.linked': 'Something in the plan was joined to what it answers or is done by',
	'plan.unlinked': 'Something in the plan was taken apart from what it was joined to',
	'competency.added': 'A competency was added to what the trust looks at itself by',
	'competency.retired': 'A competency was taken out of use',
	'assessment.made': (f) =>
		`The trust said how far it has come in a competency${ASSESSED(f.text('outcome'))}`,
	'duty.recorded': (f) => `A duty that the law puts on the trust was recorded${by(f)}`,
	'duty.reviewed': (f) => `A duty was looked at again${by(f)}`,
	'duty.retired': 'A duty was taken out of use, and why',
	'committee.met': (f) => `A committee met on ${f.day('decided')}${CHAIRED(f.text('outcome'))}`,
	'equality.considered': (f) =>
		`What a decision would do for equality was considered${f.text('how') === 'at' ? ' when it was taken' : ' before it was taken'}`,
	'equality.reviewed': (f) => `What a decision did for equality was looked at${IMPACT(f.text('outcome'))}`,
	'influence.rated': (f) => `Somebody said how much influence people had${STANDING(f.text('standing'))}`,
	'challenge.tabled': (f) => `A challenge came to the board${by(f)}`,
	'challenge.settled': (f) =>
		`The board answered a challenge${OUTCOME(f.text('outcome')) && `: ${OUTCOME(f.text('outcome'))}`}`,
	'challenge.dissented': 'A community co-chair put their own words beside what the board answered',
	'challenge.dissent_taken_back': 'A community co-chair took their words beside an answer back',
	'influence.noted': (f) =>
		`On ${f.day('decided')} the board spoke of a decision whose influence is seen differently`,
	'outcome.hoped': (f) => `What should change was written down${by(f)}`,
	'outcome.seen': (f) => `What changed was looked at${MOVED(f.text('outcome'))}`,
	'measure.loaded': (f) => `Figures of measures were brought in: ${f.count('count')}`,
	'population.loaded': (f) => `Figures of who lives in an area were brought in: ${f.count('count')}`,
	'pack.made': (f) =>
		`${PACK(f.text('kind'))} of ${f.day('from')} to ${f.day('until')} was made, with its own fingerprint`,
	'indicators.published':
		'The figures by which trusts compare themselves were published, with their own fingerprint',
	'verifier.published': 'The tool that checks the book was published, with its own fingerprint',
	'key.rotated': 'The key that signs the book was replaced'
};
