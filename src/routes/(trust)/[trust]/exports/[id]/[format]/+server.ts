import { error } from '@sveltejs/kit';
import { FORMATS } from '$lib/exports/export';
import * as exports from '$lib/exports/exports.server';
import { requireHat } from '$lib/people/hats.server';

export async function GET(event) {
	await requireHat(event, 'engagement_lead');
	const { locals, params } = event;
	const format = FORMATS.find((one) => one === params.format);
	if (!format) error(404, { code: 'not-found', message: 'Page not found' });
	const { number } = await exports.find(locals.db, params.id);
	return exports.toFile(number, format, await exports.words(locals.db, params.id));
}
