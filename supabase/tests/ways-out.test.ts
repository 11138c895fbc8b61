// Random lives of words: recorded, agreed to, refused, run out, kept, kept back, put back, taken back. No way out ever shows what a
// model of twenty lines forbids (R35, R36); and the page that everyone reads shows all that it allows.
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import type { Use } from '../../src/lib/contributions/contribution.ts';
import { aMadeDecision, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';

const ASKED = ['website', 'board', 'staff_training', 'photo_video'] as const satisfies Use[];
type Step =
	| {
			what: 'answer';
			uses: Partial<Record<Use, boolean>>;
			months: '12' | '24';
			by: 'giver' | 'slip' | 'staff';
	  }
	| { what: 'days pass' }
	| { what: 'kept back' }
	| { what: 'put back' }
	| { what: 'taken back' };

/** So many days pass at once: after two a yes of 12 months is over, after four one of 24, and none ends on the very day. */
const DAYS = 200;

// The model.
function allowed(steps: Step[]) {
	const left = new Map<Use, number>();
	let gone = false;
	let back = false;
	for (const step of steps) {
		if (step.what === 'answer') {
			for (const [use, yes] of Object.entries(step.uses) as [Use, boolean][])
				left.set(use, yes ? (step.months === '12' ? 365 : 730) : 0);
		}
		if (step.what === 'days pass') for (const [use, days] of left) left.set(use, days - DAYS);
		if (step.what === 'kept back') back = true;
		if (step.what === 'put back') back = false;
		if (step.what === 'taken back') gone = true;
	}
	const mayUse = (use: Use) => !gone && !back && (left.get(use) ?? 0) > 0;
	return { mayUse, listeners: !gone };
}

function numbers(seed: number) {
	let state = seed;
	return (most: number) => {
		// Mulberry32: the same lives for the same seed, on every machine.
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * most);
	};
}

/** A life of 3 to 10 steps; it may end by being taken back, after which nothing can be done. */
function aLife(roll: (most: number) => number): Step[] {
	const answer = (): Step => ({
		what: 'answer',
		uses: Object.fromEntries(ASKED.filter(() => roll(2)).map((use) => [use, roll(3) > 0])),
		months: roll(2) ? '12' : '24',
		by: (['giver', 'slip', 'staff'] as const)[roll(3)]!
	});
	const life: Step[] = [];
	for (let step = 3 + roll(8); step > 0 && life.at(-1)?.what !== 'taken back'; step -= 1) {
		const die = roll(12);
		if (die < 6) life.push(answer());
		else if (die < 9) life.push({ what: 'days pass' });
		else if (die === 9) life.push({ what: 'kept back' });
		else if (die === 10) life.push({ what: 'put back' });
		else life.push({ what: 'taken back' });
	}
	return life;
}

type Place = {
	id: string;
	receipt: string;
	words: string;
	insight: string;
	decision: string;
	export: string | null;
};

async function live({ id, receipt }: Place, step: Step) {
	if (step.what === 'taken back') return as('tunde').call('withdraw_contribution', { contribution: id });
	if (step.what === 'kept back')
		return owner()`update public.contributions set moderated_out_at = now() where id = ${id}`;
	if (step.what === 'put back')
		return owner()`update public.contributions set moderated_out_at = null where id = ${id}`;
	if (step.what === 'days pass') {
		await owner()`update public.consents set expires_on = expires_on - ${DAYS}::int, recorded_at = recorded_at - ${`${DAYS} days`}::interval
			where contribution_id = ${id}`;
		await owner()`delete from private.consents_looked_at`;
		return owner()`select private.end_expired_consents(now())`;
	}
	const { uses: answers, months, by } = step;
	if (by === 'slip') return nobody.call('change_consent_by_receipt', { code: receipt, answers, months });
	if (by === 'giver') return as('tunde').call('change_consent', { contribution: id, answers, months });
	// Staff write down a no for anyone; what else they say is refused, and then nothing has changed.
	const noes = Object.fromEntries(Object.entries(answers).filter(([, yes]) => !yes));
	step.uses = noes;
	return as('fatima').call('change_consent', { contribution: id, answers: noes, months });
}

/** Refused or hidden is nothing shown. */
const shown = async (asked: Promise<unknown>) => JSON.stringify(await asked.catch(() => null)) ?? '';

