// What went wrong with the book, in words for everybody. Pure. The kinds are those of tlog.incidents.

export type Incident = {
	id: number;
	kind: string;
	facts: Record<string, unknown>;
	found_at: string;
	ended_at: string | null;
	notes: { words: string; at: string; by: string }[];
};

type Words = { title: string; means: string; nextSteps: string };

const ASK =
	'Ask those who seal the book which head they hold. They answer for themselves, on their own sites.';

const KINDS: Record<string, Words> = {
	smaller: {
		title: 'The book here became shorter than it was',
		means:
			'Pages that were published and sealed are missing from the database. A restore from an old backup does this, and so would tearing pages out. Nothing new is signed until the pages are back.',
		nextSteps: ASK
	},
	inconsistent: {
		title: 'A sealed page is not what it was',
		means:
			'The book in the database does not begin with the book that was sealed. Something behind the seals was changed. Nothing new is signed.',
		nextSteps: `Keep your slip and every copy you have: they show what the page said. ${ASK}`
	},
	fork: {
		title: 'Two different books were shown',
		means:
			'Somebody who seals the book holds a head that does not belong to this book. Two heads of one name and one size are proof by themselves.',
		nextSteps: `Keep both heads. ${ASK}`
	},
	witness_conflict: {
		title: 'A seal was refused',
		means:
			'One of those who seal the book says that what they were shown does not follow from what they had sealed before.',
		nextSteps: ASK
	},
	tally: {
		title: 'The counts do not agree with the pages',
		means: 'What the trust says was given and used is not what comes out when the pages are counted.',
		nextSteps:
			'Count again yourself: “Check it yourself” does, page by page. Tell the trust’s board if you come to other numbers.'
	},
	promise_broken: {
		title: 'Something promised is not in the book',
		means: 'A slip promised that words would be in the book within the hour, and they are not there.',
		nextSteps:
			'Keep your slip: its promise is signed, and proves this. You can complain to the trust with it, and to the Ombudsman.'
	},
	quorum: {
		title: 'Too few have sealed the book',
		means:
			'Fewer of those who seal the book than needed have answered. New pages wait. What was sealed before still stands.',
		nextSteps: 'Come back later. If this lasts for days, ask those who seal the book why.'
	}
};

export const incidentWords = (kind: string): Words =>
	KINDS[kind] ?? {
		title: 'A check of the book failed',
		means: 'What was found is below, in exact terms.',
		nextSteps: ASK
	};

const FACTS: Record<string, string> = {
	size: 'Pages in the published book',
	other_size: 'Pages in the other',
	root: 'Fingerprint of the published book',
	other_root: 'Fingerprint of the other',
	witness: 'Who seals',
	witnesses: 'Who seals',
	seals: 'Seals there are',
	needed: 'Seals needed',
	since: 'Since',
	index: 'Index of the entry, counted from 0',
	leaf: 'Fingerprint of the entry',
	promised: 'Promised by',
	programme: 'Programme',
	count: 'What was counted',
	expected: 'What the pages come to',
	got: 'What was written',
	path: 'File',
	why: 'Reason'
};

/** The facts of an incident, in the order they are understood, each with what it is. */
export function factsOf({ facts }: Pick<Incident, 'facts'>): { key: string; value: string }[] {
	return Object.keys(FACTS)
		.filter((name) => name in facts)
		.map((name) => ({ key: FACTS[name] ?? name, value: shown(facts[name]) }));
}

const shown = (fact: unknown): string => (Array.isArray(fact) ? fact.map(String).join(', ') : String(fact));
