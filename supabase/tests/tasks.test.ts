// Work that is agreed before it is done, and owed as it was agreed (R53, R55).
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { as, nobody, owner, refused, type Row } from './support/database.ts';
import { PCREF } from './support/ids.ts';

const AMINA = '00000000-0000-4000-d000-000000000012';
const MRS_BEGUM = '00000000-0000-4000-d000-000000000014';
const day = (days: number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(
		new Date(Date.now() + days * 86_400_000)
	);
const aTask = (changes: Row = {}, who = 'joy') =>
	as(who).call<string>('offer_task', {
		given: {
			programme: PCREF,
			person: AMINA,
			task: 'Read the draft letter',
			minutes: 60,
			preparation_minutes: 30,
			travel_minutes: 20,
			follow_up_minutes: 10,
			pence: 4000,
			done_by: day(10),
			pressed: randomUUID(),
			...changes
		}
	});
const answer = (task: string, agrees: boolean, who = 'amina') =>
	as(who).call('answer_task', { task, agrees });
const finish = (task: string, who = 'joy', done_on = day(0)) =>
	as(who).call<string>('finish_task', { task, done_on });

describe('a task', () => {
	test('is offered, agreed and done; then its claim opens with every minute of it', async () => {
		const task = await aTask();
		await refused(finish(task), 'PC025');
		await answer(task, true);
		const [claim, again] = await Promise.all([finish(task), finish(task)]);
		expect(again).toBe(claim);
		const [line] = await owner()`
			select pence, session_minutes + preparation_minutes + travel_minutes + follow_up_minutes as total from public.claim_lines where claim_id = ${claim}`;
		expect(line).toEqual({ pence: 4000, total: 120 });
		await refused(answer(task, false), 'PC024');
	});

	test('may be declined, with no reason, also after a yes; then nothing is owed', async () => {
		const task = await aTask();
		await answer(task, true);
		await answer(task, false);
		expect(await owner()`select state from public.tasks where id = ${task}`).toEqual([{ state: 'declined' }]);
		await refused(finish(task), 'PC025');
	});

	test('pressed twice it is one; taken back while nobody agreed', async () => {
		const pressed = randomUUID();
		const [one, other] = await Promise.all([aTask({ pressed }), aTask({ pressed })]);
		expect(one).toBe(other);
		await as('joy').call('end_task', { task: one });
		await refused(answer(one, true), 'PC024');
		const agreed = await aTask();
		await answer(agreed, true);
		await refused(as('joy').call('end_task', { task: agreed }), 'PC027');
	});

	test.each([
		['PC021', 'minutes', { minutes: 0, preparation_minutes: 0, travel_minutes: 0, follow_up_minutes: 0 }],
		['PC021', 'minutes', { travel_minutes: -20 }],
		['PC022', 'sum', { pence: 0 }],
		['PC023', 'done_by', { done_by: '2020-01-01' }],
		['TX001', 'task', { task: ' ' }]
	])('%s at %s', async (code, field, changes) => {
		await refused(aTask(changes), code, field);
	});

	test('Mrs Begum says yes to Joy, who writes it down', async () => {
		const task = await aTask({ person: MRS_BEGUM });
		await answer(task, true, 'joy');
		expect(await finish(task)).toBeTruthy();
	});

	test("nobody offers, answers or ends another's", async () => {
		for (const who of ['amina', 'tunde', 'carys', 'dev', 'olwen', 'grace'])
			await refused(aTask({}, who), 'P0002');
		await refused(aTask({ programme: randomUUID() }), 'P0002');
		const task = await aTask();
		for (const who of ['tunde', 'joy', 'grace', 'olwen', 'carys'])
			await refused(answer(task, true, who), 'P0002');
		await answer(task, true);
		for (const who of ['amina', 'grace', 'olwen', 'carys']) {
			await refused(finish(task, who), 'P0002');
			await refused(as(who).call('end_task', { task }), 'P0002');
		}
		await refused(finish(task, 'joy', day(1)), 'PC026', 'done_on');
		for (const [name, given] of [
			['offer_task', { given: {} }],
			['answer_task', { task, agrees: true }],
			['finish_task', { task, done_on: day(0) }],
			['end_task', { task }]
		] as const)
			await refused(nobody.call(name, given), '42501');
	});

	test('the list is read by those who work with the people on it', async () => {
		const task = await aTask();
		const list = await as('joy').call<{ tasks: { id: string; who: string }[]; people: Row[] }>('tasks_of', {
			organisation: '00000000-0000-4000-b000-000000000002'
		});
		expect(list.tasks).toContainEqual(expect.objectContaining({ id: task, state: 'offered' }));
		expect(await as('amina').rows`select state from public.tasks where id = ${task}`).toEqual([
			{ state: 'offered' }
		]);
		for (const who of ['tunde', 'olwen'])
			expect(await as(who).rows`select state from public.tasks where id = ${task}`, who).toEqual([]);
		for (const who of ['amina', 'grace', 'olwen'])
			await refused(
				as(who).call('tasks_of', { organisation: '00000000-0000-4000-b000-000000000002' }),
				'42501'
			);
	});
});
