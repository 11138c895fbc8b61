// What people ask under data protection law, and complain of: raised, seen to in time, and read by nobody else (R37).
import { describe, expect, test } from 'vitest';
import { ACKNOWLEDGE_CASES, ANSWER_CASES } from './support/request-clock-cases.ts';
import type { Register, Request, RequestPage } from '../../src/lib/requests/request.ts';
import { aContribution } from './support/builders.ts';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, ROOTED_VOICES } from './support/ids.ts';

type Mine = { requests: Request[]; organisations: { id: string }[] };

const raise = (who: string, more: object = {}) =>
	as(who).call<string>('raise_request', {
		organisation: NORTHBROOK,
		kind: 'access',
		words: 'What do you keep about me?',
		...more
	});
const read = async (who: string, id: string) =>
	(await as(who).call<Mine>('my_requests')).requests.find((one) => one.id === id);
const onPage = (who: string, request: string) => as(who).call<RequestPage>('request_page', { request });
const register = (who: string, filter = 'open', organisation = NORTHBROOK) =>
	as(who).call<Register>('requests_of', { organisation, filter });

/** As if it had come so many days ago. */
const aged = (id: string, days: number) =>
	owner()`update public.requests set received_on = received_on - ${days}::int, answer_by = private.answer_day(received_on - ${days}::int),
		acknowledge_by = private.acknowledge_day(received_on - ${days}::int) where id = ${id}`;

describe('the clocks', () => {
	test.each(ANSWER_CASES)(
		'what came on %s with %i month(s) is answered by %s: %s',
		async (came, months, by) => {
			const [row] = await owner()`select private.answer_day(${came}::date, ${months}::int)::text as day`;
			expect(row?.day).toBe(by);
		}
	);

	test.each(ACKNOWLEDGE_CASES)('what came on %s is acknowledged by %s: %s', async (came, by) => {
		const [row] = await owner()`select private.acknowledge_day(${came}::date)::text as day`;
		expect(row?.day).toBe(by);
	});
});

describe('raising a request', () => {
	test('is for whoever the organisation knows, and says that we have it', async () => {
		const id = await raise('amina', { kind: 'objection', words: 'Do not use my words for training.' });
		expect(await read('amina', id)).toMatchObject({
			kind: 'objection',
			how: 'by the person',
			acknowledged_at: null,
			organisation: { slug: 'northbrook' }
		});
		const [message] = await as('amina').rows<{ kind: string }>`
			select kind from public.messages where about_id = ${id}`;
		expect(message?.kind).toBe('request_received');
		expect(await as('fatima').rows`select 1 from public.messages where about_id = ${id}`).toEqual([]);
	});

	test('is refused without a kind, without words, and to who is not known there', async () => {
		await refused(raise('amina', { kind: 'wish' }), 'RQ001', 'kind');
		await refused(raise('amina', { words: ' ' }), 'TX001', 'words');
		await refused(raise('tunde', { organisation: EASTVALE }), 'RQ003', 'organisation');
		provedNo('raise_request', 'tunde');
		await refused(
			nobody.call('raise_request', { organisation: NORTHBROOK, kind: 'access', words: 'x' }),
			'42501'
		);
		await refused(nobody.call('my_requests'), '42501');
		expect((await as('olwen').call<Mine>('my_requests')).requests).toEqual([]);
		provedNo('my_requests', 'olwen');
	});

	test('with a slip needs no account, and the answer is read with that slip and with no other', async () => {
		const { id, receipt } = await aContribution();
		const given = { kind: 'complaint', words: 'Nobody told me who reads this.' };
		const request = await nobody.call<string>('raise_request_by_receipt', { code: receipt, ...given });
		const reprinted = await as('fatima').call<string>('issue_receipt', { contribution: id });
		const told = (code: string) => nobody.call<Request[]>('requests_by_receipt', { code });
		expect((await told(receipt)).map((one) => one.id)).toEqual([request]);
		expect(await told(reprinted)).toEqual([]);
		await refused(nobody.call('withdraw_request_by_receipt', { code: reprinted, request }), 'P0002');

		await as('grace').call('note_on_request', { request, words: 'Looked at what was said.' });
		expect(await told(receipt)).toMatchObject([{ notes: [{ words: 'Looked at what was said.' }] }]);
		const seen = await onPage('grace', request);
		expect(seen).toMatchObject({ person: null, how: 'by receipt' });
		expect(JSON.stringify(seen)).not.toContain(id);
		await as('grace').call('answer_request', {
			request,
			outcome: 'granted',
			answer: 'We should have. We do now.'
		});
		expect((await told(receipt))[0]).toMatchObject({
			outcome: 'granted',
			answer: 'We should have. We do now.'
		});
		await refused(nobody.call('raise_request_by_receipt', { code: 'AAAAA-AAAAA-A', ...given }), 'P0002');
	});

	test('stays possible when the words are taken back', async () => {
		const { id, receipt } = await aContribution();
		await as('grace').call('withdraw_contribution', { contribution: id });
		await nobody.call('raise_request_by_receipt', {
			code: receipt,
			kind: 'erasure',
			words: 'And the photo of me?'
		});
	});

	test('twenty at most wait at once', async () => {
		const { receipt } = await aContribution();
		const ask = () =>
			nobody.call('raise_request_by_receipt', { code: receipt, kind: 'access', words: 'What else?' });
		for (let n = 0; n < 20; n++) await ask();
		await refused(ask(), 'RQ002');
	});
});

