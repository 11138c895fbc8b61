// The counts of each programme, counted again from the entries alone: how many contributions were given, kept back, taken back, and how
// many count as coded, in an insight, answered and told. What a contribution is said to count as must have its reason in an entry of its
// own. Pure and streaming: for each contribution and each insight a little is kept, and for each entry the way to it.
import { COUNTED_AS } from './entry-forms.ts';
import type { Linked } from './links.ts';

type CountedAs = (typeof COUNTED_AS)[number];
const MEASURES = ['given', 'kept_back', 'taken_back', ...COUNTED_AS] as const;
export type Counts = Record<(typeof MEASURES)[number], number>;

/**
 * What is wrong at the entry of an index. `counts`: the programme states other counts than its entries give. The others: a contribution
 * counts as something without its reason (by the id of its first entry); nobody knows the programme or the contribution it names.
 */
export type TallyProblem = {
	index: number;
	kind: 'counts' | 'unsupported' | 'unknown';
	expected: unknown;
	got: unknown;
};

type Programme = { counts: Counts; claims: Set<Contribution> };
type Insight = { answered: boolean; restsOn: Contribution[] };
type Contribution = {
	id: string;
	programme: Programme;
	state: 'stands' | 'kept_back' | 'taken_back' | 'undone';
	as: readonly CountedAs[];
	insights: Set<Insight>;
	told: boolean;
};
/** What an entry is about: one of the three, or nothing that is counted. */
type Subject = { programme?: Programme; insight?: Insight; contribution?: Contribution };

const NOTHING: Subject = {};

export class Tally {
	readonly problems: TallyProblem[] = [];
	/** By the id of each entry, what it is about. */
	readonly #about = new Map<string, Subject>();

	add(entry: Linked, index: number): void {
		const [before] = entry.prev;
		const subject = before === undefined ? this.#begin(entry, index) : (this.#about.get(before) ?? NOTHING);
		this.#about.set(entry.id, subject);
		if (subject.contribution) this.#follow(subject.contribution, entry, index);
		if (subject.insight) this.#followInsight(subject.insight, entry, index);
		if (entry.type === 'response.told') {
			const told = this.#named(entry, 'contribution', index);
			if (told) told.told = true;
		}
		if (entry.type === 'programme.tally') this.#compare(entry, index);
	}

	/** The counts so far of the programme that began with this entry, or null where none did. */
	counts(programme: string): Counts | null {
		const found = this.#about.get(programme)?.programme;
		return found ? { ...found.counts } : null;
	}

	#begin(entry: Linked, index: number): Subject {
		if (entry.type === 'programme.started') {
			const counts = Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Counts;
			return { programme: { counts, claims: new Set() } };
		}
		if (entry.type === 'insight.drafted') return { insight: { answered: false, restsOn: [] } };
		if (entry.type === 'contribution.counted') {
			this.problems.push({ index, kind: 'unknown', expected: 'contribution', got: entry.id });
		}
		if (entry.type !== 'contribution.received') return NOTHING;
		const programme = this.#named(entry, 'programme', index);
		if (!programme) return NOTHING;
		programme.counts.given++;
		return {
			contribution: { id: entry.id, programme, state: 'stands', as: [], insights: new Set(), told: false }
		};
	}

	#follow(one: Contribution, { type, as }: Linked, index: number): void {
		const states: Record<string, Contribution['state']> = {
			'contribution.kept_back': 'kept_back',
			'contribution.let_through': 'stands',
			'contribution.taken_back': 'taken_back',
			'contribution.undone': 'undone'
		};
		const state = states[type];
		if (state) {
			this.#count(one, -1);
			one.state = state;
			this.#count(one, 1);
		}
		if (type !== 'contribution.counted') return;
		if (!Array.isArray(as)) {
			this.problems.push({ index, kind: 'unknown', expected: COUNTED_AS, got: as });
			return;
		}
		this.#count(one, -1);
		one.as = COUNTED_AS.filter((word) => as.includes(word));
		this.#count(one, 1);
		one.programme.claims.add(one);
	}

	#count({ state, as, programme: { counts } }: Contribution, change: 1 | -1): void {
		if (state === 'undone') return;
		counts.given += change;
		if (state !== 'stands') counts[state] += change;
		for (const word of as) counts[word] += change;
	}

	#followInsight(insight: Insight, entry: Linked, index: number): void {
		if (entry.type === 'insight.rests_on') {
			const rested = this.#named(entry, 'contribution', index);
			rested?.insights.add(insight);
			if (rested) insight.restsOn.push(rested);
		}
		if (entry.type !== 'insight.answered' && entry.type !== 'insight.waiting_again') return;
		insight.answered = entry.type === 'insight.answered';
		// An answer that was reversed takes its reason from what counted as answered.
		for (const one of insight.restsOn) one.programme.claims.add(one);
	}

	/** What the programme states against what was counted; and the reasons of what came to count as something since the last time. */
	#compare(entry: Linked, index: number): void {
		const programme = this.#named(entry, 'programme', index);
		if (!programme) return;
		const stated = entry.counts as Partial<Counts> | undefined;
		const wrong = MEASURES.filter((measure) => stated?.[measure] !== programme.counts[measure]);
		if (wrong.length) {
			const only = (counts: Partial<Counts> | undefined) =>
				Object.fromEntries(wrong.map((measure) => [measure, counts?.[measure]]));
			this.problems.push({ index, kind: 'counts', expected: only(programme.counts), got: only(stated) });
		}
		for (const one of programme.claims) {
			for (const word of one.as.filter((claim) => !isSupported(one, claim))) {
				this.problems.push({ index, kind: 'unsupported', expected: word, got: one.id });
			}
		}
		programme.claims.clear();
	}

	/** The thing of this kind that an entry refers to; that it is none is a problem. */
	#named<Kind extends 'programme' | 'contribution'>(entry: Linked, kind: Kind, index: number): Subject[Kind] {
		const id = entry.refs?.[kind];
		const found = id === undefined ? undefined : this.#about.get(id)?.[kind];
		if (!found) this.problems.push({ index, kind: 'unknown', expected: kind, got: id });
		return found;
	}
}

/** Reading and coding leaves no entries of its own, so that "coded" is taken at its word. */
function isSupported({ insights, told }: Contribution, claim: CountedAs): boolean {
	if (claim === 'coded') return true;
	if (claim === 'told') return told;
	return claim === 'in_an_insight' ? insights.size > 0 : [...insights].some(({ answered }) => answered);
}
