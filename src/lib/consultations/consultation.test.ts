import { expect, test } from 'vitest';
import {
	answersSay,
	correcting,
	extensionSays,
	mayBuild,
	paragraphs,
	PARTS,
	partSays,
	translationFrom,
	translationName,
	translationSlug,
	whyNotOpen,
	windowSays,
	type ConsultationDesk
} from './consultation.ts';

const VERSION = {
	version: 1,
	lang: 'en',
	content: { title: 'T', why: '', can_change: '', cannot_change: '', questions: [] },
	correction: null,
	frozen_at: null,
	seen: ''
};
const DRAFT = {
	state: 'draft',
	builds: true,
	version: VERSION,
	lacks: [],
	ladder_step: null,
	four_pi: {},
	gunning: {},
	papers: [],
	asks_equality: true,
	opens_on: null,
	closes_on: null,
	translations: []
} as unknown as ConsultationDesk;
const desk = (changes: Partial<ConsultationDesk>): ConsultationDesk => ({ ...DRAFT, ...changes });
const frozen = { ...VERSION, frozen_at: '2026-03-02T09:00:00Z' };

test.each([
	['a draft', {}, true],
	['a draft of others', { builds: false }, false],
	['what is open', { state: 'open', version: frozen }, false],
	['a correction of it', { state: 'open', version: VERSION }, true],
	['a correction that came too late', { state: 'closed', version: VERSION }, false]
] as const)('%s may be built: %o', (_what, changes, may) => {
	expect(mayBuild(desk(changes))).toBe(may);
});

test('a correction is one only while it is open', () => {
	expect(correcting(desk({ state: 'open' }))).toBe(true);
	expect(correcting(desk({}))).toBe(false);
	expect(correcting(desk({ state: 'open', version: null }))).toBe(false);
});

test.each([
	[{}, null],
	[{ state: 'open' }, 'not-a-draft'],
	[{ lacks: [{ field: 'about', sentence: 'A title' }] }, 'incomplete'],
	[{ builds: false }, 'not-an-engagement-lead']
] as const)('%o may open: %s', (changes, why) => {
	expect(whyNotOpen(desk(changes as Partial<ConsultationDesk>))).toBe(why);
});

test('each part says how far it is, empty and full', () => {
	expect(PARTS.map((part) => partSays(part, desk({})))).toEqual([
		'The ladder step is not chosen yet',
		'Still empty: Principles, Purpose, Presence, Process, Impact',
		'None',
		'None yet',
		'Not chosen yet',
		'Asked after sending, apart, and never needed',
		'4 of 4 are not written yet',
		'None'
	]);
	const full = desk({
		ladder_step: 4,
		four_pi: { principles: 'a', purpose: 'b', presence: 'c', process: 'd', impact: 'e' },
		gunning: { formative: 'a', reasons: 'b', time: 'c', considered: 'd' },
		papers: [{ id: 'a', title: 'Paper', url: '', note: '' }],
		asks_equality: false,
		opens_on: '2026-03-02',
		closes_on: '2026-04-30',
		version: {
			...VERSION,
			content: {
				...VERSION.content,
				questions: [
					{ kind: 'open_text', id: 'a', title: 'A', required: false },
					{ kind: 'information', id: 'b', title: 'B', text: 'x', required: false }
				]
			}
		},
		translations: [
			{ lang: 'ur', easy_read: false, reviewed_at: '2026-03-01T09:00:00Z' },
			{ lang: 'en', easy_read: true, reviewed_at: null }
		] as ConsultationDesk['translations']
	});
	expect(PARTS.map((part) => partSays(part, full))).toEqual([
		'Step 4 of the ladder: Consultation',
		'All five sections are written',
		'1 paper',
		'1 question',
		'2 March 2026 to 30 April 2026',
		'Not asked',
		'All four are written',
		'اردو (Urdu); 1 not looked over yet'
	]);
});

test('a translation has an address of its own', () => {
	for (const one of [
		{ lang: 'ur', easy_read: false },
		{ lang: 'en', easy_read: true },
		{ lang: 'pt-BR', easy_read: true }
	])
		expect(translationFrom(translationSlug(one))).toEqual(one);
	for (const wrong of ['', 'easy-', 'Urdu', '../ur']) expect(translationFrom(wrong)).toBeNull();
	expect(translationName({ lang: 'en', easy_read: true })).toBe('English, Easy Read');
});

test('a last day that moved is owned, later or earlier', () => {
	const change = { by_name: 'Grace', on: '2026-03-20', reason: 'x' };
	expect(extensionSays({ ...change, from: '2026-03-30', to: '2026-04-12' })).toBe(
		'On 20 March 2026 Grace moved the last day from 30 March 2026 to 12 April 2026.'
	);
	expect(extensionSays({ ...change, from: '2026-03-30', to: '2026-03-20' })).toBe(
		'On 20 March 2026 Grace closed it early: the last day had been 30 March 2026.'
	);
});

test('few are not counted aloud', () => {
	expect(answersSay(null, { state: 'reported' })).toBe('Fewer than 5 people answered.');
	expect(answersSay(1205, { state: 'open' })).toBe(
		'About 1,205 people answered so far. Counts are to the nearest 5.'
	);
});

test('a blank line ends a paragraph', () => {
	expect(paragraphs('One\nstill one\n\n \nTwo\n')).toEqual(['One\nstill one', 'Two']);
	expect(windowSays({ opens_on: null, closes_on: '2026-03-01' })).toBe('Not chosen yet');
});
