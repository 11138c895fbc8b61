// Evidence packs in the database, and as files: one round trip each.
import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Db } from '$lib/platform/db.server';
import type { BoardChoice } from '$lib/board/choice.server';
import { spanOf } from '$lib/board/period';
import { coverOf } from './cover';
import { packOf } from './model';
import { onPaper } from './paper.server';
import type { Audience, PackSection } from './section';
import { workbook } from './workbook.server';

export type PackLine = {
	id: string;
	kind: Audience;
	from_month: string;
	until_month: string;
	made_at: string;
	sha256: string;
};
export type PackRow = PackLine & {
	snapshot: string;
	head_size: number | null;
	head_root: string | null;
	organisation_id: string;
	programme_id: string;
};

const LINE = 'id, kind, from_month, until_month, made_at, sha256';
const after = z
	.string()
	.regex(/^[0-9T:.+-]{10,40}$/)
	.nullable()
	.catch(null);
const ON_A_PAGE = 20;

/** The packs of a programme, or the public ones of a trust, the newest first; `seen` is the moment the page before ended with. */
export async function list(
	db: Db,
	of: { programme: string } | { organisation: string },
	seen: string | null
): Promise<{ packs: PackLine[]; next: string | null }> {
	const asked =
		'programme' in of
			? db.from('packs').select(LINE).eq('programme_id', of.programme)
			: db.from('packs').select(LINE).eq('organisation_id', of.organisation).eq('kind', 'public');
	const before = after.parse(seen);
	const found = expectOk(
		await (before ? asked.lt('made_at', before) : asked)
			.order('made_at', { ascending: false })
			.limit(ON_A_PAGE + 1)
	) as PackLine[];
	const packs = found.slice(0, ON_A_PAGE);
	return { packs, next: found.length > ON_A_PAGE ? packs.at(-1)!.made_at : null };
}

/** Makes one, under the head of the log that is published now. Out: its id, or why not. */
export async function make(db: Db, choice: BoardChoice, kind: Audience, head: { size: number } | null) {
	return outcome<string>(
		await db.rpc('make_pack', {
			...spanOf(choice),
			kind,
			...(head && { head_size: head.size })
		})
	);
}

/** One pack of a trust, whole, with its page in the book once it has one; 404 for what one may not read. */
export async function read(db: Db, organisation: string, id: string) {
	const [row, entry] = await Promise.all([
		db
			.from('packs')
			.select(`${LINE}, snapshot, head_size, head_root, organisation_id, programme_id`)
			.eq('id', id)
			.eq('organisation_id', organisation)
			.single(),
		db.rpc('pack_in_log', { pack: id })
	]);
	const found = expectOk(row) as unknown as PackRow;
	const pack = packOf(found.snapshot);
	return {
		row: found,
		pack,
		cover: coverOf(pack, found),
		page: expectOk<unknown>({ ...entry, data: entry.data ?? { index: null } }) as { index: number | null }
	};
}

/** Each part with what it says first. */
export const overview = (sections: PackSection[]) =>
	sections.map(({ key, title, says, gaps }) => ({ key, title, says, missing: gaps.length }));

const TYPES = {
	'pack.pdf': 'application/pdf',
	'pack.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	'pack.json': 'application/json'
} as const;

/** A pack that was read, as one of its files; 404 for any other name. The open data are the frozen bytes themselves. */
export async function file(
	{ row, pack, cover }: Awaited<ReturnType<typeof read>>,
	name: string
): Promise<Response> {
	if (!Object.hasOwn(TYPES, name)) error(404, { code: 'not-found', message: 'Page not found' });
	const body =
		name === 'pack.json'
			? row.snapshot
			: name === 'pack.pdf'
				? onPaper(pack, cover)
				: await workbook(pack, cover);
	return new Response(body, {
		headers: {
			'content-type': TYPES[name as keyof typeof TYPES],
			'content-disposition': `attachment; filename="${name}"`,
			...(row.kind !== 'public' && { 'cache-control': 'private, no-store' })
		}
	});
}
