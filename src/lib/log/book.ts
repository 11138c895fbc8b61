// The book's words: what people who are no technicians read of the accountability log. Pure; the exact terms are a tap away.

/**
 * The number people call a page by. The log counts its entries from 0 (RFC 6962 2.1), a book its pages from 1: the address
 * /log/pages/1 shows the entry of index 0, and a book of n pages ends with page n.
 */
export function pageOf(index: number): number {
	return index + 1;
}

/** Where everyone reads the entry with this index. */
export function pageAddress(index: number): string {
	return `/log/pages/${pageOf(index)}`;
}

/** A number as it is read: "12,408". */
export function figure(number: number): string {
	return number.toLocaleString('en-GB');
}

/** What pages are about, for choosing among them: the words of tlog.about, in the order of the line. */
export const ABOUT = {
	words: 'What people gave',
	insights: 'Insights',
	decisions: 'Decisions and who was told',
	actions: 'Actions',
	challenges: 'Challenges',
	listening: 'Workshops and consultations',
	payments: 'Payments',
	counts: 'Counts',
	rules: 'Promises and rules'
} as const;
export type About = keyof typeof ABOUT;

/** The head of the book as pages are given it: what was published last, and who sealed it when. */
export type Sealed = {
	size: number;
	/** The fingerprint of the whole book, 44 letters of base 64. */
	root: string;
	at: string | null;
	seals: { name: string; time: string }[];
	outOf: number;
	quorum: boolean;
};

/** As the policy file calls those who seal, and as people do. */
const WITNESSES: Record<string, string> = {
	council: 'the council',
	university: 'the university',
	paper: 'the local paper',
	newspaper: 'the local paper',
	'law-centre': 'the law centre',
	lawcentre: 'the law centre'
};
export const witnessWords = (name: string): string => WITNESSES[name] ?? name;

/** "a", "a and b", "a, b and c" */
export function together(words: string[]): string {
	const last = words.at(-1) ?? '';
	return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}

/** "4 of 4 seals" */
export const sealsCount = ({ seals, outOf }: Sealed): string =>
	`${seals.length} of ${outOf} ${outOf === 1 ? 'seal' : 'seals'}`;

/** "just now", "4 minutes ago", "3 hours ago", "2 days ago"; rounded down. */
export function ago(iso: string, now: Date): string {
	const minutes = Math.floor((now.getTime() - new Date(iso).getTime()) / 60_000);
	if (minutes < 1) return 'just now';
	const [count, unit] =
		minutes < 60
			? [minutes, 'minute']
			: minutes < 48 * 60
				? [Math.floor(minutes / 60), 'hour']
				: [Math.floor(minutes / 1440), 'day'];
	return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

/** "Sealed 4 minutes ago by the council, the university, the local paper and the law centre (4 of 4 seals)." */
export function sealSentence(sealed: Sealed, now: Date): string {
	const when = sealed.at ? ` ${ago(sealed.at, now)}` : '';
	if (sealed.outOf === 0)
		return `Signed by the trust${when}. Nobody else seals this book yet, so its own word is all there is.`;
	if (sealed.seals.length === 0) return `Published${when}, with none of its ${sealed.outOf} seals.`;
	const names = together(sealed.seals.map(({ name }) => witnessWords(name)));
	return `Sealed${when} by ${names} (${sealsCount(sealed)}).`;
}

/** A seal tells that the book is unchanged; one of yesterday says so of yesterday (log.md 6, "stale view"). */
const STALE = 24 * 60 * 60 * 1000;

/** What is not as it should be about the seals, each in a sentence; nothing where all is well. */
export function sealWorries(sealed: Sealed, now: Date): string[] {
	const { seals, outOf, quorum } = sealed;
	const newest = Math.max(...seals.map(({ time }) => new Date(time).getTime()));
	return [
		outOf > 0 && !quorum && 'Too few have sealed the newest head. What was sealed before still stands.',
		outOf > 0 &&
			quorum &&
			seals.length < outOf &&
			`${outOf - seals.length === 1 ? 'One seal is' : `${outOf - seals.length} seals are`} missing. Enough are there for the book to be believed.`,
		seals.length > 0 &&
			now.getTime() - newest > STALE &&
			'The newest seal is more than a day old. Come back later, or ask those who seal the book.'
	].filter((worry) => worry !== false);
}

/** The fingerprint in groups of four, as it is read aloud and compared by eye. */
export const grouped = (root: string): string => root.match(/.{1,4}/g)?.join(' ') ?? '';
