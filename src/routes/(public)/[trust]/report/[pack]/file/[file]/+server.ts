import * as packs from '$lib/pack/packs.server';
import * as report from '$lib/pack/report.server';

export async function GET({ locals, params }) {
	const trust = await report.trustOf(locals.db, params.trust);
	await report.read(locals.db, trust, params.pack);
	return packs.file(locals.db, trust.id, params.pack, params.file);
}
