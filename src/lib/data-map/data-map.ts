// What each column of the database holds, for what, on what ground, and how long (R45). A database test fails when a column
// of the live schema is not in a list here, so that nothing personal is added without saying so.
import { BY_HAND } from './tables/by-hand.ts';
import { LISTENING } from './tables/listening.ts';
import { MONEY } from './tables/money.ts';
import { PEOPLE } from './tables/people.ts';
import { RECORD } from './tables/record.ts';
import { RIGHTS } from './tables/rights.ts';

export const PURPOSES = {
	listening: 'Listening: keeping what people say in their own words, and finding what it tells',
	answering: 'Answering: decisions, promises, and telling people what became of their words',
	'taking part': 'Taking part: workshops, places, access needs, and word of them',
	paying: 'Paying people for their time',
	equality: 'Seeing whether all communities are heard and answered alike',
	safety: 'Keeping people safe',
	rights: 'Meeting people’s rights over their data',
	running: 'Running the service: who works with whom',
	log: 'A public log that nobody can change unseen'
} as const;
export type Purpose = keyof typeof PURPOSES;

/** Grounds as domain.md 3.4.14 splits them; each trust's data protection officer decides. */
export const GROUNDS = {
	none: 'Nothing about a person',
	task: 'Public task: UK GDPR Article 6(1)(e)',
	consent: 'Public task, Article 6(1)(e), and the person’s explicit consent to each use, Article 9(2)(a)',
	equality:
		'Public task, Article 6(1)(e), and monitoring of equality, Article 9(2)(g) with Data Protection Act 2018, Schedule 1, paragraph 8',
	law: 'Legal obligation: Article 6(1)(c)',
	safeguarding:
		'Public task, Article 6(1)(e), and safeguarding of people at risk, Article 9(2)(g) with Data Protection Act 2018, Schedule 1, paragraph 18'
} as const;
export type Ground = keyof typeof GROUNDS;

/** What a column is; the first says nothing about a person. */
export const CLASSES = {
	no: 'not about a person',
	identity: 'identity: who somebody is, and how to reach them',
	content: 'content: words, and what leads to them or was made of them',
	equality: 'equality: what somebody said of themselves',
	money: 'money: what is owed, and how it is wanted',
	account: 'account: which account did it'
} as const;
export type Class = keyof typeof CLASSES;

/** How long, where no rule of a trust says it. */
export const KEPT_OTHERWISE: Record<string, string> = {
	passport: 'What an advisor says of themselves: until its holder changes it, or closes their account',
	stub: 'What counts the words: with the stub of the words, so that they are still counted; the name of the person goes by its own rule',
	sitting: 'How much a reader read: until the reader’s next sitting writes over it'
};

export type TableMap = {
	about: string;
	purpose: Purpose;
	basis: Ground;
	/** A kind of record of the retention rules (record_types), or a key of KEPT_OTHERWISE; null where nothing is personal. */
	kept: string | null;
} & Partial<Record<Class, string>>;

/** By schema and table; the columns of each class with a space between them. */
export const DATA_MAP: Record<string, TableMap> = {
	...BY_HAND,
	...LISTENING,
	...MONEY,
	...PEOPLE,
	...RECORD,
	...RIGHTS
};

const CLASS_KEYS = Object.keys(CLASSES) as Class[];
const columnsIn = (list: string | undefined) => list?.split(' ') ?? [];

/** The columns of a table by class, empty classes left out. */
export function byClass(table: TableMap): { kind: Class; columns: string[] }[] {
	return CLASS_KEYS.map((kind) => ({ kind, columns: columnsIn(table[kind]) })).filter(
		({ columns }) => columns.length > 0
	);
}

/** Whether anything in a table says something about a person. */
export const isPersonal = (table: TableMap) => byClass(table).some(({ kind }) => kind !== 'no');

/**
 * Where a map and a schema differ. In: the map, and the columns there are as "schema.table.column".
 * Out: columns that the map lacks, those it names that are gone, and those it names twice.
 */
export function differences(map: Record<string, TableMap>, live: string[]) {
	const named = Object.entries(map).flatMap(([name, table]) =>
		byClass(table).flatMap(({ columns }) => columns.map((column) => `${name}.${column}`))
	);
	const once = new Set(named);
	return {
		lacking: live.filter((column) => !once.has(column)),
		gone: [...once].filter((column) => !live.includes(column)),
		twice: named.filter((column, index) => named.indexOf(column) !== index)
	};
}
