// Comparison in the database: one round trip each, and every file read against the schema, whoever made it.
import { expectOk, outcome } from '$lib/platform/errors';
import type { Db } from '$lib/platform/db.server';
import { indicatorFile, type IndicatorFile } from './indicators';

export type Here = { slug: string; file: IndicatorFile; published_at: string };
export type Loaded = { id: string; source: string; file: IndicatorFile; loaded_at: string; by: string };

const MOST_BYTES = 200_000;

/** The files that trusts here publish and those that this one brought in. One of an older form is left out. */
export async function read(db: Db, organisation: string): Promise<{ here: Here[]; loaded: Loaded[] }> {
	const { here, loaded } = expectOk(await db.rpc('comparison', { organisation })) as {
		here: { slug: string; document: string; published_at: string }[];
		loaded: { id: string; source: string; document: unknown; loaded_at: string; by: string }[];
	};
	return {
		here: here.flatMap(({ document, ...rest }) => withFile(rest, JSON.parse(document))),
		loaded: loaded.flatMap(({ document, ...rest }) => withFile(rest, document))
	};
}

function withFile<T>(rest: T, document: unknown): (T & { file: IndicatorFile })[] {
	const { data } = indicatorFile.safeParse(document);
	return data ? [{ ...rest, file: data }] : [];
}

/** The file that a trust publishes, as its very bytes; null where it publishes none. */
export async function published(db: Db, trust: string): Promise<string | null> {
	const found = expectOk(
		await db
			.from('indicator_files')
			.select('document, organisations!inner(slug)')
			.eq('organisations.slug', trust)
			.is('ended_at', null)
			.limit(1)
	) as { document: string }[];
	return found[0]?.document ?? null;
}

/** What a file says, or why it is none, as errors of the form. */
export async function fileOf(given: unknown): Promise<{ file: IndicatorFile } | { error: string }> {
	if (!(given instanceof File) || given.size === 0) return { error: 'Choose a file' };
	if (given.size > MOST_BYTES) return { error: 'Choose a file of at most 200 kB' };
	let told: unknown;
	try {
		told = JSON.parse(await given.text());
	} catch {
		return { error: 'This is no JSON file' };
	}
	const read = indicatorFile.safeParse(told);
	if (read.success) return { file: read.data };
	const where = read.error.issues[0]?.path.join('.');
	return { error: `This is not a file of indicators, version 1${where ? `: look at ${where}` : ''}` };
}

export const load = async (db: Db, organisation: string, source: string, document: IndicatorFile) =>
	outcome<string>(await db.rpc('load_indicators', { organisation, source, document }));
export const remove = async (db: Db, load: string) =>
	outcome<null>(await db.rpc('remove_indicators', { load }));
export const publish = async (db: Db, programme: string) =>
	outcome<string>(await db.rpc('publish_indicators', { programme }));
export const takeBack = async (db: Db, organisation: string) =>
	outcome<null>(await db.rpc('take_back_indicators', { organisation }));
