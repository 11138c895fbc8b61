// A small book to cheat in: what may be tried, and what then stands in it. The book is about birds, so that it is nobody's.

export const BOOK = [
	'A robin asked for water in winter.',
	'A wren asked that the hedge stay uncut.',
	'The garden club read what both had said.',
	'The club decided: water yes, the hedge in part.',
	'It gave its reason: the path must stay free.',
	'The robin and the wren were told.',
	'Water was put out on 3 December.',
	'The wren said: that is not what I asked.'
] as const;

/** What somebody may do to a page. */
export const WAYS = {
	letter: 'Change one letter',
	tear: 'Tear the page out',
	slip: 'Slip another page in after it'
} as const;
export type Way = keyof typeof WAYS;

/** What somebody does, all counted from 1: `letter` is a place among the letters of the page. */
export type Cheat = { way: Way; page: number; letter: number };

/** The letters of a page, as places in its text. */
const lettersOf = (text: string) =>
	[...text].flatMap((character, at) => (/[a-z]/i.test(character) ? [at] : []));

/** How many letters a page has. */
export const lettersIn = (page: number): number => lettersOf(BOOK[page - 1] ?? '').length;

/** What was asked for, each part brought to what there is. In: the words of a form or an address. */
export function readCheat(asked: {
	page?: string | null;
	way?: string | null;
	letter?: string | null;
}): Cheat {
	const within = (value: string | null | undefined, most: number, otherwise: number) => {
		const number = Number(value);
		return value && Number.isInteger(number) && number >= 1 ? Math.min(number, most) : otherwise;
	};
	const page = within(asked.page, BOOK.length, 4);
	const way = Object.keys(WAYS).find((one) => one === asked.way) ?? 'letter';
	return { page, way: way as Way, letter: within(asked.letter, lettersIn(page), 1) };
}

/** The pages after it was done, and of each which page it was before, counted from 1; null for one that was not there. */
export function cheated({ page, way, letter }: Cheat): { text: string; was: number | null }[] {
	const pages = BOOK.map((text, at) => ({ text: text as string, was: (at + 1) as number | null }));
	if (way === 'tear') return pages.toSpliced(page - 1, 1);
	if (way === 'slip') return pages.toSpliced(page, 0, { text: 'The wren was content.', was: null });
	const { text } = pages[page - 1] as { text: string };
	const at = lettersOf(text)[letter - 1] ?? 0;
	return pages.with(page - 1, {
		text: text.slice(0, at) + nextLetter(text[at] ?? '') + text.slice(at + 1),
		was: page
	});
}

/** The next letter of the alphabet, a after z. */
function nextLetter(letter: string): string {
	const next =
		letter.toLowerCase() === 'z' ? 'a' : String.fromCharCode(letter.toLowerCase().charCodeAt(0) + 1);
	return letter === letter.toUpperCase() ? next.toUpperCase() : next;
}
