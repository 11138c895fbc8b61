// What somebody asks for among contributions: words, and filters of closed kinds. Words never stand in an address.
import { z } from 'zod';
import { KIND_NAMES, type Kind, type ListedContribution } from '../contributions/contribution.ts';

/** What became of words, as one may ask for it; the words are the measures of coverage (0076). */
export const BECAME = {
	unused: 'Not used yet',
	unexplained: 'Not used, and nobody has said why',
	said_why: 'Not used, and why is said',
	uncoded: 'No code yet',
	coded: 'Has a code',
	quoted: 'Quoted',
	in_an_insight: 'In an agreed insight',
	answered: 'Answered',
	told: 'Answered, and its giver told',
	kept_back: 'Kept back by moderation',
	why_said_by_others: 'Not used: said by others already',
	why_another_programme: 'Not used: not about this programme',
	why_answered_at_once: 'Not used: answered at once',
	why_too_little: 'Not used: too little to go on',
	why_could_point_to_somebody: 'Not used: could point to somebody',
	why_their_giver_asked: 'Not used: their giver asked',
	why_other: 'Not used: another reason'
} as const;
export type Became = keyof typeof BECAME;

const KINDS = Object.keys(KIND_NAMES).filter((kind) => kind !== 'put') as [Kind, ...Kind[]];

/** A question as the database keeps it: a key is there only when it was asked for. */
export const FILTERS = {
	programme: z.guid(),
	workshop: z.guid(),
	consultation: z.guid(),
	from: z.iso.date(),
	to: z.iso.date(),
	kind: z.enum(KINDS),
	lang: z.string().regex(/^[a-z]{2,3}$/),
	code: z.guid(),
	community: z.guid(),
	use: z.enum(Object.keys(BECAME) as [Became, ...Became[]])
} as const;
export type Filter = keyof typeof FILTERS;
export type Question = { [key in Filter]?: string } & { words?: string };

const names = Object.keys(FILTERS) as Filter[];

/** The filters of an address; anything that is no filter, or not filled in as one, is left out. */
export function filtersFrom(url: URL): Question {
	const asked: Question = {};
	for (const name of names) {
		const read = FILTERS[name].safeParse(url.searchParams.get(name));
		if (read.success) asked[name] = read.data;
	}
	return asked;
}

/** A question without what is empty. */
export function questionOf(given: { [key in Filter | 'words']?: string | undefined }): Question {
	const entries = (['words', ...names] as const).flatMap((name) =>
		given[name] ? [[name, given[name]]] : []
	);
	return Object.fromEntries(entries) as Question;
}

/** The address of a list with these filters. Words are left out: they are kept by the database (keep_view). */
export function addressOf(base: string, question: Question): string {
	const query = new URLSearchParams(
		names.flatMap((name) => (question[name] ? [[name, question[name]]] : []))
	);
	return query.size ? `${base}?${query}` : base;
}

/** Stretches of words around what was looked for; what was found stands between U+E000 and U+E001. */
export function stretches(found: string): { text: string; found: boolean }[] {
	return found
		.split('\uE000')
		.flatMap((piece, index) => {
			const [hit, rest] = index ? piece.split('\uE001') : [undefined, piece];
			return [
				{ text: hit ?? '', found: true },
				{ text: rest ?? '', found: false }
			];
		})
		.filter(({ text }) => text !== '');
}

const LOOSEN: [keyof Question, label: string][] = [
	['words', 'the words'],
	['use', 'what became of it'],
	['community', 'the community'],
	['code', 'the code'],
	['kind', 'how it was given'],
	['lang', 'the language'],
	['workshop', 'the workshop'],
	['consultation', 'the consultation'],
	['from', 'the first day'],
	['to', 'the last day'],
	['programme', 'the programme']
];

/** When nothing was found: what could be asked for instead, each by leaving one thing out. */
export function loosened(question: Question): { without: string; question: Question }[] {
	return LOOSEN.filter(([name]) => question[name]).map(([name, without]) => {
		const rest = { ...question };
		delete rest[name];
		return { without, question: rest };
	});
}

export type Found = ListedContribution & {
	/** Stretches with what was looked for marked in them; null where no words were looked for. */
	found: string | null;
	/** Why it is not used, a word of the closed list, where somebody said so. */
	unused: string | null;
};

export type View = { id: string; name: string | null; shared: boolean; mine: boolean };

export type FoundPage = {
	query: Question;
	view: View | null;
	listens: boolean;
	rows: Found[];
	community_too_small: boolean;
};

type Choice = { id: string; title: string };

export type Choices = {
	programmes: Choice[];
	workshops: (Choice & { held_on: string })[];
	consultations: Choice[];
	codes: Choice[];
	communities: Choice[];
	views: (View & { name: string })[];
};
