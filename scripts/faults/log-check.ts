// What the log holds after a storm, against what its writers were told. The tree is computed here a second time, by RFC 6962 2.1
// word for word from the bytes of the entries alone: nothing of the application's own code is used.
import { createHash } from 'node:crypto';
import type postgres from 'postgres';

/** Ids of entries: answered as kept; tried, and the answer never came; undone by their writer. */
export type Told = { kept: Set<string>; tried: Set<string>; undone: Set<string> };
export type Found = { leaves: Buffer[]; counts: Record<string, number>; mistakes: object[] };

const sha256 = (...parts: Uint8Array[]) => {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest();
};

/** The tree's root over leaf hashes `from` up to `to`. */
export function rootOf(leaves: Buffer[], to = leaves.length, from = 0): Buffer {
	if (to === from) return sha256();
	if (to - from === 1) return leaves[from]!;
	let split = 1;
	while (split * 2 < to - from) split *= 2;
	return sha256(Buffer.of(1), rootOf(leaves, from + split, from), rootOf(leaves, to, from + split));
}

/** The roots of the first so many leaves, in one pass over them: the perfect subtrees from the left are enough to go on from. */
export function rootsAt(leaves: Buffer[], sizes: Set<number>): Map<number, Buffer> {
	const roots = new Map<number, Buffer>();
	const parts: { height: number; hash: Buffer }[] = [];
	for (const [index, leaf] of leaves.entries()) {
		let part = { height: 0, hash: leaf };
		while (parts.at(-1)?.height === part.height)
			part = { height: part.height + 1, hash: sha256(Buffer.of(1), parts.pop()!.hash, part.hash) };
		parts.push(part);
		if (!sizes.has(index + 1)) continue;
		const folded = parts
			.map(({ hash }) => hash)
			.reduceRight((right, left) => sha256(Buffer.of(1), left, right));
		roots.set(index + 1, folded);
	}
	return roots;
}

/** What is wrong with heads as they were published, one after another: each must be of the beginning of the log, and none go back. */
export function checkHeads(
	leaves: Buffer[],
	heads: { size: number; root: Uint8Array; seals: number }[]
): object[] {
	const roots = rootsAt(leaves, new Set(heads.map(({ size }) => size)));
	return heads.flatMap(({ size, root, seals }, at) => [
		...(roots.get(size)?.equals(root) ? [] : [{ 'head of another tree': size }]),
		...(at > 0 && heads[at - 1]!.size > size ? [{ 'head went back': [heads[at - 1]!.size, size] }] : []),
		...(seals >= 3 ? [] : [{ 'head without its seals': size }])
	]);
}

/** Reads the whole log as anybody else would, by its bundles, and says what is wrong with it. */
export async function check(sql: postgres.Sql, told: Told): Promise<Found> {
	const [{ size, root, left } = { size: 0, root: Buffer.of(), left: 0 }] = await sql<
		{ size: number; root: Buffer; left: number }[]
	>`select tlog.size()::int as size, tlog.root() as root, (select count(*)::int from tlog.staging) as left`;
	const leaves: Buffer[] = [];
	const at = new Map<string, number>();
	const mistakes: object[] = [];
	const counts = { entries: size, tallies: 0, lost: 0, doubled: 0, ghosts: 0, gaps: 0, 'links forward': 0 };
	let pending: [number, string[]][] = [];
	for (let index = 0; index < size; index += 256) {
		const width = Math.min(256, size - index);
		const [row] = await sql<
			{ bundle: Buffer | null }[]
		>`select tlog.bundle(${index / 256}, ${width}) as bundle`;
		if (!row?.bundle) {
			counts.gaps++;
			continue;
		}
		for (let from = 0; from < row.bundle.length;) {
			const body = row.bundle.subarray(from + 2, from + 2 + row.bundle.readUInt16BE(from));
			from += 2 + body.length;
			const entry = JSON.parse(body.toString()) as {
				id: string;
				type: string;
				prev: string[];
				refs?: object;
			};
			if (at.has(entry.id)) counts.doubled++;
			pending.push([leaves.length, [...entry.prev, ...(Object.values(entry.refs ?? {}) as string[])]]);
			at.set(entry.id, leaves.length);
			// What the sequencer itself counts, nobody else wrote.
			if (entry.type === 'programme.tally') {
				counts.tallies++;
				told.tried.add(entry.id);
			}
			leaves.push(sha256(Buffer.of(0), body));
		}
		counts['links forward'] += pending.filter(([own, links]) =>
			links.some((id) => !((at.get(id) ?? Infinity) < own))
		).length;
		pending = [];
	}
	counts.gaps += size - leaves.length;
	for (const id of told.kept) if (!at.has(id)) counts.lost++;
	for (const id of at.keys())
		if (told.undone.has(id) || !(told.kept.has(id) || told.tried.has(id))) counts.ghosts++;

	for (const what of ['lost', 'doubled', 'ghosts', 'gaps', 'links forward'] as const)
		if (counts[what] !== 0) mistakes.push({ [what]: counts[what] });
	if (left !== 0) mistakes.push({ 'still waiting': left });
	if (!root.equals(rootOf(leaves))) mistakes.push({ root: 'is not that of a second computation' });
	mistakes.push(...(await ownEntries(sql)), ...(await tiles(sql, leaves)));
	return { leaves, counts, mistakes };
}

/** Each contribution that is there was said once to have been received; of none that is not there was that said. */
const ownEntries = (sql: postgres.Sql) => sql<object[]>`
	select said.entries, made.contributions
	from (select count(*)::int as entries from tlog.entries e
		where convert_from(e.body, 'UTF8')::jsonb ->> 'type' in ('contribution.received', 'statement.put')) said,
		(select count(*)::int as contributions from public.contributions) made
	where said.entries <> made.contributions`;

/** Tiles that do not hold what their place says. */
async function tiles(sql: postgres.Sql, leaves: Buffer[]): Promise<object[]> {
	const rows = await sql<{ level: number; index: number; hashes: Buffer }[]>`
		select level, index::int as index, hashes from tlog.tiles`;
	let held = 0;
	const wrong = rows.filter(({ level, index, hashes }) => {
		for (let n = 0; n < hashes.length / 32; n++) {
			const first = (index * 256 + n) * 256 ** level;
			if (!hashes.subarray(n * 32, n * 32 + 32).equals(rootOf(leaves, first + 256 ** level, first)))
				return true;
			if (level === 0) held++;
		}
		return false;
	});
	const other = held === leaves.length ? [] : [{ 'hashes in tiles': held, entries: leaves.length }];
	return [...wrong.map(({ level, index }) => ({ tile: [level, index] })), ...other];
}
