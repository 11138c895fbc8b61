// The papers of data protection, filled from the data map and a trust's settings: what the software can say of itself. Whatever
// only the trust can say is a blank, and drawn as one.
import { time, type Rule } from '../retention/retention.ts';
import {
	byClass,
	CLASSES,
	DATA_MAP,
	GROUNDS,
	isPersonal,
	KEPT_OTHERWISE,
	PURPOSES,
	type Purpose
} from './data-map.ts';

export type Facts = {
	organisation: string;
	collective_term: string;
	programmes: { title: string; partners: string[] }[];
	roles: { role: string; people: number }[];
	wordings: { version: string; lang: string; introduced_on: string }[];
	/** Opened consultations that ask about equality. */
	equality: number;
	rules: Rule[];
	holds: { reason: string }[];
	/** Who may read rows, by table. */
	readers: Record<string, string[]>;
};

/** One line of the record of processing (UK GDPR Article 30). */
export type Processing = {
	purpose: string;
	people: string;
	kinds: string[];
	grounds: string[];
	kept: string[];
	readers: string[];
};

const PEOPLE: Record<Purpose, string> = {
	listening: 'People who give their words, or answer a consultation; those who listen',
	answering: 'People who are owed an answer; those who decide and act',
	'taking part': 'People who come to workshops; advisors; those who run them',
	paying: 'People who are paid for their time; those who confirm and pay it',
	equality: 'People who chose to answer',
	safety: 'People somebody is worried about; those who raise and see to it; those who read hard words',
	rights: 'Everybody whose data is held',
	running: 'Members of the organisation; people it knows',
	log: 'Nobody by name'
};

/** The record of processing, one line a purpose. */
export function processing(facts: Pick<Facts, 'rules' | 'readers'>): Processing[] {
	const keeps = new Map(facts.rules.map((rule) => [rule.key, `${rule.what}: ${time(rule)}`]));
	return (Object.keys(PURPOSES) as Purpose[]).map((purpose) => {
		const tables = Object.entries(DATA_MAP).filter(
			([, table]) => table.purpose === purpose && isPersonal(table)
		);
		const each = <T>(of: (name: string, table: (typeof tables)[number][1]) => T[]) => [
			...new Set(tables.flatMap(([name, table]) => of(name, table)))
		];
		return {
			purpose: PURPOSES[purpose],
			people: PEOPLE[purpose],
			kinds: each((_, table) =>
				byClass(table).flatMap(({ kind }) => (kind === 'no' ? [] : [CLASSES[kind].split(':')[0] ?? kind]))
			),
			grounds: each((_, table) => [GROUNDS[table.basis]]),
			kept: each((_, { kept }) => (kept ? [keeps.get(kept) ?? KEPT_OTHERWISE[kept] ?? kept] : [])),
			readers: each((name) => facts.readers[name] ?? [])
		};
	});
}

/** A risk to people, and what the software does about it. How likely and how grave it is here, the trust says. */
export type Risk = { risk: string; measures: string[] };

export const RISKS: Risk[] = [
	{
		risk: 'Words are shown to somebody the person did not agree to',
		measures: [
			'A yes or no to each of seven uses, with its wording, day and end; the database asks it at every way out',
			'A yes ends by itself; the person is asked in time, and can end it on any day in one step',
			'When a yes ends, every place that rested on the words says so at once'
		]
	},
	{
		risk: 'Somebody is known by their words, or by a small group',
		measures: [
			'Words, names and equality answers stand in separate tables with separate rules',
			'Staff can leave out stretches that name or point to somebody',
			'Counts under 5 are hidden, others rounded to 5, and hidden cells cannot be worked out from totals',
			'Exports name no place and no day where few people were there'
		]
	},
	{
		risk: 'Staff look at who said what without need',
		measures: [
			'Names are not in lists; who opens one says why, and the giver sees who looked, when and why',
			'No page shows staff who gave words without a name',
			'Those who pay see no words'
		]
	},
	{
		risk: 'What somebody says affects the care they get, or their right to stay',
		measures: [
			'There is no field for an NHS number, a diagnosis or immigration; a test of the database refuses one',
			'Every form for words says that it is not a patient record and changes no care',
			'Before anybody gives words, they read who will see them and when something must be passed on'
		]
	},
	{
		risk: 'Somebody cannot take their words back, or get at what is held',
		measures: [
			'Words are taken back in one step, by the person, by their slip, or for them; the words and what opens the log are destroyed',
			'Everything held is on one page, with a download; requests have their clocks and a register',
			'None of it needs an account, an email address or a smartphone'
		]
	},
	{
		risk: 'Things are kept longer than they are needed',
		measures: [
			'A rule for each kind of record, with its ground; what is older goes by the clock',
			'A register says how many of each kind went, when and by which rule',
			'What an open request, challenge or inquiry is about is held until it is answered'
		]
	},
	{
		risk: 'A worry about somebody is seen by the wrong person',
		measures: [
			'The safeguarding leads alone read it; messages say only that something waits',
			'It is not on the pages of the programme, nor in any export'
		]
	},
	{
		risk: 'Somebody at home sees what a person wrote',
		measures: [
			'A way to leave the page at once; neutral titles; no words in addresses, messages or subjects',
			'A page on staying safe, and a person’s own choice of how they are reached, or not at all'
		]
	},
	{
		risk: 'Another organisation reads it',
		measures: [
			'Every row belongs to one organisation, and the database gives no other a row',
			'A community organisation’s list of people is its own; the trust does not see it',
			'No words leave the installation: suggestions are computed in its own database'
		]
	},
	{
		risk: 'The public record says something of a person for ever',
		measures: [
			'Entries of the log hold closed words, days and salted commitments, never words or names',
			'When words are destroyed, so is the salt: nobody can link the entry to them any more'
		]
	}
];
