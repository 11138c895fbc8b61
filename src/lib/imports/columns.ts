// Which column holds what: guessed from the header for the person to put right, or named by an operator.
import { ImportError, MEANINGS, type Columns, type Meaning } from './import.ts';

const LIKELY: Record<Meaning, RegExp> = {
	words:
		/^(words|comments?|feedback|responses?|answers?|statement|contribution|what (they|people|was) said|text)\b/i,
	date: /^(date|day|when|given on|submitted|timestamp)\b/i,
	lang: /^lang(uage)?\b/i,
	shown_as: /^(name to show|shown as|display name)\b/i,
	person: /^(person|participant|respondent)\b.*(ref|id|number|code)\b/i,
	reference: /^(id|ref(erence)?|row|response id)$/i
};

/** What each column looks like by its name. Names of people are never guessed: they need a yes. */
export function guessColumns(header: string[]): Columns {
	const columns: Columns = {};
	for (const { meaning } of MEANINGS) {
		if (meaning === 'shown_as') continue;
		const at = header.findIndex(
			(name, index) => LIKELY[meaning].test(name.trim()) && !Object.values(columns).includes(index)
		);
		if (at >= 0) columns[meaning] = at;
	}
	return columns;
}

const NAMES: Record<string, Meaning> = {
	words: 'words',
	date: 'date',
	language: 'lang',
	lang: 'lang',
	name: 'shown_as',
	person: 'person',
	reference: 'reference'
};

/** Columns as an operator names them: "words=Comment,date=When". */
export function columnsFrom(map: string, header: string[]): Columns {
	const columns: Columns = {};
	for (const pair of map.split(',')) {
		const [key = '', ...rest] = pair.split('=');
		const meaning = NAMES[key.trim()];
		const name = rest.join('=').trim();
		if (!meaning) {
			throw new ImportError(`“${key.trim()}” is not known. Use ${Object.keys(NAMES).join(', ')}.`, 'map');
		}
		const at = header.findIndex((column) => column.trim() === name);
		if (at < 0)
			throw new ImportError(`There is no column “${name}”. The file has: ${header.join(', ')}.`, 'map');
		columns[meaning] = at;
	}
	return columns;
}
