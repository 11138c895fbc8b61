// A trust that cheats, four witnesses that do not, and those who look. All in memory, of the pure modules: the witnesses decide by the
// rules that the server of one uses, and who looks is the verifier that a board uses.
import { MadeBook, NOON } from '../../../tests/support/made-book.ts';
import { utf8 } from './bytes.ts';
import { lineBy, type Signer } from './log.fixtures.ts';
import { COSIGNATURE, formatVkey, type Skey } from './keys.ts';
import { proveConsistency, type HashReader } from './merkle.ts';
import { noteWith, parseNote } from './note.ts';
import { makeSkey, verifierFor } from './sign.server.ts';
import { hashReader } from './tiles.ts';
import { readPaper } from './papers.ts';
import { verifyLog, type Options, type Step } from './verify.ts';
import { decide, formatRequest, parseRequest, type Head } from './witness-rules.ts';

export type Told = { status: number; line: string | null };

export class MadeWitness {
	known: Head | null = null;
	readonly key: Signer;
	readonly name: string;
	readonly log: Skey;
	readonly bribed: boolean;

	/** One that is bribed seals whatever it is shown. */
	constructor(name: string, log: Skey, bribed = false) {
		this.name = name;
		this.log = log;
		this.bribed = bribed;
		const key = makeSkey(`${name}.example`, COSIGNATURE);
		this.key = { ...key, verifier: verifierFor(key) };
	}

	async add(body: string, at: number): Promise<Told> {
		const request = parseRequest(utf8(body));
		if (this.bribed && request) {
			const text = parseNote(request.checkpoint)?.text as string;
			return { status: 200, line: lineBy(this.key, text, at) };
		}
		const answer = await decide({ request, log: verifierFor(this.log), known: this.known });
		if (answer.status !== 200) return { status: answer.status, line: null };
		this.known = answer.next;
		return { status: 200, line: lineBy(this.key, answer.next.text, at) };
	}
}

export const NAMES = ['council', 'university', 'paper', 'law-centre'];

/** A log with its keys, and its witnesses: four, of which three are enough, unless said otherwise. */
export class Place {
	readonly keys = new MadeBook();
	readonly needed: number;
	readonly witnesses: MadeWitness[];

	constructor(needed = 3, names = NAMES, bribed: string[] = []) {
		this.needed = needed;
		this.witnesses = names.map((name) => new MadeWitness(name, this.keys.log, bribed.includes(name)));
	}

	/** The policy that everybody outside the trust has. */
	get policy(): string {
		const names = this.witnesses.map(({ name }) => name);
		return [
			...this.logLine,
			...this.witnesses.map(({ name, key }) => `witness ${name} ${formatVkey(key.verifier)}`),
			`group seals ${this.needed} ${names.join(' ')}`,
			'quorum seals'
		].join('\n');
	}

	/** The policy of somebody who believes the trust's signature alone. */
	get trusting(): string {
		return [...this.logLine, 'quorum none'].join('\n');
	}

	private get logLine(): string[] {
		return [`log ${formatVkey(verifierFor(this.keys.log))}`];
	}

	/** A book of these entries, signed by the log's key, with the seals that these witnesses give for it. */
	async publish(bodies: Uint8Array[], asked = this.witnesses, at = NOON): Promise<Published> {
		const book = new MadeBook([], this.keys);
		book.bodies.push(...bodies);
		book.publish(0);
		const answers: Record<string, number[]> = {};
		const lines: string[] = [];
		for (const one of asked) {
			const { statuses, line } = await ask(one, book, at);
			answers[one.name] = statuses;
			if (line) lines.push(line);
		}
		const text = parseNote(book.files.get('checkpoint') as Uint8Array)?.text as string;
		const by = { ...this.keys.log, verifier: verifierFor(this.keys.log) };
		book.files.set('checkpoint', noteWith(text, [lineBy(by, text), ...lines]));
		const sealedBy = asked.filter(({ name }) => answers[name]?.at(-1) === 200).map(({ name }) => name);
		return { book, answers, sealedBy };
	}
}

/** `answers`: what each witness that was asked said to each way of asking it. */
export type Published = { book: MadeBook; answers: Record<string, number[]>; sealedBy: string[] };

/** Asks as whoever cheats would: from where the witness stands, then from the beginning, then as if it stood here already. */
async function ask(witness: MadeWitness, book: MadeBook, at: number) {
	const size = book.bodies.length;
	const read = hashesOf(book);
	const statuses: number[] = [];
	const known = witness.known?.size ?? 0;
	for (const old of new Set([known, 0, size])) {
		const proof = old > 0 && old <= size ? await proveConsistency(read, old, size) : [];
		const checkpoint = book.files.get('checkpoint') as Uint8Array;
		const { status, line } = await witness.add(formatRequest({ old, proof, checkpoint }), at);
		statuses.push(status);
		if (line) return { statuses, line };
	}
	return { statuses, line: null };
}

export const hashesOf = (book: MadeBook): HashReader => hashReader(book.read, book.bodies.length);

/** The steps that fail for somebody who looks, by name. Papers: what they brought along. */
export async function failing(
	{ book }: { book: MadeBook },
	policy: string,
	papers: (Uint8Array | string)[] = [],
	options: Partial<Options> = {}
): Promise<Step['name'][]> {
	const brought = papers.map((paper) =>
		readPaper('a paper', typeof paper === 'string' ? paper : new TextDecoder().decode(paper))
	);
	const { steps } = await verifyLog(book, { now: NOON + 60, policy, papers: brought, ...options });
	return [...new Set(steps.filter(({ ok }) => ok === false).map(({ name }) => name))];
}
