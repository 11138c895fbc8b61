// Everything that is held about a person, as the page and the file tell it (UK GDPR Article 15).
import { KIND_NAMES, USE_NAMES } from '../contributions/contribution.ts';
import { languageName } from '../contributions/languages.ts';
import { ROLE_NAMES } from '../people/me.ts';
import { RENDERING_NAMES } from '../renderings/rendering.ts';
import { KIND_LABELS, OUTCOME_LABELS } from '../requests/request.ts';

/** The parts, in the order they are told, with their headings and where one may change them. */
export const PARTS = {
	account: { heading: 'Your account', change: '/account' },
	organisations: { heading: 'Organisations that know you', change: null },
	invitations: { heading: 'Invitations by email', change: null },
	contributions: { heading: 'What you said, and what became of it', change: '/my/contributions' },
	votes: { heading: 'Statements you agreed or disagreed with', change: null },
	equality: { heading: 'What you said of yourself, about equality', change: null },
	challenges: { heading: 'Where you said that something is not right', change: '/my/challenges' },
	board_statements: { heading: 'What you put beside what the board answered', change: null },
	workshops: { heading: 'Your places at workshops', change: '/my/workshops' },
	workshop_invitations: { heading: 'Workshops you were invited to', change: '/my/workshops' },
	hours: { heading: 'Your hours', change: '/my/hours' },
	claims: { heading: 'What you are owed, and were paid', change: '/my/claims' },
	paid_to: { heading: 'Where your money goes', change: '/my/pay/bank' },
	tasks: { heading: 'Tasks you were asked to do', change: '/my/claims' },
	own_limits: { heading: 'Limits you set for what you are paid', change: '/my/pay/limits' },
	passport: { heading: 'Your passport', change: '/my/passport' },
	messages: { heading: 'What you were told, and how', change: null },
	renewals: { heading: 'Where you were asked to keep a yes', change: null },
	requests: { heading: 'What you asked, and complaints', change: '/my/requests' },
	unfinished: { heading: 'What you began to write', change: '/give' },
	desk: { heading: 'What you keep at the desk', change: null }
} as const;
export type Part = keyof typeof PARTS;

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type HeldRow = Record<string, Value>;
export type Held = {
	made_at: string;
	parts: Partial<Record<Part, { rows: HeldRow[]; more: number }>>;
};

/** As the page begins, so that it stays light however many parts there are: who knows you, and the first of everything else. */
export function begun(held: Held): Held {
	const parts = Object.entries(held.parts).map(([part, { rows, more }]) =>
		part === 'organisations'
			? [part, { rows, more }]
			: [part, { rows: rows.slice(0, 1), more: more + Math.max(0, rows.length - 1) }]
	);
	return { ...held, parts: Object.fromEntries(parts) as Held['parts'] };
}

/** Kept in the file for whoever checks it, and of no use on a page. */
const NOT_ON_PAGE = new Set(['lang', 'dir', 'fingerprint', 'offer', 'answers']);

const WORDS: Record<string, string> = {
	yes_and_no: 'What you said yes and no to',
	how: 'How',
	at: 'When',
	contact_by: 'How they reach you',
	told_who_reads_at: 'Told who reads it',
	other_forms: 'Translations and summaries',
	left_out_for_others: 'What others do not read',
	sorted_under: 'Sorted under',
	checks: 'Where you were asked if it is right',
	rounds_of_coding: 'Read for sorting in',
	passed_over_for: 'Looked at, and not used, for insight',
	told_of_decisions: 'Decisions you were told of',
	taken_out_in_lists: 'In lists taken out of Throughline',
	places_told_to_stop: 'Told to stop using it',
	words_gone_by_rule: 'Words gone when their time was over',
	who_looked_at_the_name: 'Who looked at your name',
	pounds: 'Pounds',
	looked_at: 'Who approves it decided'
};

/** A key of the answer as people read it: "given_on" is "Given on". */
export function label(key: string): string {
	return WORDS[key] ?? key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ');
}

/** Nothing in it: an empty list or object, no text, or a plain no to whether something is there. */
export function isEmpty(value: Value | undefined): boolean {
	if (value === null || value === undefined || value === '') return true;
	if (Array.isArray(value)) return value.length === 0;
	return typeof value === 'object' && Object.keys(value).length === 0;
}

/** What comes first in a row; the rest follows as it comes. */
const FIRST = [
	'email',
	'organisation',
	'name',
	'given_to',
	'programme',
	'workshop',
	'consultation',
	'given_on',
	'held_on',
	'kind',
	'words'
];
const place = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);

