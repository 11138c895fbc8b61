// Advice on plain words for whoever writes for others: a consultation, an invitation, an insight. Advice only: nothing is refused for it. Sentences
// of up to 20 words and paragraphs of up to three sentences are what the NHS service manual asks for, "How we write".
export type Text = { field: string; text: string; question?: boolean };
export type Advice = {
	field: string;
	/** What to do, as a sentence. */
	what: string;
	/** The words it is about: a sentence, or how a paragraph begins. */
	sentence: string;
};

const MOST_WORDS = 20;
const MOST_SENTENCES = 3;

/** Words of the trade, and what people say instead. Ours, and short on purpose: a long list is not read. */
const JARGON: Record<string, string> = {
	'acute setting': 'hospital',
	'best practice': 'what works',
	'care pathway': 'the steps of your care',
	'commissioned services': 'services we pay for',
	'going forward': 'from now on',
	'in relation to': 'about',
	'multi-disciplinary team': 'the team who care for you',
	'patient-facing': 'with patients',
	'prior to': 'before',
	'with regard to': 'about',
	baseline: 'where we started',
	commence: 'start',
	deliverables: 'what we will do',
	endeavour: 'try',
	facilitate: 'help',
	granular: 'detailed',
	holistic: 'whole',
	implement: 'start using',
	KPIs: 'how we measure it',
	learnings: 'what we learned',
	leverage: 'use',
	MDT: 'the team who care for you',
	modality: 'way',
	outreach: 'going to where people are',
	proactive: 'early',
	regarding: 'about',
	robust: 'strong',
	signpost: 'tell people about',
	signposting: 'telling people about',
	stakeholder: 'somebody this matters to',
	stakeholders: 'the people this matters to',
	streamline: 'make simpler',
	sufficient: 'enough',
	synergy: 'working well together',
	utilise: 'use',
	wraparound: 'all-round'
};
const JARGON_AT = Object.entries(JARGON).map(([term, instead]) => ({
	term,
	instead,
	// Capitals are part of an abbreviation: "mdt" inside another word is none.
	at: new RegExp(`(?<![\\p{L}\\p{N}-])${term}(?![\\p{L}\\p{N}-])`, term === term.toLowerCase() ? 'iu' : 'u')
}));

/**
 * What would make texts plainer. In: texts by field; `question` for one that is answered, where two things asked at once cannot
 * be. Only English is looked at: what a long sentence is differs between languages, and lists of words do too.
 */
export function advise(texts: Text[], lang = 'en'): Advice[] {
	if (!/^en\b/i.test(lang)) return [];
	return texts.flatMap(({ field, text, question }) => {
		const paragraphs = text.split('\n').map(sentencesOf);
		const sentences = paragraphs.flat();
		return [
			...sentences.flatMap((sentence) => {
				const count = wordsIn(sentence);
				return count > MOST_WORDS
					? [{ what: `Use ${MOST_WORDS} words or fewer in a sentence. This one has ${count}.`, sentence }]
					: [];
			}),
			...paragraphs.flatMap((paragraph) =>
				paragraph.length > MOST_SENTENCES
					? [
							{
								what: `Use ${MOST_SENTENCES} sentences or fewer in a paragraph. This one has ${paragraph.length}.`,
								sentence: paragraph[0]!
							}
						]
					: []
			),
			...(question ? sentences.filter(asksTwice) : []).map((sentence) => ({
				what: 'Ask one thing at a time. An answer to this could be about either of two.',
				sentence
			})),
			...sentences.flatMap((sentence) =>
				JARGON_AT.filter(({ at }) => at.test(sentence)).map(({ term, instead }) => ({
					what: `Not everybody knows “${term}”. Could you write “${instead}”?`,
					sentence
				}))
			)
		].map((advice) => ({ field, ...advice }));
	});
}

const SENTENCES = new Intl.Segmenter('en-GB', { granularity: 'sentence' });
const WORDS = new Intl.Segmenter('en-GB', { granularity: 'word' });

function sentencesOf(paragraph: string): string[] {
	return joined([...SENTENCES.segment(paragraph)].map(({ segment }) => segment))
		.map((sentence) => sentence.trim())
		.filter((sentence) => wordsIn(sentence) > 0);
}

/** The segmenter ends a sentence after "e.g." and "Dr."; the next one goes on from there. */
function joined(sentences: string[]): string[] {
	return sentences.reduce<string[]>((before, sentence) => {
		const last = before.at(-1);
		if (last !== undefined && /(^|\s|\()(e\.g|i\.e|etc|vs|Dr|Mr|Mrs|Ms|Prof|St|No)\.\s*$/.test(last))
			before[before.length - 1] = last + sentence;
		else before.push(sentence);
		return before;
	}, []);
}

function wordsIn(sentence: string): number {
	// "co-chair's" and "10,000" are one word each, to readers if not to the segmenter.
	const plain = sentence.replace(/(?<=[\p{L}\p{N}])[-‑–/'’,.](?=[\p{L}\p{N}])/gu, '');
	return [...WORDS.segment(plain)].filter(({ isWordLike }) => isWordLike).length;
}

/** "Were staff kind and helpful?": two questions with one answer. Where nothing can be said to each, as in "who and why", it may do. */
function asksTwice(sentence: string): boolean {
	if (/\band\/or\b/i.test(sentence)) return true;
	return (
		/^(how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b[^]*\?$/i.test(sentence) &&
		// "You and your family", "once or more", "and so on" are one thing.
		/\b(and|or)\b(?! (your|their|our|more|less|not|so on)\b)/i.test(sentence)
	);
}
