import * as packs from '$lib/pack/packs.server';
import * as report from '$lib/pack/report.server';

export async function GET({ locals, params }) {
	const trust = await report.trustOf(locals.db, params.trust);
	return packs.file(await report.read(locals.db, trust, params.pack), params.file);
}
