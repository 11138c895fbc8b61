import { error } from '@sveltejs/kit';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Home } from '$lib/organisations/home';
import type { Partner, Programme } from './programme';
import type { Clocks } from './schema';

/** The programmes an organisation works on, its own and those it is a partner in. */
export async function list(db: Db, organisation: string): Promise<Home['programmes']> {
	return expectOk(await db.rpc('programmes_of', { organisation }));
}

type Row = Omit<Programme, 'partners'> & { programme_partners: { organisations: Partner }[] };

/** One of an organisation's own programmes, with its partners. */
export async function read(db: Db, organisation: string, slug: string): Promise<Programme> {
	const found = await db
		.from('programmes')
		.select(
			'id, slug, title, purpose, starts_on, ends_on, check_days, answer_days, summary_days, place_hours, late_cancel_days, programme_partners(organisations(id, name))'
		)
		.eq('organisation_id', organisation)
		.eq('slug', slug)
		.maybeSingle();
	const row = expectOk<unknown>(found) as Row | null;
	if (!row) error(404, { code: 'not-found', message: 'Page not found' });

	const { programme_partners, ...programme } = row;
	return { ...programme, partners: programme_partners.map(({ organisations }) => organisations) };
}

/** Partner organisations that could be brought into a programme. */
export async function listPartners(db: Db): Promise<Partner[]> {
	return expectOk(
		await db.from('organisations').select('id, name').eq('kind', 'partner').order('name').limit(500)
	);
}

type NewProgramme = { title: string; slug: string; purpose: string; starts_on?: string; ends_on?: string };

export async function create(db: Db, organisation: string, given: NewProgramme) {
	return outcome<string>(await db.rpc('create_programme', { organisation, ...given }));
}

export async function setClocks(db: Db, programme: string, clocks: Clocks) {
	return outcome(await db.rpc('set_programme_clocks', { programme, ...clocks }));
}

export async function addPartner(db: Db, programme: string, partner: string) {
	return outcome(await db.rpc('add_programme_partner', { programme, partner }));
}

export async function removePartner(db: Db, programme: string, partner: string) {
	return outcome(await db.rpc('remove_programme_partner', { programme, partner }));
}
