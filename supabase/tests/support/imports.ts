// An import as its commands make it, with rows told by what they say.
import type { Batch } from '../../../src/lib/imports/import.ts';
import { as, owner } from './database.ts';
import { PCREF } from './ids.ts';

export const OTHERS = ['fatima', 'marcus', 'carys', 'dev', 'joy', 'amina', 'olwen'];
export const hash = (letter: string) => letter.repeat(64);

type Row = { words?: string; person?: string; vote?: number; on?: string; problem?: string };

export const grace = as('grace');
export const start = (fingerprint: string, changes: object = {}) =>
	grace.call<{ id: string; existing: boolean; state: string }>('start_import', {
		programme: PCREF,
		kind: 'polis',
		name: 'What would help',
		source: `polis-${fingerprint.slice(0, 6)}`,
		fingerprint,
		...changes
	});

export function toRow({ words, person = 'p1', vote, on = '1', problem }: Row, index: number) {
	const at = { position: index + 1, file: vote === undefined ? 'comments.csv' : 'votes.csv', row: index + 2 };
	if (problem) return { ...at, record: null, problem, column: 'comment-body', cells: ['a', 'b'] };
	const statement = { what: 'statement', words, lang: 'en', given_on: '2025-03-04', shown_as: null, person };
	const record =
		vote === undefined
			? { ...statement, reference: String(index + 1), moderated_out: words === 'kept back' }
			: {
					what: 'vote',
					reference: on,
					person,
					choice: vote,
					cast_at: '2025-03-04T10:00:00Z',
					superseded: false
				};
	return { ...at, record, problem: null, column: null, cells: null };
}

export const SOME: Row[] = [
	{ words: 'Ask us first', person: 'p1' },
	{ words: 'kept back', person: 'p2' },
	{ vote: 1, person: 'p3' },
	{ vote: -1, person: 'p1' },
	{ problem: 'There are no words in this row.' }
];

/** An import that is checked and waits to be agreed. */
export async function aCheckedImport(fingerprint: string, rows = SOME, changes: object = {}) {
	const { id } = await start(fingerprint, changes);
	await grace.call('start_import_check', {
		batch: id,
		settings: { opens_on: '2025-03-04', closes_on: '2025-03-05', address: 'https://pol.is/x' }
	});
	await grace.call('add_import_rows', { batch: id, rows: rows.map(toRow) });
	await grace.call('finish_import_check', { batch: id, expected: { statements: 1 } });
	return id;
}

export async function anAgreedImport(
	fingerprint: string,
	rows = SOME,
	terms: object = { uses: ['website'], wording: 'CC BY 4.0' }
) {
	const id = await aCheckedImport(fingerprint, rows);
	await grace.call('agree_import', { batch: id, terms });
	return id;
}

export const run = (batch: string, how_many = 500) =>
	grace.call<{ written: number; finished: boolean }>('run_import', { batch, how_many });
export const read = (batch: string, who = 'grace') => as(who).call<Batch | null>('import_batch', { batch });
export const contributionsOf = (batch: string) => owner()<
	{ id: string; words: string; moderated_out_at: string | null }[]
>`
	select c.id, c.words, c.moderated_out_at from public.contributions c
	join public.import_rows r on r.contribution_id = c.id where r.batch_id = ${batch} order by r.position`;