type May = ReturnType<typeof allowed>;
/** Every way out: who asks, for what, and whether the model lets words through. */
const WAYS: Record<string, { may: (by: May) => boolean; ask: (at: Place) => Promise<unknown> }> = {
	'public thread of the insight': {
		may: ({ mayUse }) => mayUse('website'),
		ask: ({ insight }) => nobody.call('public_thread', { kind: 'insight', id: insight })
	},
	'public thread of the decision': {
		may: ({ mayUse }) => mayUse('website'),
		ask: ({ decision }) => nobody.call('public_thread', { kind: 'decision', id: decision })
	},
	'a row of said and done, its feed and its open data': {
		may: ({ mayUse }) => mayUse('website'),
		ask: ({ insight }) => owner()`select private.said_and_done_row(${insight}) as row`
	},
	'thread for a trust elsewhere': {
		may: ({ mayUse }) => mayUse('website'),
		ask: ({ insight }) => as('olwen').call('thread', { kind: 'insight', id: insight })
	},
	'thread for the board': {
		may: ({ mayUse }) => mayUse('board'),
		ask: ({ insight }) => as('dev').call('thread', { kind: 'insight', id: insight })
	},
	'the words for the board': {
		may: ({ mayUse }) => mayUse('board'),
		ask: ({ id }) => as('dev').call('contribution_at', { contribution: id })
	},
	'thread of the words for the board': {
		may: ({ mayUse }) => mayUse('board'),
		ask: ({ id }) => as('dev').call('thread', { kind: 'contribution', id })
	},
	'search for the board': {
		may: ({ mayUse }) => mayUse('board'),
		ask: async ({ words }) => {
			const query = { words: words.split(' ').at(-1) };
			const found = await as('dev').call<{ rows: unknown[] }>('find_contributions', {
				organisation: NORTHBROOK,
				query
			});
			return found.rows;
		}
	},
	'desk of the insight, for who decides': {
		may: ({ mayUse }) => mayUse('board'),
		ask: ({ insight }) => as('marcus').call('insight_desk', { insight })
	},
	'export for training': {
		may: ({ mayUse }) => mayUse('staff_training'),
		ask: async (at) => (at.export ? as('grace').call('export_words', { export: at.export }) : null)
	},
	'everything that listeners read': {
		may: ({ listeners }) => listeners,
		ask: async ({ id, insight }) => [
			await as('grace').call('contribution_at', { contribution: id }),
			await as('grace').call('insight_desk', { insight }),
			await as('grace').call('thread', { kind: 'insight', id: insight })
		]
	},
	'what the giver reads': {
		may: ({ listeners }) => listeners,
		ask: ({ receipt }) => nobody.call('contribution_by_receipt', { code: receipt })
	},
	'the words for another trust': {
		may: () => false,
		ask: ({ id }) => as('olwen').call('contribution_at', { contribution: id })
	},
	'the words for who pays': {
		may: () => false,
		ask: ({ id }) => as('carys').call('contribution_at', { contribution: id })
	}
};
/** Shows the words whenever the model allows it, or the test would hold for empty pages. */
const SHOWS_ALL = [
	'public thread of the insight',
	'thread for the board',
	'search for the board',
	'export for training'
];

async function given(seed: number): Promise<Place> {
	const words = `The corridor was cold and nobody said why ${`w${seed}q${randomUUID().slice(0, 8)}`}`;
	const uses = Object.fromEntries(ASKED.map((use) => [use, true]));
	const made = await as('tunde').call<{ id: string; receipt: string }>('record_contribution', {
		given: { programme_id: PCREF, words, told: true, kind: 'drawing', consents: uses, consent_months: '12' }
	});
	await owner()`insert into public.pictures (contribution_id, alt, alt_by, width, height, bytes, sha256, logged_as)
		values (${made.id}, 'A corridor', 'contributor', 10, 10, '\\x00', sha256('\\x00'), 'x')`;
	const decision = await aMadeDecision({
		insights: [await anAgreedInsight({ restsOn: [{ ...made, words }] })]
	});
	const month = new Date().toISOString().slice(0, 10);
	const exported = await as('grace').call<string>('make_export', {
		programme: PCREF,
		use: 'staff_training',
		from_on: month,
		to_on: month,
		purpose: 'Induction'
	});
	return { ...made, words, insight: decision.insights[0]!.id, decision: decision.id, export: exported };
}

let lives = 0;
const showed = new Map<string, number>();

describe('no way out shows what the model forbids', () => {
	test.each(Array.from({ length: 12 }, (_, index) => index + 1))('ten lives, seed %i', async (seed) => {
		const roll = numbers(seed * 1948);
		const place = await given(seed);
		const first: Step = {
			what: 'answer',
			uses: Object.fromEntries(ASKED.map((use) => [use, true])),
			months: '12',
			by: 'giver'
		};
		let past: Step[] = [first];
		let here = place;
		for (let life = 0; life < 10; life += 1) {
			// One that is taken back is over: the next life is of other words.
			if (past.at(-1)?.what === 'taken back') {
				here = await given(seed);
				past = [first];
			}
			for (const step of aLife(roll)) {
				await live(here, step);
				past.push(step);
			}
			lives += 1;
			const may = allowed(past);
			const told = JSON.stringify({ seed, life, past });
			const shows = await Promise.all(
				Object.entries(WAYS).map(async ([name, way]) => {
					const seen = (await shown(way.ask(here))).includes(here.words);
					return [name, seen, way.may(may)] as const;
				})
			);
			for (const [name, seen, mayBe] of shows) {
				if (seen) showed.set(name, (showed.get(name) ?? 0) + 1);
				if (seen || SHOWS_ALL.includes(name)) expect([name, seen, told]).toEqual([name, mayBe, told]);
			}
			const picture = await nobody.call('public_picture', { trust: 'northbrook', contribution: here.id });
			expect([picture !== null, told]).toEqual([may.mayUse('website') && may.mayUse('photo_video'), told]);
			const [asks] = await owner()<{ yes: boolean[] }[]>`
				select array(select private.may_use(${here.id}, use) from unnest(${[...ASKED]}::text[]) use) as yes`;
			expect([asks!.yes, told]).toEqual([ASKED.map((use) => may.mayUse(use)), told]);
		}
	});
});

// A way that never showed anything would prove nothing.
afterAll(() => {
	expect(lives).toBeGreaterThanOrEqual(100);
	const never = Object.keys(WAYS).filter((name) => !showed.has(name) && !/another trust|who pays/.test(name));
	expect(never).toEqual([]);
});
