// docs/log-entries.md: what the log says of each change, written from the forms that entries are held to (src/lib/log/entry-forms.ts). npm run db:log
import { ENTRY_TYPES, type Form } from '../../src/lib/log/entry-forms.ts';
import { example } from '../../src/lib/log/entry-types.fixtures.ts';
import { sentence, type Entry } from '../../src/lib/log/says.ts';

/** What becomes of a thing, and the types of entry that it leaves; or why it leaves none. */
type Transition = readonly [what: string, leaves: readonly string[] | string];

const KEPT = 'Private to the person and the trust: nothing about it is a promise to the public.';

export const TRANSITIONS: Readonly<Record<string, readonly Transition[]>> = {
	contribution: [
		['given, written down, sent in a consultation or brought in', ['contribution.received']],
		['with a picture, or a recording', ['contribution.pictured', 'contribution.recorded']],
		['confirmed by the person, or read back to them', ['contribution.confirmed']],
		['kept back: until it was read, or by moderation; kept back ones count', ['contribution.kept_back']],
		['let through after that', ['contribution.let_through']],
		['shown without a name from then on', ['contribution.made_anonymous']],
		[
			'taken back, with the token of the slip as proof or without; kept long enough',
			['contribution.taken_back']
		],
		['its import undone', ['contribution.undone']],
		['a stretch left out for others; put back', ['contribution.left_out', 'contribution.put_back']],
		['why no insight rests on it; that taken off', ['contribution.unused', 'contribution.unused_undone']],
		['what it counts as changes', ['contribution.counted']],
		['a translation, a summary, easier words, a scribe’s note: made', ['rendering.made']],
		['that looked over by somebody else, taken off', ['rendering.looked_over', 'rendering.taken_off']],
		['that confirmed or corrected by the giver', ['rendering.confirmed', 'rendering.corrected']],
		['a statement put to people by those who ask', ['statement.put']],
		[
			'a statement of somebody’s own shown to others, or kept back and why',
			['statement.accepted', 'statement.declined']
		],
		['coded, read, passed on', 'How staff read is theirs; that words are coded shows in what they count as.'],
		['looked at by name', 'Told to the person, on their page.']
	],
	consent: [
		['a yes to a use, and the day it ends; a no', ['consent.given', 'consent.refused']],
		['a use ends at a place that rests on the words', ['use.ended']],
		['words taken out in a list for a use', ['export.made']],
		['asked whether to keep a yes', 'The answer is a yes or a no.']
	],
	insight: [
		['drafted, reworded', ['insight.drafted', 'insight.reworded']],
		['put to those it rests on; each asked', ['insight.in_check', 'check.asked']],
		['an answer: agree, more, correct, object; a reply to one', ['check.answered', 'check.replied']],
		['signed; a signature taken back', ['insight.signed', 'insight.unsigned']],
		['agreed, with the day an answer is due', ['insight.agreed']],
		['each contribution it rests on', ['insight.rests_on']],
		['what of PCREF it is about', ['insight.parts']],
		[
			'answered by a decision; waiting again when that is reversed',
			['insight.answered', 'insight.waiting_again']
		],
		['merged, split, put in other words', ['insight.replaced_by', 'insight.superseded']],
		['overdue', 'Counted from the day it was due.']
	],
	decision: [
		['proposed', ['decision.proposed']],
		['made, with the day it was decided', ['decision.made']],
		[
			'its influence on each insight',
			[
				...['influence.adopted', 'influence.partly_adopted', 'influence.not_adopted'],
				...['influence.deferred', 'influence.referred']
			]
		],
		['in action, done', ['decision.in_action', 'decision.done']],
		['reversed', ['decision.reversed']],
		['equality considered, before it and at it', ['equality.considered']],
		['what it did for equality, looked at later', ['equality.reviewed']],
		['its influence rated, by the trust and by those it rests on; never how', ['influence.rated']],
		['what the board said where the two are far apart', ['influence.noted']],
		['a proposal revised', 'Only what is made is a decision.']
	],
	correction: [
		[
			'a decision corrected: a proposal in its place, which is made',
			['decision.proposed', 'decision.superseded']
		],
		[
			'a summary of a workshop, or the questions of a consultation',
			['workshop.summary_corrected', 'consultation.corrected']
		]
	],
	action: [
		['promised, for a day', ['action.promised']],
		['progress noted', ['action.progress']],
		['done', ['action.done']]
	],
	outcome: [
		['what should change, by a day', ['outcome.hoped']],
		['what changed, looked at', ['outcome.seen']]
	],
	plan: [
		['something put in, put in other words', ['plan.added', 'plan.changed']],
		[
			'made together with people, approved, published, reviewed',
			['plan.coproduced', 'plan.approved', 'plan.published', 'plan.reviewed']
		],
		['joined to an insight, a decision or an action, or not any more', ['plan.linked', 'plan.unlinked']]
	],
	governance: [
		['a competency added, taken out of use', ['competency.added', 'competency.retired']],
		['how far the trust has come in one', ['assessment.made']],
		[
			'a duty in law recorded, looked at again, taken out of use',
			['duty.recorded', 'duty.reviewed', 'duty.retired']
		],
		['a committee met, and who chaired it', ['committee.met']]
	],
	evidence: [
		['figures of measures, and of who lives here, brought in', ['measure.loaded', 'population.loaded']],
		['a pack or a report made, with its hash', ['pack.made']],
		['the figures that trusts compare given out, with their hash', ['indicators.published']]
	],
	response: [
		['word of a decision owed, by a day', ['response.owed']],
		['told, and by which way', ['response.told']]
	],
	challenge: [
		['raised', ['challenge.raised']],
		['acknowledged, answered', ['challenge.acknowledged', 'challenge.answered']],
		[
			'closed, taken to the board or taken back by its author',
			['challenge.closed', 'challenge.escalated', 'challenge.taken_back']
		],
		['on the board’s table, answered there', ['challenge.tabled', 'challenge.settled']],
		[
			'a co-chair’s words beside the answer, taken back by their author alone',
			['challenge.dissented', 'challenge.dissent_taken_back']
		]
	],
	consultation: [
		['opened, with its window and what it asks', ['consultation.opened']],
		['opened although something was not met: an override', ['consultation.overridden']],
		['its last day moved', ['consultation.extended', 'consultation.shortened']],
		['stopped, going on', ['consultation.stopped', 'consultation.resumed']],
		['closed, with how many had answered', ['consultation.closed']],
		['what was heard published', ['consultation.reported']],
		['words that were taken back cut from it', ['consultation.report_cut']],
		['drafted', 'Nobody was asked yet.']
	],
	workshop: [
		['opened, for a day; changed', ['workshop.opened', 'workshop.changed']],
		['confirmed, with every need met or not', ['workshop.confirmed']],
		['held, written up, cancelled', ['workshop.held', 'workshop.written_up', 'workshop.cancelled']],
		['words that were taken back cut from its summary', ['workshop.summary_cut']],
		['registrations, attendance, needs, feelings', KEPT]
	],
	programme: [
		['begun, with its clocks', ['programme.started']],
		['a clock changed', ['programme.clocks']],
		['the rule of checks changed', ['programme.rules']],
		['its contributions counted', ['programme.tally']]
	],
	payment: [
		[
			'settled, or come back: that, and never how much, whose or for what',
			['payment.settled', 'payment.returned']
		],
		['claims, approvals, limits, accounts', KEPT]
	],
	retention: [
		['a rule changed', ['retention.changed']],
		['a hold put, lifted', ['retention.held', 'retention.hold_lifted']],
		['a disposal done', ['disposal.done']]
	],
	request: [
		['raised, to be answered by a day', ['request.raised']],
		['acknowledged, given more time', ['request.acknowledged', 'request.extended']],
		['answered, withdrawn', ['request.answered', 'request.withdrawn']]
	],
	alert: [
		['raised, acknowledged', ['alert.raised', 'alert.acknowledged']],
		['not in time', ['alert.escalated']]
	],
	log: [
		['a file that checks the log given out', ['verifier.published']],
		['a key of the log taking the place of another', ['key.rotated']]
	]
};

