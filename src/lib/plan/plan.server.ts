// The plan in the database. Every call is made as the signed-in person; the database decides who may.
import type { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Grouping, LinkChoices, Place, PlanChoices, PlanDesk, PlanItem, PlanList } from './plan';
import type { approval, coproduction, planItem, review } from './schema';

type Asked = { programme: string | null; by: Grouping; after: Place | null };

export async function list(db: Db, organisation: string, { programme, by, after }: Asked): Promise<PlanList> {
	return expectOk(await db.rpc('plan_of', { organisation, programme, by_what: by, after }));
}

export async function desk(db: Db, item: string): Promise<PlanDesk> {
	return expectOk(await db.rpc('plan_item_desk', { item }));
}

type Seen = { organisation: { slug: string; name: string; crisis: { name: string; contact: string }[] } };

/** The published plan, for anyone. */
export async function published(
	db: Db,
	trust: string,
	{ programme, by, after }: Asked
): Promise<PlanList & Seen & { unpublished: number }> {
	return expectOk(await db.rpc('published_plan', { trust, programme, by_what: by, after }));
}

export async function publishedItem(db: Db, trust: string, item: string): Promise<PlanItem & Seen> {
	return expectOk(await db.rpc('published_plan_item', { trust, item }));
}

export async function choices(db: Db, organisation: string, programme: string | null): Promise<PlanChoices> {
	return expectOk(await db.rpc('plan_choices', { organisation, programme }));
}

export async function linkChoices(db: Db, item: string): Promise<LinkChoices> {
	return expectOk(await db.rpc('plan_link_choices', { item }));
}

export async function add(db: Db, programme: string, given: z.output<typeof planItem>) {
	return outcome<string>(await db.rpc('add_plan_item', { programme, given }));
}

export async function revise(
	db: Db,
	item: string,
	given: z.output<typeof planItem>,
	{ seen, reason }: { seen: number; reason: string }
) {
	return outcome<null>(await db.rpc('revise_plan_item', { item, given, seen, reason }));
}

export async function noteCoproduction(db: Db, item: string, given: z.output<typeof coproduction>) {
	return outcome<string>(await db.rpc('note_coproduction', { item, ...given }));
}

export async function markCoproduced(db: Db, item: string) {
	return outcome<null>(await db.rpc('mark_coproduced', { item }));
}

export async function approve(db: Db, item: string, given: z.output<typeof approval>) {
	return outcome<null>(await db.rpc('approve_plan_item', { item, ...given }));
}

export async function publish(db: Db, item: string) {
	return outcome<null>(await db.rpc('publish_plan_item', { item }));
}

export async function reviewItem(db: Db, item: string, given: z.output<typeof review>) {
	const next_review_on = given.next_review_on ?? null;
	return outcome<null>(await db.rpc('review_plan_item', { item, ...given, next_review_on }));
}

export async function link(
	db: Db,
	item: string,
	to: { kind: 'insight' | 'decision' | 'action'; id: string }
) {
	return outcome<string>(await db.rpc('link_to_plan', { item, [to.kind]: to.id }));
}

export async function unlink(db: Db, id: string) {
	return outcome<null>(await db.rpc('unlink_from_plan', { link: id }));
}

export async function setMeasures(db: Db, item: string, measures: string[]) {
	return outcome<null>(await db.rpc('set_plan_measures', { item, measures }));
}

/** Where an insight or a decision is in the plan, as far as the one who asks may read it. */
export async function placesOf(
	db: Db,
	kind: 'insight' | 'decision',
	id: string
): Promise<{ id: string; number: number; title: string }[]> {
	const rows = expectOk(
		await db.from('plan_links').select('plan_items(id, number, title)').eq(`${kind}_id`, id).limit(20)
	);
	return rows.map(({ plan_items }) => plan_items);
}
