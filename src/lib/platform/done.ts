/**
 * What a page says after something was done. A word of a closed list travels in the address (`?done=`), never a sentence.
 * @param sentences what is said, by word
 * @param word as it stands in the address, where anyone may write anything: only the list's own words are looked up
 * @returns nothing where the list has no such word
 */
export function sentenceFor<Sentence extends string>(
	sentences: Readonly<Record<string, Sentence>>,
	word: string | null | undefined
): Sentence | undefined {
	return word && Object.hasOwn(sentences, word) ? sentences[word] : undefined;
}