const code = (text: string) => `\`${text}\``;
const cell = (lines: string[]) => lines.join('<br>') || '–';

/** A form in words: "day", "one of `a`, `b`", "several of `a`, `b`". */
function told(form: Form): string {
	if (typeof form === 'string') return form;
	if (!Array.isArray(form))
		return Object.entries(form)
			.map(([key, one]) => `${code(key)} ${told(one as Form)}`)
			.join(', ');
	const [first] = form as readonly unknown[];
	const words = (list: readonly string[]) => list.map(code).join(', ');
	return Array.isArray(first) ? `several of ${words(first as string[])}` : words(form as readonly string[]);
}

function line(type: string): string {
	const { at, c, 'c?': maybe, refs, ...facts } = ENTRY_TYPES[type]!;
	const names = (form: Form | undefined) => Object.keys((form ?? {}) as object).map(code);
	const said = sentence(example(type) as Entry);
	return `| ${code(type)} | ${said} | ${at as string} | ${cell(Object.entries(facts).map(([key, form]) => `${code(key)}: ${told(form)}`))} | ${cell(names(c ?? maybe))} | ${cell(names(refs))} |`;
}

export function describeEntries(): string {
	const became = Object.entries(TRANSITIONS).flatMap(([thing, transitions]) =>
		transitions.map(
			([what, leaves], place) =>
				`| ${place === 0 ? thing : ''} | ${what} | ${typeof leaves === 'string' ? `_None._ ${leaves}` : leaves.map(code).join(', ')} |`
		)
	);
	return `# What the accountability log says

Generated by \`npm run db:log\` from \`src/lib/log/entry-forms.ts\`; the database holds every entry to the same forms
(\`tlog.entry_schema()\`, a constraint of \`tlog.staging\`), and a verifier asks them again of every entry it reads. Why so little, and
why dates are coarse: [ADR 0027](adr/0027-what-a-leaf-may-hold.md).

An entry is canonical JSON (RFC 8785) with these in each:

- \`v\`: 1, the version of its type's form. A type that changes gets another version; entries that are there keep theirs.
- \`type\`: one of those below.
- \`id\`: 128 random bits in base64url. No id of the database stands in the log.
- \`at\`: when, by UTC: the **day** of what people did, the **hour** of what an institution did.
- \`prev\`: the entry before it about the same thing; none in its first.
- \`refs\`: other things it is about, each by the first entry of it.
- \`c\`: salted commitments to texts, \`SHA-256(salt || len8(label) || label || text)\`. The salts are kept apart, and fall with the words.

Kinds: **day** and **hour** as above; **count**, a whole number of at most nine digits; **id** (22 characters), **key** (32 bytes,
43 characters), **hex** (32 bytes, 64 digits), **slug**, the address of an organisation that there is. A name with a ? may be absent.

## What happens, and the entry it leaves

In the transaction that does it: undone, it leaves none.

| Of | What happens | Entries |
| --- | --- | --- |
${became.join('\n')}

## The types

| Type | Says, for example | At | Facts | Commits to | Refers to |
| --- | --- | --- | --- | --- | --- |
${Object.keys(ENTRY_TYPES).map(line).join('\n')}

## Counting again

Every \`programme.tally\` states of its programme how many contributions were given, are kept back, were taken back, and count as coded, in an
insight, answered and told. A verifier has the same from the entries before it: \`contribution.received\` less
\`contribution.undone\`; \`contribution.kept_back\`, \`contribution.let_through\`, \`contribution.taken_back\`; the last
\`contribution.counted\` of each. What counts as in an insight must be named by an \`insight.rests_on\`, as answered also by an
\`insight.answered\` of such an insight that stands, as told by a \`response.told\`. That words are coded is taken at its word.
`;
}
