import { boardChoice } from '$lib/board/choice.server';
import type { Held } from '$lib/measures/measure';
import * as measures from '$lib/measures/measures.server';
import { shown } from '$lib/measures/schema';
import { comparatorOf, seriesOf } from '$lib/measures/series';

export async function load({ locals, parent, params, url }) {
	const { organisation } = await parent();
	const choice = await boardChoice(locals.db, organisation, url);
	const asked = (name: string) => url.searchParams.get(name);
	const { level, by, ...chosen } = shown.parse({
		level: asked('level'),
		by: asked('by'),
		group: asked('group'),
		against: asked('against')
	});
	const find = (held: Held) =>
		measures.find(locals.db, choice.programme.id, params.measure, held.level, held.dimension);
	let of: Held = { level: level ?? 'trust', dimension: by ?? 'ethnicity' };
	let page = await find(of);
	// What was not asked for is what there is: the trust before larger areas, groups before everybody together.
	if ((!level || !by) && page.readings.length === 0 && page.held.length > 0) {
		of = nearest(page.held, level);
		page = await find(of);
	}
	const series = seriesOf(page.readings);
	const groups = series.lines.map(({ group }) => group);
	const against = comparatorOf(groups, chosen.against);
	return {
		page,
		of,
		series,
		against,
		group: groups.find((one) => one === chosen.group) ?? groups.find((one) => one !== against) ?? groups[0],
		programme: choice.programme.slug
	};
}

const ORDER = ['trust', 'icb', 'region', 'england'];
const SPLIT = ['ethnicity', 'ethnicity_broad', 'all'];

function nearest(held: Held[], level: Held['level'] | null): Held {
	const fitting = held.filter((one) => !level || one.level === level);
	return (fitting.length ? fitting : held).toSorted(
		(a, b) =>
			ORDER.indexOf(a.level) - ORDER.indexOf(b.level) ||
			SPLIT.indexOf(a.dimension) - SPLIT.indexOf(b.dimension)
	)[0]!;
}
