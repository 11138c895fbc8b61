// Measures and what is brought in of them. Every call is made as the signed-in person; the database decides who may.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { decoded } from './decoded';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome, type Outcome } from '$lib/platform/errors';
import { readMeasures, type Setting } from './files';
import type { Catalogue, Dimension, Level, Load, MeasurePage } from './measure';
import type { areas, newMeasure } from './schema';

export async function catalogue(db: Db, programme: string): Promise<Catalogue> {
	return expectOk(await db.rpc('measures_page', { programme })) as Catalogue;
}

export async function find(
	db: Db,
	programme: string,
	measure: string,
	level: Level,
	dimension: Dimension
): Promise<MeasurePage> {
	return expectOk(await db.rpc('measure_page', { programme, measure, level, dimension })) as MeasurePage;
}

export async function load(db: Db, id: string): Promise<Load> {
	return expectOk(await db.rpc('measure_load_page', { load: id })) as Load;
}

/** By which codes a trust is known. Errors as set_measure_areas has them, and 42501. */
export async function setting(db: Db, organisation: string): Promise<Setting> {
	return expectOk(await db.rpc('measure_load_setting', { organisation })) as Setting;
}

/** Puts a file's figures aside to be looked at. Out: the load, and whether it was there already. Errors: `file`. */
export async function start(
	db: Db,
	organisation: string,
	name: string,
	bytes: Uint8Array
): Promise<Outcome<{ id: string; existing: boolean }>> {
	const found = readMeasures(decoded(bytes), await setting(db, organisation));
	if (!found) {
		const message =
			'This file has neither the columns of the published statistics nor those of our template. Check its first row.';
		return { ok: false, status: 400, errors: { file: [message] } };
	}
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const given = { ...found, sha256, name: name.slice(0, 200) || 'A file' };
	return outcome<{ id: string; existing: boolean }>(
		await db.rpc('start_measure_load', { organisation, given })
	);
}

export async function agree(db: Db, id: string) {
	return outcome<null>(await db.rpc('agree_measure_load', { load: id }));
}

export async function undo(db: Db, id: string) {
	return outcome<null>(await db.rpc('undo_measure_load', { load: id }));
}

export async function setAreas(db: Db, organisation: string, given: z.output<typeof areas>) {
	return outcome<null>(await db.rpc('set_measure_areas', { organisation, given }));
}

export async function add(db: Db, organisation: string, given: z.output<typeof newMeasure>) {
	return outcome<string>(await db.rpc('add_measure', { organisation, given }));
}
