// Every form into which people give words, or have them written down, says that it is no patient record and changes no
// care (R42): on the form, or in what it draws.
import { expect, test } from 'vitest';

const pages = import.meta.glob<string>('/src/**/*.{svelte,ts}', {
	query: '?raw',
	import: 'default',
	eager: true
});
const SAYS_SO =
	/not\s+part\s+of\s+(your|their|anybody.s)\s+patient\s+record[\s\S]{0,20}does\s+not\s+(affect|change)\s+(your|their)\s+care/;

/** A form; what it draws that says so, where it does not itself; and where the sentence stands. */
const FORMS: [form: string, draws: string, sentence: string][] = [
	[
		'/src/routes/(member)/give/+page.svelte',
		'<BeforeYouWrite',
		'/src/lib/contributions/BeforeYouWrite.svelte'
	],
	['/src/routes/(member)/give/[draft]/words/+page.svelte', '', ''],
	[
		'/src/routes/(trust)/[trust]/contributions/new/+page.svelte',
		'<FirstTellThem',
		'/src/lib/contributions/FirstTellThem.svelte'
	],
	['/src/routes/(trust)/[trust]/workshops/[id]/room/record/[draft]/+page.svelte', '', ''],
	[
		'/src/routes/(trust)/[trust]/consultations/[id]/sheets/somebody/+page.svelte',
		'<FirstTellThem',
		'/src/lib/contributions/FirstTellThem.svelte'
	],
	[
		'/src/routes/(public)/consultations/[id]/+page.svelte',
		'<BeforeYouAnswer',
		'/src/lib/consultations/phrases.ts'
	],
	[
		'/src/lib/consultations/answer/BeforeYouAnswer.svelte',
		"'is_not_record'",
		'/src/lib/consultations/phrases.ts'
	]
];

test.each(FORMS)('%s', (form, draws, sentence) => {
	expect(pages[form]).toContain(draws);
	expect(pages[sentence || form]).toMatch(SAYS_SO);
});