describe('writing one down for somebody who rang or wrote', () => {
	const given = {
		kind: 'access',
		words: 'She asks what is kept.',
		how: 'by phone',
		person_name: 'Redwing',
		contact_by: 'phone',
		contact: '020 7946 0123'
	};
	const today = new Date().toISOString().slice(0, 10);
	const record = (who: string, more: object = {}) =>
		as(who).call<string>('record_request', {
			organisation: NORTHBROOK,
			given: { ...given, received_on: today, ...more }
		});

	test('is for whoever hears it, and the administrator tells them', async () => {
		const id = await record('fatima');
		expect(await onPage('grace', id)).toMatchObject({
			person: { name: 'Redwing', contact: '020 7946 0123', account: false },
			how: 'by phone'
		});
		type ToTell = { messages: { person: { name: string }; kind: string }[] };
		const toTell = async (who: string) =>
			(
				await as(who).call<ToTell>('messages_to_tell', { organisation: NORTHBROOK, way: 'phone' })
			).messages.filter(({ person }) => person.name === 'Redwing');
		expect((await toTell('grace')).map(({ kind }) => kind)).toEqual(['request_received']);
		expect(await toTell('fatima')).toEqual([]);
	});

	test('is refused with what is missing, and to others', async () => {
		await refused(record('fatima', { how: 'by receipt' }), 'RQ004', 'how');
		await refused(record('fatima', { received_on: '2999-01-01' }), 'RQ004', 'received_on');
		await refused(record('fatima', { person_name: '' }), 'TX001', 'name');
		const [olwen] = await owner()<{ id: string }[]>`select id from public.people where name = 'Olwen'`;
		await refused(record('fatima', { person_id: olwen?.id }), 'RQ005', 'person_id');
		for (const who of ['marcus', 'carys', 'dev', 'olwen', 'tunde']) await refused(record(who), '42501');
	});
});

describe('the register', () => {
	test('is the administrators’, with the longest due first and no names or words', async () => {
		const late = await raise('amina');
		await aged(late, 40);
		const { requests, overdue } = await register('grace');
		expect(requests.map(({ id }) => id)).toContain(late);
		const days = requests.map(({ due_on }) => due_on);
		expect(days).toEqual(days.toSorted());
		expect(overdue).toBeGreaterThan(0);
		expect(JSON.stringify(requests)).not.toMatch(/Amina|What do you keep/);
		expect((await register('grace', 'all')).requests.length).toBeGreaterThan(1);
		for (const who of ['fatima', 'marcus', 'carys', 'dev', 'sol', 'olwen', 'amina'])
			await refused(register(who), '42501');
		await refused(onPage('fatima', late), 'P0002');
		await refused(onPage('olwen', late), 'P0002');
		await refused(as('grace').rows`select 1 from public.requests`, '42501');
		await refused(as('grace').rows`select 1 from public.request_notes`, '42501');
	});

	test('goes on after 20', async () => {
		for (let n = 0; n < 12; n++) await raise('tunde', { organisation: ROOTED_VOICES });
		for (let n = 0; n < 12; n++) await raise('amina', { organisation: ROOTED_VOICES });
		for (const filter of ['open', 'all']) {
			const first = await register('joy', filter, ROOTED_VOICES);
			const rest = await as('joy').call<Register>('requests_of', {
				organisation: ROOTED_VOICES,
				filter,
				beside: first.next
			});
			expect(first.requests).toHaveLength(20);
			expect(new Set([...first.requests, ...rest.requests].map(({ id }) => id)).size).toBeGreaterThanOrEqual(
				24
			);
		}
	});
});

