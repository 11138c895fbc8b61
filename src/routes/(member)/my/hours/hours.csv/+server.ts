import { error } from '@sveltejs/kit';
import { toCsv } from '$lib/hours/csv';
import * as hours from '$lib/hours/hours.server';

export async function GET({ locals }) {
	if (!(await locals.person())) error(401, { code: 'not-allowed', message: 'Sign in to read your log' });
	const { hours: entries } = await hours.listMine(locals.db, { most: 2000 });
	return new Response(toCsv(entries), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="my-hours.csv"',
			'cache-control': 'private, no-store'
		}
	});
}
