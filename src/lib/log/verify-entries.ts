// What the pages of a book say: whether each is of its form, how they lead to one another, whether the numbers they state are their
// own, and what was erased. A file of its own, since hashing alone needs none of it.
import { figure, together } from './book.ts';
import { checkEntry } from './entry-types.ts';
import { parseEntry } from './entry.ts';
import { Links, type LinkProblem } from './links.ts';
import { Tally, type Counts } from './tally.ts';
import { ownFiles, type CheckingFile } from './verify-file.ts';
import { failed, passed, TELL, thePages, type Step } from './verify-words.ts';

/** A book with so much wrong in it is wrong, and gets no more of our memory for the rest. */
const ENOUGH = 10_000;

/** Takes entries one after the other, from the first. */
export class Said {
	size = 0;
	/** Entries that are none, and why. */
	readonly entries: { index: number; why: string }[] = [];
	readonly links = new Links();
	readonly tally = new Tally();
	/** The entries that began a programme. */
	readonly programmes: string[] = [];

	add(bytes: Uint8Array): void {
		const index = this.size++;
		if (this.entries.length + this.links.problems.length + this.tally.problems.length > ENOUGH) return;
		const entry = parseEntry(bytes);
		const why = entry ? checkEntry(entry) : 'not canonical JSON of the closed form';
		if (why) this.entries.push({ index, why });
		if (!entry) return;
		if (entry.type === 'programme.started') this.programmes.push(entry.id);
		this.links.add(entry, index);
		// Only what is of its form can be counted.
		if (!why) this.tally.add(entry, index);
	}

	/** What is to be said of them, and of the files that do the checking, as steps. */
	steps(files: CheckingFile[] = []): Step[] {
		const about = [formed(this), linked(this), tallied(this), erased(this)];
		return files.length ? [...about, ownFiles(files, this.links.files)] : about;
	}
}

/** Whether each entry is of the closed form of its type. */
function formed({ entries, size }: Said): Step {
	if (!entries.length)
		return passed(
			'entries',
			'Every page is of the form that was promised: closed words, days and fingerprints, and nobody’s words or name.',
			`${size} entries are canonical (RFC 8785) and of a known type.`
		);
	const where = thePages(entries.map(({ index }) => index));
	const why = entries.slice(0, 5).map(({ index, why: reason }) => `entry ${index}: ${reason}`);
	return failed(
		'entries',
		`Not of the form that was promised: ${where}. Something may stand there that should not be in the book. Tell the trust which page.`,
		`${why.join('; ')}.`
	);
}

const LINKS: Record<LinkProblem['kind'], string> = {
	'points-ahead': 'point to a page that does not come before them',
	'same-id': 'carry the name of an earlier page',
	fork: 'claim to follow a page that another one follows already, so that a story has two endings',
	'wrong-token': 'claim that somebody asked for their words to be removed, with a key that is not theirs'
};

/** Whether each entry leads back to earlier ones only, and no two follow the same one. */
function linked({ links }: Said): Step {
	const wrong = links.problems.filter(({ kind }) => kind !== 'wrong-token');
	if (!wrong.length)
		return passed(
			'links',
			'Every page leads back to the pages before it, and none was slipped in between.',
			'Each prev and ref names an earlier entry; no entry is followed twice; ids are unique.'
		);
	const kinds = [...new Set(wrong.map(({ kind }) => kind))];
	const says = kinds.map(
		(kind) => `${thePages(wrong.filter((one) => one.kind === kind).map(({ index }) => index))} ${LINKS[kind]}`
	);
	const detail = wrong
		.slice(0, 5)
		.map(
			({ index, kind, other }) => `entry ${index}: ${kind}${other === undefined ? '' : ` (entry ${other})`}`
		);
	return failed(
		'links',
		`The pages do not fit together: ${says.join('; ')}. ${TELL}`,
		`${detail.join('; ')}.`
	);
}

const COUNTED: [keyof Counts, string][] = [
	['given', 'given'],
	['kept_back', 'kept back'],
	['taken_back', 'taken back'],
	['coded', 'coded'],
	['in_an_insight', 'in an insight'],
	['answered', 'answered'],
	['told', 'told']
];

/** Whether the counts that the book states are those of its own pages; and what they are, over all programmes. */
function tallied({ tally, programmes }: Said): Step {
	const { problems } = tally;
	const counts = programmes.map((programme) => tally.counts(programme));
	const sums = COUNTED.map(
		([key, word]) => `${figure(counts.reduce((sum, one) => sum + (one?.[key] ?? 0), 0))} ${word}`
	);
	if (!problems.length)
		return passed(
			'counts',
			`Counted from its pages: ${together(sums)}. The numbers that the book states are those of its own pages.`,
			'Every programme.tally equals the recount.'
		);
	const where = thePages(problems.map(({ index }) => index));
	const detail = problems
		.slice(0, 5)
		.map(
			({ index, kind, expected, got }) =>
				`entry ${index}: ${kind}, expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`
		);
	return failed(
		'counts',
		`The numbers stated on ${where} are not those of the pages before. Ask the trust what it counted that the book does not have.`,
		`${detail.join('; ')}.`
	);
}

const HOW: Record<string, string> = {
	subject: 'by the person, shown with the key of their slip',
	self: 'by the person on their own page',
	receipt: 'by somebody with the receipt',
	request: 'because they asked the trust',
	retention: 'because they were kept long enough'
};

/** How many words were removed, and how many of those by whoever held their slip. */
function erased({ links }: Said): Step {
	const wrong = links.problems.filter(({ kind }) => kind === 'wrong-token');
	if (wrong.length) {
		const where = thePages(wrong.map(({ index }) => index));
		return failed(
			'erasures',
			`Words were removed with a key that is not that of their slip: ${where}. Nobody has shown that the person asked. ${TELL}`,
			`erasure token does not hash to ek: ${wrong.map(({ index }) => `entry ${index}`).join(', ')}.`
		);
	}
	const all = [...links.takenBack.values()].reduce((sum, count) => sum + count.all, 0);
	if (!all) return passed('erasures', 'No words were removed.', 'No contribution.taken_back entries.');
	const parts = [...links.takenBack].map(([how, count]) => `${figure(count.all)} ${HOW[how] ?? how}`);
	const proven = [...links.takenBack.values()].reduce((sum, count) => sum + count.proven, 0);
	return passed(
		'erasures',
		`Words were removed ${figure(all)} ${all === 1 ? 'time' : 'times'}: ${together(parts)}. Their ${all === 1 ? 'page stays' : 'pages stay'}, and can be opened by nobody.`,
		`${all} contribution.taken_back entries, ${proven} with a token that hashes to the ek of their contribution.received.`
	);
}