describe('seeing to a request', () => {
	test('is told to the person step by step, and answered once', async () => {
		const id = await raise('amina');
		const grace = as('grace');
		await grace.call('acknowledge_request', { request: id });
		await grace.call('acknowledge_request', { request: id });
		await grace.call('note_on_request', { request: id, words: 'Asked the records office.' });
		await grace.call('extend_request', { request: id, why: 'There are three archives.' });
		expect(await read('amina', id)).toMatchObject({
			notes: [{ words: 'Asked the records office.' }],
			extended_why: 'There are three archives.'
		});
		await refused(grace.call('extend_request', { request: id, why: 'Still.' }), 'RQ008', 'why');
		await refused(
			grace.call('answer_request', { request: id, outcome: 'maybe', answer: 'x' }),
			'RQ009',
			'outcome'
		);
		await refused(
			grace.call('answer_request', { request: id, outcome: 'granted', answer: '' }),
			'TX001',
			'answer'
		);
		await grace.call('answer_request', { request: id, outcome: 'partly', answer: 'Here is most of it.' });
		expect(await read('amina', id)).toMatchObject({
			outcome: 'partly',
			answer: 'Here is most of it.',
			due_on: null
		});
		await refused(
			grace.call('answer_request', { request: id, outcome: 'granted', answer: 'More.' }),
			'RQ007'
		);
		await refused(as('amina').call('withdraw_request', { request: id }), 'RQ007');
		const kinds = await as('amina').rows<{ kind: string }>`
			select kind from public.messages where about_id = ${id} and cancelled_why is null`;
		expect(kinds.map(({ kind }) => kind)).toEqual(['request_answered']);
	});

	test('more time is taken in the first month or not at all', async () => {
		const id = await raise('amina');
		await aged(id, 40);
		await refused(as('grace').call('extend_request', { request: id, why: 'We forgot.' }), 'RQ008', 'why');
	});

	test('is nobody’s but an administrator’s, and not of their own', async () => {
		const id = await raise('amina');
		const verbs = [
			['acknowledge_request', {}],
			['note_on_request', { words: 'x' }],
			['extend_request', { why: 'x' }],
			['answer_request', { outcome: 'granted', answer: 'x' }]
		] as const;
		for (const [verb, more] of verbs) {
			for (const who of ['fatima', 'dev', 'olwen', 'amina'])
				await refused(as(who).call(verb, { request: id, ...more }), '42501');
			const own = await raise('grace');
			await refused(as('grace').call(verb, { request: own, ...more }), 'RQ006');
		}
	});

	test('its person takes it back, and nobody else does', async () => {
		const id = await raise('amina');
		await refused(as('tunde').call('withdraw_request', { request: id }), 'P0002');
		await as('amina').call('withdraw_request', { request: id });
		expect((await read('amina', id))?.withdrawn_at).not.toBeNull();
		await refused(as('grace').call('acknowledge_request', { request: id }), 'RQ007');
		const { receipt } = await aContribution();
		const asked = { code: receipt, kind: 'access', words: 'What is kept?' };
		const bySlip = await nobody.call<string>('raise_request_by_receipt', asked);
		await nobody.call('withdraw_request_by_receipt', { code: receipt, request: bySlip });
	});

	test('the log says that and when, and neither whose nor what', async () => {
		const id = await raise('amina', { kind: 'complaint', words: 'CANARY-request' });
		await as('grace').call('answer_request', { request: id, outcome: 'refused', answer: 'CANARY-answer' });
		const entries = await owner()<{ entry: { type: string } }[]>`
			select s.entry from tlog.staging s order by s.id desc limit 3`;
		expect(entries.map(({ entry }) => entry.type).toSorted()).toEqual([
			'request.acknowledged',
			'request.answered',
			'request.raised'
		]);
		expect(JSON.stringify(entries)).not.toMatch(/CANARY|complaint/);
	});
});

test('the administrators’ first page counts what waits and what is late, and nobody else’s does', async () => {
	const id = await raise('amina');
	await aged(id, 40);
	type Home = { waiting: { requests?: number; requests_late?: number } };
	const home = async (who: string) =>
		(await as(who).call<Home>('organisation_home', { organisation: NORTHBROOK })).waiting;
	expect((await home('grace')).requests_late).toBeGreaterThan(0);
	expect(await home('fatima')).not.toHaveProperty('requests');
});
