// What a page of the board is asked for: one programme of a trust, and whole months.
import { error } from '@sveltejs/kit';
import { isoDate } from '$lib/platform/dates';
import { expectOk } from '$lib/platform/errors';
import type { Db } from '$lib/platform/db.server';
import { periodAsked, type Period } from './period';

export type BoardProgramme = { id: string; slug: string; title: string; starts_on: string };
export type BoardChoice = {
	organisation: { id: string; slug: string; name: string };
	/** The newest first. */
	programmes: BoardProgramme[];
	programme: BoardProgramme;
	period: Period;
	/** The day on which it is read, which pure code takes. */
	today: string;
};

/**
 * The programme and months behind an address of a trust's board (?programme=pcref&from=2025-04&until=2026-03); without them the trust's newest programme and
 * this financial year so far. Months the wrong way round are turned. Stops with 404 where there is no such programme, and
 * with 400 and a sentence where months are none or too many.
 */
export async function boardChoice(
	db: Db,
	organisation: BoardChoice['organisation'],
	url: URL,
	today = isoDate(new Date())
): Promise<BoardChoice> {
	const programmes = expectOk(
		await db
			.from('programmes')
			.select('id, slug, title, starts_on')
			.eq('organisation_id', organisation.id)
			.order('starts_on', { ascending: false })
			.order('slug')
	);
	const asked = url.searchParams.get('programme');
	const programme = asked ? programmes.find(({ slug }) => slug === asked) : programmes[0];
	if (!programme) error(404, { code: 'not-found', message: 'Page not found' });

	const [first, last] = [url.searchParams.get('from'), url.searchParams.get('until')];
	const turned = first && last && first > last;
	const period = periodAsked(turned ? last : first || null, turned ? first : last || null, today);
	if (!period) {
		error(400, {
			code: 'not-found',
			message: 'Choose a first and a last month, at most five years apart'
		});
	}
	const { id, slug, name } = organisation;
	return { organisation: { id, slug, name }, programmes, programme, period, today };
}
