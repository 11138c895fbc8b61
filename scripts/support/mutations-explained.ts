// Changes to the log's pure modules that change nothing, and why.

/** `change` is what stood there → what took its place; `within` is part of the line, so that it is found where lines move. */
export type Explained = { file: string; change: string; within: string; reason: string };

const TEXT = `'' → "Stryker was here!"`;
const LIST = '[] → ["Stryker was here"]';
const missing = (file: string, within: string): Explained => ({
	...{ file, change: TEXT, within },
	reason: 'Stands for a part that is not there, and is refused as the other text is'
});
const noMatch = (file: string, within: string): Explained => ({
	...{ file, change: LIST, within },
	reason: 'Stands for a pattern that did not match: its parts, from the second on, are missing either way'
});

export const EXPLAINED: Explained[] = [
	missing('checkpoint.ts', "const [origin = '', digits = '', encoded = ''"),
	{
		...{ file: 'checkpoint.ts', change: LIST, within: 'witnesses: Verifier[] = []' },
		reason: 'A text is no key: it has no name that a line could have'
	},
	{
		...{ file: 'entry.ts', change: '{ return null; } → {}', within: '} catch {' },
		reason: 'Nothing was read then, and nothing is not of the closed form'
	},
	missing('entry.ts', 'bytes.length > LONGEST_ENTRY'),
	missing('keys.ts', "const [, name = '', id = '', encoded = '']"),
	noMatch('keys.ts', '.exec(text) ?? []'),
	{
		...{ file: 'merkle.ts', change: LIST, within: 'private readonly peaks' },
		reason: 'The first hash is put in its place before it is read'
	},
	missing('note.ts', "const [dash, name = '', encoded = ''"),
	missing('policy.ts', "const [name = '', ...more] = rest"),
	missing('policy.ts', "[vkey = '', url, ...more]: string[]"),
	missing('policy.ts', "[name = '', vkey = '', url, ...more]: string[]"),
	missing('policy.ts', "[name = '', need = '', ...members]: string[]"),
	missing('promise.ts', "const [, origin = '', encoded = '', from = '', by = '']"),
	noMatch('promise.ts', '.exec(text) ?? []'),
	missing('tiles.ts', "const [, kind = '', groups = '', partial]"),
	...['/tile', '/^tile'].map((start) => ({
		file: 'tiles.ts',
		change: `/^tile\\/(\\d+|entries)\\/((?:x\\d{3}\\/)*\\d{3})(?:\\.p\\/(\\d+))?$/ → ${start}\\/(\\d+|entries)\\/((?:x\\d{3}\\/)*\\d{3})(?:\\.p\\/(\\d+))?${start === '/tile' ? '$/' : '/'}`,
		within: 'const parts =',
		reason: 'The path is written again and compared, which finds whatever stands before or behind it'
	})),
	missing('witness-rules.ts', "const text = fromUtf8(body) ?? ''"),
	missing('witness-rules.ts', "const [first = '', ...lines]"),
	{
		...{ file: 'witness-rules.ts', change: LIST, within: 'await openCheckpoint(' },
		reason: 'A text is no key: it has no name that a line could have'
	}
];
