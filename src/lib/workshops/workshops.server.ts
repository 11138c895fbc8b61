// Planning workshops, in the database. Every call is made as the signed-in person; the database decides who may.
import { error } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import { partsOf } from './plan';
import type { NewRate, Rate } from './rates';
import type * as schema from './schema';
import type { Holiday } from './series';
import type { Part, Show, WorkshopDesk, WorkshopList } from './workshop';

type Given<S extends z.ZodType> = z.output<S>;

export async function list(
	db: Db,
	organisation: string,
	{ show, beside, series = null }: { show: Show; beside: string | null; series?: string | null }
): Promise<WorkshopList> {
	return expectOk(await db.rpc('workshops_of', { organisation, show, beside, series }));
}

/** One workshop, whole, for those who run it; others read what is open of it. */
export async function desk(db: Db, workshop: string): Promise<WorkshopDesk> {
	return expectOk(await db.rpc('workshop_desk', { workshop }));
}

/** As desk, for the page that changes one part of the plan; absent where that part may not be changed any more. */
export async function partToChange(db: Db, workshop: string, part: Part): Promise<WorkshopDesk> {
	const found = await desk(db, workshop);
	if (!found.plans) error(403, { code: 'not-allowed', message: 'Those who host this workshop plan it' });
	if (!partsOf(found).some((one) => one.part === part && one.open)) {
		error(404, { code: 'not-found', message: 'Page not found' });
	}
	return found;
}

/** As desk, for what only those who plan it may do, in one of these states. */
export async function toPlan(
	db: Db,
	workshop: string,
	...states: WorkshopDesk['state'][]
): Promise<WorkshopDesk> {
	const found = await desk(db, workshop);
	if (!found.plans) error(403, { code: 'not-allowed', message: 'Those who host this workshop plan it' });
	if (states.length && !states.includes(found.state)) {
		error(404, { code: 'not-found', message: 'Page not found' });
	}
	return found;
}

export async function plan(db: Db, organisation: string, given: Given<typeof schema.newWorkshop>) {
	return outcome<string>(await db.rpc('plan_workshop', { organisation, ...given }));
}

export async function describe(db: Db, workshop: string, given: Given<typeof schema.about>) {
	return outcome<null>(await db.rpc('describe_workshop', { workshop, given }));
}

export async function sharePower(db: Db, workshop: string, given: Given<typeof schema.power>) {
	return outcome<null>(await db.rpc('share_power', { workshop, given }));
}

export async function arrangeCare(db: Db, workshop: string, given: Given<typeof schema.care>) {
	return outcome<null>(await db.rpc('arrange_care', { workshop, given }));
}

/** Once it is open, everybody who has a place or waits is told what changed. */
export async function place(db: Db, workshop: string, given: Given<typeof schema.when>) {
	return outcome<null>(await db.rpc('place_workshop', { workshop, given }));
}

export async function addAgendaItem(db: Db, workshop: string, given: Given<typeof schema.agendaItem>) {
	return outcome<string>(await db.rpc('add_agenda_item', { workshop, ...given }));
}

export async function changeAgendaItem(db: Db, item: string, given: Given<typeof schema.agendaItem>) {
	return outcome<null>(await db.rpc('change_agenda_item', { agenda_item: item, ...given }));
}

/** One place up or down, or off. */
export async function moveAgendaItem(db: Db, { item, verb }: Given<typeof schema.agendaMove>) {
	return outcome<null>(
		verb === 'remove'
			? await db.rpc('remove_agenda_item', { agenda_item: item })
			: await db.rpc('move_agenda_item', { agenda_item: item, up: verb === 'up' })
	);
}

export async function nameLead(db: Db, workshop: string, given: Given<typeof schema.lead>) {
	return outcome<null>(await db.rpc('name_lead', { workshop, ...given }));
}

export async function removeLead(db: Db, workshop: string, person: string) {
	return outcome<null>(await db.rpc('remove_lead', { workshop, person }));
}

export async function setHost(db: Db, workshop: string, given: Given<typeof schema.host>) {
	const { host, reserved, reserved_until = null } = given;
	return outcome<null>(await db.rpc('set_workshop_host', { workshop, host, reserved, reserved_until }));
}

export async function removeHost(db: Db, workshop: string, host: string) {
	return outcome<null>(await db.rpc('remove_workshop_host', { workshop, host }));
}

export async function setOffer(db: Db, workshop: string, given: Given<typeof schema.offer>) {
	if (given.paid === 'no')
		return outcome<null>(await db.rpc('set_workshop_offer', { workshop, given: null }));
	const { paid: _, rate_id, pence, ...rest } = given;
	const sum = rate_id === 'own' ? { pence } : { rate_id };
	return outcome<null>(await db.rpc('set_workshop_offer', { workshop, given: { ...rest, ...sum } }));
}

export async function setReading(
	db: Db,
	workshop: string,
	{ reading, read_by }: Given<typeof schema.reading>
) {
	return outcome<null>(await db.rpc('set_workshop_reading', { workshop, reading, read_by: read_by ?? null }));
}

export async function open(db: Db, workshop: string) {
	return outcome<null>(await db.rpc('open_workshop', { workshop }));
}

/** Closes registration and confirms it; a reason is kept where a need has nobody who sees to it. */
export async function close(db: Db, workshop: string, reason: string) {
	return outcome<null>(await db.rpc('close_workshop', { workshop, reason }));
}

export async function cancel(db: Db, workshop: string, reason: string) {
	return outcome<null>(await db.rpc('cancel_workshop', { workshop, reason }));
}

/** The same plan on another day, as a draft. */
export async function duplicate(db: Db, workshop: string, day: string) {
	return outcome<string>(await db.rpc('duplicate_workshop', { workshop, day }));
}

/** A draft for each of the days; answers the series' id. */
export async function repeat(db: Db, workshop: string, given: Given<typeof schema.series>) {
	return outcome<string>(await db.rpc('repeat_workshop', { workshop, ...given }));
}

export async function bankHolidays(db: Db, days: string[]): Promise<Holiday[]> {
	const [first, last] = [days[0], days.at(-1)];
	if (!first || !last) return [];
	return expectOk(await db.rpc('bank_holidays', { first_day: first, last_day: last }));
}

/** A trust's rate card, the latest first. */
export async function rates(db: Db, organisation: string): Promise<Rate[]> {
	return expectOk(
		await db
			.from('rates')
			.select('id, programme_id, task, minutes, pence, starts_on, ends_on')
			.eq('organisation_id', organisation)
			.order('starts_on', { ascending: false })
			.order('pence')
			.order('id')
			.limit(200)
	);
}

export async function addRates(db: Db, organisation: string, given: NewRate[]) {
	return outcome<number>(await db.rpc('add_rates', { organisation, given }));
}

export async function endRate(db: Db, { rate, last_day }: Given<typeof schema.rateEnd>) {
	return outcome<null>(await db.rpc('end_rate', { rate, last_day }));
}