/** What a page shows of a row: label and value, without what is empty or for machines. */
export function shown(row: HeldRow): { key: string; label: string; value: Value }[] {
	return Object.entries(row)
		.filter(([key, value]) => !NOT_ON_PAGE.has(key) && !isEmpty(value))
		.sort(([a], [b]) => place(a) - place(b))
		.map(([key, value]) => ({ key, label: label(key), value }));
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A word of a closed list, as "staff_training"; what people wrote is left as it is. */
const CLOSED_WORD = /^[a-z]+(_[a-z]+)+$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** How dates are written. */
export type Write = { day: (iso: string) => string; time: (iso: string) => string };

/** One value in words; what is within it in one line, with commas between. */
export function inWords(value: Value | undefined, write: Write, key = ''): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string') {
		if (DAY.test(value)) return write.day(value);
		if (MOMENT.test(value)) return write.time(value);
		if (key === 'language' || key === 'lang') return languageName(value);
		return NAMES[key]?.[value] ?? (CLOSED_WORD.test(value) ? value.replaceAll('_', ' ') : value);
	}
	if (Array.isArray(value)) return value.map((one) => inWords(one, write, key)).join('; ');
	return shown(value)
		.map(({ key: its, label: name, value: one }) => `${name.toLowerCase()}: ${inWords(one, write, its)}`)
		.join(', ');
}

/** Closed words that have names elsewhere, by the key they stand under. */
const ASKED = Object.fromEntries(
	Object.entries(KIND_LABELS).map(([kind, { label: asked }]) => [kind, asked])
);
const BY = { 'by the person': 'by you', 'by receipt': 'with the receipt' };
const NAMES: Record<string, Record<string, string>> = {
	use: USE_NAMES,
	role: ROLE_NAMES,
	kind: { ...KIND_NAMES, ...RENDERING_NAMES, ...ASKED },
	outcome: OUTCOME_LABELS,
	how: BY,
	confirmed_how: BY,
	taken_back_how: BY
};

/** Lists within a row that read better as a sentence of their own. */
const SENTENCES: Record<string, (row: HeldRow, say: (key: string) => string) => string> = {
	roles: ({ until }, say) => `${say('role')}, from ${say('from')}${until ? ` until ${say('until')}` : ''}`,
	yes_and_no: ({ given }, say) =>
		`${say('use')}: ${given ? `yes, until ${say('expires_on')}` : 'no'} (${say('how')}, ${say('recorded_at')}, wording ${say('wording')})`,
	receipts: ({ printed_again }, say) => `${printed_again ? 'Printed again' : 'Given'} on ${say('issued_at')}`,
	quoted_in: (_, say) => `“${say('words')}”, for insight ${say('insight')}: ${say('statement')}`,
	other_forms: ({ your_answer }, say) =>
		`${say('kind')} by ${say('author')}, ${say('method')}, ${say('made_at')}: “${say('words')}”${your_answer ? `. You ${say('your_answer')} it` : ''}`,
	checks: ({ answer, words, reply }, say) =>
		`Insight ${say('insight')}, asked on ${say('asked_at')}: ${answer ? `you said ${say('answer')} on ${say('answered_at')}` : 'not answered'}${words ? `, “${say('words')}”` : ''}${reply ? `. They replied: “${say('reply')}”` : ''}`,
	told_of_decisions: ({ told_at }, say) =>
		`${say('title')}: ${told_at ? `told ${say('how')} on ${say('told_at')}` : `to be told by ${say('due_on')}`}`,
	left_out_for_others: (_, say) => `“${say('words')}”: ${say('reason')}`,
	taken_out_in_lists: (_, say) =>
		`List ${say('list')}, for ${say('use')}, by ${say('made_by')} on ${say('made_at')}: ${say('purpose')}`,
	who_looked_at_the_name: (_, say) => `${say('name')}, ${say('role')}, ${say('why')}, ${say('at')}`
};

/** A value as lines: one for each of a list, or the only one. */
export function lines(key: string, value: Value, write: Write): string[] {
	if (!Array.isArray(value)) return [inWords(value, write, key)];
	const sentence = SENTENCES[key];
	return value.map((one) =>
		sentence && typeof one === 'object' && one !== null && !Array.isArray(one)
			? sentence(one, (name) => inWords(one[name], write, name))
			: inWords(one, write, key)
	);
}
