// What comes of cheating in a small book: the same hashes, head, witnesses and check as for the real one, with keys made for it alone.
import { BOOK, cheated, type Cheat } from './cheat.ts';
import { toBase64, utf8 } from './bytes.ts';
import { formatCheckpoint } from './checkpoint.ts';
import { cosignedMessage, formatCosignature } from './cosignature.ts';
import { COSIGNATURE, formatVkey, type Skey } from './keys.ts';
import { leafHash, proveConsistency, rootFrom, type HashReader } from './merkle.ts';
import { noteWith, signatureLine } from './note.ts';
import { makeSkey, signEd25519, verifierFor } from './sign.server.ts';
import { Recount } from './recount.ts';
import { encodeBundle, entriesPath, tilePath } from './tiles.ts';
import { verifyLog } from './verify.ts';
import { decide, formatRequest, parseRequest } from './witness-rules.ts';

/** Who seals it, and how many pages there were when they last did: not all come by on the same day. */
const WITNESSES = [
	{ name: 'The council', sealed: 8 },
	{ name: 'The university', sealed: 8 },
	{ name: 'The local paper', sealed: 7 },
	{ name: 'The law centre', sealed: 6 }
] as const;
export const NEEDED = 3;

const log = makeSkey('birds.example/log');
const keys = WITNESSES.map((_, nth) => makeSkey(`witness-${nth}.example`, COSIGNATURE));
const names = ['council', 'university', 'paper', 'law-centre'];
const policy = [
	`log ${formatVkey(verifierFor(log))}`,
	...names.map((name, nth) => `witness ${name} ${formatVkey(verifierFor(keys[nth] as Skey))}`),
	`group seals ${NEEDED} ${names.join(' ')}`,
	'quorum seals',
	''
].join('\n');

const hashesOf = (pages: readonly string[]) => pages.map((text) => leafHash(utf8(text)));
const honest = hashesOf(BOOK);

export type Cheated = {
	pages: { text: string; was: number | null; fingerprint: string; before: string | null }[];
	/** The head after each page of the honest book, and what it is now: null where the book is shorter. */
	heads: { page: number; before: string; now: string | null }[];
	witnesses: { name: string; sealed: number; seals: boolean; answer: string }[];
	seals: number;
	/** What the verifier says of the forged book, where it is wrong. */
	found: string[];
};

/** Does what was asked, signs the new book as its keeper would, asks each witness, and checks it. In: the time in seconds. */
export async function cheatIn(cheat: Cheat, now: number): Promise<Cheated> {
	const pages = cheated(cheat);
	const leaves = hashesOf(pages.map(({ text }) => text));
	const answers = await Promise.all(WITNESSES.map((witness) => ask(witness, leaves)));
	const willing = keys.filter((_, nth) => answers[nth]?.status === 200);
	const heads = honest.map((_, at) => ({
		page: at + 1,
		before: toBase64(rootFrom(honest.slice(0, at + 1))),
		now: at < leaves.length ? toBase64(rootFrom(leaves.slice(0, at + 1))) : null
	}));
	const { steps } = await verifyLog(
		published(
			pages.map(({ text }) => text),
			leaves,
			willing,
			now
		),
		{
			now,
			policy,
			quick: true,
			papers: [
				{
					name: 'the head you kept',
					kind: 'head',
					size: honest.length,
					root: rootFrom(honest)
				}
			]
		}
	);
	return {
		pages: pages.map(({ text, was }, at) => ({
			text,
			was,
			fingerprint: toBase64(leaves[at] as Uint8Array),
			before: was === null ? null : toBase64(honest[was - 1] as Uint8Array)
		})),
		heads,
		witnesses: WITNESSES.map(({ name, sealed }, nth) => {
			const status = answers[nth]?.status ?? 400;
			return { name, sealed, seals: status === 200, answer: said(status, sealed) };
		}),
		seals: willing.length,
		found: steps.filter(({ ok }) => ok === false).map(({ says }) => says)
	};
}

/** Asks a witness to seal the forged book, with the best proof that its keeper can make. */
async function ask({ sealed }: { sealed: number }, leaves: Uint8Array[]) {
	const reader: HashReader = (level, index) =>
		Promise.resolve(rootFrom(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)));
	const proof = sealed < leaves.length ? await proveConsistency(reader, sealed, leaves.length) : [];
	const request = formatRequest({ old: sealed, proof, checkpoint: note(leaves, [], 0) });
	return decide({
		request: parseRequest(utf8(request)),
		log: verifierFor(log),
		known: { size: sealed, root: rootFrom(honest.slice(0, sealed)) }
	});
}

function said(status: number, sealed: number): string {
	if (status === 200)
		return `Seals it: the ${sealed} pages it knows are unchanged, and it never saw the rest.`;
	if (status === 422) return `Refuses: this book does not begin with the ${sealed} pages it sealed.`;
	return `Refuses: it sealed ${sealed} pages, and this book has fewer.`;
}

/** The head of the forged book with the book's own key, which its keeper has, and the seals of those who gave one. */
function note(leaves: Uint8Array[], willing: Skey[], now: number): Uint8Array {
	const text = formatCheckpoint({ origin: log.name, size: leaves.length, root: rootFrom(leaves) });
	const seals = willing.map((key) =>
		signatureLine(key, formatCosignature(now, signEd25519(key, cosignedMessage(now, text))))
	);
	return noteWith(text, [signatureLine(log, signEd25519(log, utf8(text))), ...seals]);
}

/** The forged book as it would be published. */
function published(texts: string[], leaves: Uint8Array[], willing: Skey[], now: number) {
	const tree = new Recount();
	for (const leaf of leaves) tree.add(leaf);
	const files = new Map([
		['checkpoint', note(leaves, willing, now)],
		[entriesPath(0, texts.length), encodeBundle(texts.map(utf8))],
		...tree.edge().map(({ level, index, width, hashes }) => [tilePath(level, index, width), hashes] as const)
	]);
	return { read: (path: string) => Promise.resolve(files.get(path) ?? null) };
}
