// What differs between two wordings, word by word, for a page where people choose between them.

export type Piece = { kind: 'same' | 'added' | 'taken-out'; text: string };

/**
 * The pieces of the second wording beside the first, in reading order: what is the same, what was added, and what was taken out
 * where it stood. Joined without what was taken out they are the second wording; without what was added, the first.
 */
export function differences(before: string, after: string): Piece[] {
	const [a, b] = [wordsOf(before), wordsOf(after)];
	// The longest run of words that both have, by the table of Wagner and Fischer: statements have 1,000 characters at most.
	const longest = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) {
			longest[i]![j] =
				a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
		}
	}
	const pieces: Piece[] = [];
	const put = (kind: Piece['kind'], text: string) => {
		const last = pieces.at(-1);
		if (last?.kind === kind) last.text += text;
		else pieces.push({ kind, text });
	};
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		if (i < a.length && j < b.length && a[i] === b[j]) {
			put('same', a[i]!);
			i++;
			j++;
		} else if (j === b.length || (i < a.length && longest[i + 1]![j]! >= longest[i]![j + 1]!)) {
			put('taken-out', a[i++]!);
		} else {
			put('added', b[j++]!);
		}
	}
	return pieces;
}

/** Each word with the space after it, so that nothing between words is lost. */
const wordsOf = (text: string) => text.match(/\S+\s*|\s+/gu) ?? [];
