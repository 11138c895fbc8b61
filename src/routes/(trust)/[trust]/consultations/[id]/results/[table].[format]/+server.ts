import { error, json } from '@sveltejs/kit';
import {
	answersTable,
	countsTable,
	groupsData,
	matrixTable,
	statementsTable,
	votesTable,
	type Table
} from '$lib/consultations/results/export';
import { below, FORMATS, toFile, type Format } from '$lib/consultations/results/export.server';
import { opinionOf } from '$lib/consultations/results/opinion';
import * as results from '$lib/consultations/results/results.server';
import { requireHat } from '$lib/people/hats.server';
import type { Db } from '$lib/platform/db.server';

const counts = async (db: Db, id: string) => countsTable(await results.counts(db, id));
const statements = async (db: Db, id: string) => statementsTable(await results.votes(db, id, null));
const answers = async (db: Db, id: string) => {
	const sheets = await results.sheets(db, id);
	return answersTable((await results.counts(db, id)).consultation, sheets);
};
const votes = async (db: Db, id: string) => votesTable(await results.votes(db, id, null), below);
const matrix = async (db: Db, id: string) => matrixTable(await results.votes(db, id, null), below);

const TABLES: Record<string, (db: Db, id: string) => Promise<Table>> = {
	counts,
	statements,
	answers,
	votes,
	matrix
};
/** Of single people: taken away by those who listen. */
const BY_PERSON = ['answers', 'votes', 'matrix'];

export async function GET(event) {
	const { locals, params, url } = event;
	const roles = BY_PERSON.includes(params.table) ? (['facilitator', 'engagement_lead'] as const) : [];
	await requireHat(event, ...roles);

	if (params.table === 'groups' && params.format === 'json') {
		const without = new Set(url.searchParams.getAll('without'));
		const read = await results.votes(locals.db, params.id, url.searchParams.get('question') || null);
		return json(groupsData(read, opinionOf(read, without), without), {
			headers: { 'content-disposition': 'attachment; filename="groups.json"' }
		});
	}
	const table = Object.entries(TABLES).find(([name]) => name === params.table)?.[1];
	const format = FORMATS.find((one) => one === params.format);
	if (!table || !format) error(404, { code: 'not-found', message: 'Page not found' });
	return toFile(params.table, format satisfies Format, await table(locals.db, params.id));
}
