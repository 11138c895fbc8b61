// What is not granted is refused when it is really asked for, for every table and function there is.
import { describe, expect, test } from 'vitest';
import { readCatalogue } from './support/asked.ts';
import { as, nobody, owner, refused } from './support/database.ts';

const things = readCatalogue();
const tables = things.filter(({ kind }) => kind === 'table');
const functions = things.filter(({ kind }) => kind === 'function');

// Whoever is not signed in may call these and no others: each reads what is public, or asks for a code that
// only the right person holds.
const FOR_ANYONE = [
	...['invitation', 'programmes_of', 'front_page', 'said_and_done', 'said_and_done_news', 'public_thread'],
	...['published_plan', 'published_plan_item'],
	...[
		'track',
		'contribution_by_receipt',
		'confirm_by_receipt',
		'change_consent_by_receipt',
		'withdraw_by_receipt',
		'make_anonymous_by_receipt'
	],
	...['check_by_code', 'answer_check_by_code', 'sign_check_by_receipt', 'check_rules_of'],
	...['answer_rendering_by_receipt', 'recording_by_receipt'],
	...['raise_request_by_receipt', 'withdraw_request_by_receipt', 'requests_by_receipt', 'held_by_receipt'],
	...['answer_check_by_receipt', 'raise_challenge_by_receipt', 'author_challenge_by_receipt'],
	...['rate_influence_by_receipt', 'rating_asked'],
	...['workshop_summary', 'felt_questions', 'give_felt'],
	...['workshop', 'take_part', 'before_registering', 'register_for_workshop', 'registration_calendar'],
	...['my_place', 'accept_place', 'cancel_registration', 'change_needs', 'choose_pay', 'say_need_met'],
	...['picture_by_receipt', 'public_picture', 'consultation_heard', 'consultation_counts'],
	...['consultation_to_answer', 'begin_sheet', 'sheet_by_code', 'save_sheet', 'stop_sheet', 'send_sheet'],
	...['say_about_me_at_place', 'forget_about_me_at_place'],
	...['give_equality', 'how_long', 'receipt_in_log', 'late', 'log_incidents'],
	...['log_book', 'log_pages', 'log_page', 'log_of_trust', 'log_counts', 'log_openings', 'log_erasures'],
	'pack_in_log'
];

describe('tables', () => {
	test.each(tables.filter(({ anon }) => !anon))('nobody reads $name', async ({ name }) => {
		await refused(nobody.run(`select 1 from public.${name}`), '42501');
	});

	test.each(tables.filter(({ authenticated }) => !authenticated))(
		'not even Grace reads $name',
		async ({ name }) => {
			await refused(as('grace').run(`select 1 from public.${name}`), '42501');
		}
	);

	test.each(tables)('not even Grace empties $name', async ({ name }) => {
		await refused(as('grace').run(`delete from public.${name}`), '42501');
		await refused(nobody.run(`delete from public.${name}`), '42501');
	});
});

describe('functions', () => {
	test('whoever is not signed in may call only what is listed here', () => {
		const open = functions.filter(({ anon }) => anon).map(({ name }) => name);
		expect(open.sort()).toEqual(FOR_ANYONE.toSorted());
	});

	test.each(functions.filter(({ anon }) => !anon))('nobody calls $name', async ({ name }) => {
		const [shape] = await owner()<{ count: number }[]>`
			select pronargs as count from pg_proc where pronamespace = 'public'::regnamespace and proname = ${name}`;
		const nothing = Array.from({ length: shape?.count ?? 0 }, () => 'null').join(', ');
		await refused(nobody.run(`select public.${name}(${nothing})`), '42501');
	});
});
