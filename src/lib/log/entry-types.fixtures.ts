// Entries of every type, each as its form says, and the ways in which words, names and numbers of people might try to get into one. Both
// this code and the database's constraint are asked the same of all of them.
import { ENTRY_TYPES, type Form, type Kind } from './entry-forms.ts';

const ID = 'Ab3_-xyzAb3_-xyzAb3_-Q';
const KEY = 'Ab3_-xyzAb3_-xyzAb3_-xyzAb3_-xyzAb3_-xyzAb8';
const EXAMPLES: Record<Kind, string | number> = {
	day: '2026-11-22',
	hour: '2026-11-22T05:00Z',
	count: 12,
	id: ID,
	key: KEY,
	hex: '0123456789abcdef'.repeat(4),
	slug: 'northbrook'
};

export type Example = { [key: string]: unknown };

/** An entry of this type with everything it may have, or only with what it must. */
export function example(type: string, whole = true): Example {
	const form = ENTRY_TYPES[type];
	if (!form) throw new Error(`there is no type ${type}`);
	return { v: 1, type, id: ID, prev: [ID], ...(fill(form, whole) as Example) };
}

function fill(form: Form, whole: boolean): unknown {
	if (typeof form === 'string') return EXAMPLES[form];
	if (Array.isArray(form)) {
		const [first] = form as readonly unknown[];
		return Array.isArray(first) ? (whole ? first : []) : first;
	}
	const keys = Object.entries(form).filter(([key]) => whole || !key.endsWith('?'));
	return Object.fromEntries(keys.map(([key, inner]) => [key.replace('?', ''), fill(inner as Form, whole)]));
}

/** What must never be the value of anything in an entry, by what it is. */
export const SMUGGLED: readonly (readonly [string, unknown])[] = [
	['a sentence', 'Nobody asked me what I needed'],
	['a sentence without spaces', 'Nobody_asked_me_what_I_needed'],
	['a name', 'Amina'],
	['an e-mail address', 'amina@rooted-voices.example'],
	['a telephone number', '07700900012'],
	['a telephone number as a number', 7_700_900_012],
	['an NHS number', '943 476 5919'],
	['an NHS number as a number', 9_434_765_919],
	['an id of ours', '00000000-0000-4000-a000-000000000001'],
	['a long id', `${KEY}${KEY}`],
	['a short id', ID.slice(1)],
	['an id with bits left over', `${ID.slice(0, -1)}B`],
	['a fingerprint with bits left over', `${KEY.slice(0, -1)}B`],
	['a moment', '2026-11-22T05:17:23Z'],
	['a minute', '2026-11-22T05:17Z'],
	['a day there is not', '2026-13-41'],
	['a day of birth', '1985-03-12'],
	['a line break after an id', `${ID}\n`],
	['a place', 'E05000001'],
	['a fraction', 12.5],
	['a negative number', -1],
	['yes', true],
	['nothing', null],
	['words in a list', ['Amina', 'Tunde']],
	['words in an object', { name: 'Amina' }],
	['words deep in an object', { a: { b: { c: 'Amina' } } }]
];

/** The example with a value in the place of another, for each place it has; the place by its path. */
export function* changed(entry: Example, value: unknown, path = ''): Generator<[string, Example]> {
	for (const [key, held] of Object.entries(entry)) {
		const at = path ? `${path}.${key}` : key;
		yield [at, { ...entry, [key]: value }];
		if (Array.isArray(held)) {
			yield [`${at}[]`, { ...entry, [key]: [...held, value] }];
		} else if (typeof held === 'object' && held !== null) {
			for (const [inner, whole] of changed(held as Example, value, at))
				yield [inner, { ...entry, [key]: whole }];
			yield [`${at}.more`, { ...entry, [key]: { ...held, more: value } }];
		}
	}
}
