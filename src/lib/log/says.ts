// What an entry says to people who are no technicians: its sentence, its day, and the words for what it links to and commits to. Pure.
import { longDate } from '../platform/dates.ts';
import { SENTENCES } from './sentences.ts';

/** An entry as it stands in the book: closed facts, links to earlier entries (`prev`, `refs`), commitments (`c`). */
export type Entry = {
	v: number;
	type: string;
	at: string;
	id: string;
	prev: string[];
	refs?: Record<string, string>;
	c?: Record<string, string>;
	[fact: string]: unknown;
};

/** One page as the database answers it. */
export type Line = { index: number; entry: Entry; trust: { slug: string; name: string } | null };

/** Whether there is a sentence of its own for a type. */
export const isSaid = (type: string): boolean => type in SENTENCES;

/** What an entry says, without a full stop. A type that has no sentence is named as it stands: nothing is hidden. */
export function sentence(entry: Entry): string {
	const say = SENTENCES[entry.type] ?? `Something of the kind “${entry.type}” was written down`;
	if (typeof say === 'string') return say;
	const text = (name: string) => (typeof entry[name] === 'string' ? entry[name] : '');
	return say({
		text,
		day: (name) => longDate(text(name).slice(0, 10)),
		count: (name) => Number(entry[name] ?? 0),
		has: (name) => name in entry
	});
}

/** The day an entry names, as it is read. What people did is written to the day, what the trust did to the hour, in UTC. */
export function dayOf(entry: Pick<Entry, 'at'>): string {
	return longDate(entry.at.length > 10 ? entry.at.replace(/(T\d\d)(:00)?Z$/, '$1:00:00Z') : entry.at);
}

/** What the words of links between entries say: "the page before it about the same thing". */
const LINKS: Record<string, string> = {
	prev: 'The page before this one about the same thing',
	programme: 'The programme it belongs to',
	contribution: 'The contribution it speaks of',
	insight: 'The insight it speaks of',
	decision: 'The decision it speaks of',
	supersedes: 'The decision it replaces',
	challenge: 'The challenge it speaks of'
};
export const linkWords = (word: string): string => LINKS[word] ?? 'An earlier page that it speaks of';

/** What is sealed besides the facts: the names of the texts that an entry commits to. */
const LABELS: Record<string, string> = {
	text: 'the words given',
	picture: 'the picture',
	recording: 'the recording',
	rendering: 'the rendering',
	statement: 'the statement',
	title: 'the title',
	summary: 'the summary',
	grounds: 'the grounds',
	body: 'the body that decided',
	owner: 'the owner',
	equality: 'the equality record',
	reason: 'the reason',
	what: 'what was promised',
	note: 'the note',
	words: 'the words',
	answer: 'the answer',
	report: 'what was heard',
	questions: 'the questions',
	correction: 'the correction'
};
/** Where a text stands among others: a title before what it is the title of. */
export const labelPlace = (label: string): number => Object.keys(LABELS).indexOf(label);
export const labelWords = (label: string): string => LABELS[label] ?? label.replaceAll('_', ' ');
