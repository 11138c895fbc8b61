// Everybody is told in their own way, once, and not after it was cancelled (R29); and only by who knows them (R31).
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { deliverDue } from '../../src/lib/messages/delivery.server.ts';
import { NotSent, type Letter } from '../../src/lib/messages/mail.server.ts';
import type { ToTellList } from '../../src/lib/messages/message.ts';
import type { InTransaction } from '../../src/lib/platform/worker.server.ts';
import { as, nobody, owner, refused, type Row } from './support/database.ts';
import { EASTVALE, NORTHBROOK, ROOTED_VOICES } from './support/ids.ts';

const person = (last: string) => `00000000-0000-4000-d000-0000000000${last}`;
const [GRACE, AMINA, TUNDE, MRS_BEGUM] = ['01', '12', '13', '14'].map(person) as [
	string,
	string,
	string,
	string
];

type Queued = {
	to?: string;
	kind?: string;
	about?: string;
	facts?: Row;
	due?: string;
	key?: string | null;
	notAfter?: string | null;
};

/** As a command would, in its transaction. */
async function queue(changes: Queued = {}): Promise<string> {
	const {
		to = TUNDE,
		kind = 'workshop_reminder',
		about = randomUUID(),
		facts = { title: 'Our meeting' }
	} = changes;
	const [made] = await owner()<{ id: string }[]>`
		select private.queue_message(${to}, ${kind}, 'workshop', ${about}, ${facts as never}::jsonb,
			${changes.due ?? null}::timestamptz, ${changes.key ?? null}, ${changes.notAfter ?? null}::timestamptz) as id`;
	return made?.id ?? '';
}

const cancel = (about: string, to: string | null = null) =>
	owner()`select private.cancel_messages('workshop', ${about}, ${to}) as n`.then(([row]) => row?.n as number);

async function kept(id: string): Promise<Row> {
	const [row] = await owner()<Row[]>`select * from public.messages where id = ${id}`;
	return row ?? {};
}

const inTransaction = ((work: Parameters<InTransaction>[0]) =>
	owner().begin(async (sql) =>
		work(async (text, values = []) => [...(await sql.unsafe(text, values as never[]))] as never)
	)) as InTransaction;

const ORIGIN = 'https://voices.northbrook.example';
const deliver = (send: (letter: Letter) => Promise<void>) => deliverDue(inTransaction, send, ORIGIN);

beforeEach(async () => {
	await owner()`delete from public.messages`;
	await owner()`update public.people set contact_by = 'email', contact = 'tunde@rooted-voices.example' where id = ${TUNDE}`;
});

describe('queueing', () => {
	test('is in the way the person chose, by the organisation that knows them, and wakes the worker', async () => {
		const id = await queue({ to: MRS_BEGUM });
		expect(await kept(id)).toMatchObject({
			organisation_id: ROOTED_VOICES,
			channel: 'phone',
			delivered_at: null
		});
		const jobs = () => owner()`select * from graphile_worker.jobs where task_identifier = 'deliver_messages'`;
		const before = (await jobs()).length;
		await queue({ to: TUNDE });
		expect((await jobs()).length).toBe(before + 1);
	});

	test('happens once under one key, and not at all when the change it tells of is undone', async () => {
		const key = randomUUID();
		expect(await queue({ key })).toBe(await queue({ key }));
		const undone = owner().begin(async (sql) => {
			await sql`select private.queue_message(${TUNDE}, 'thanks', 'workshop', ${randomUUID()})`;
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		expect(await owner()`select 1 from public.messages`).toHaveLength(1);
	});

	test('takes the facts of a message and nothing else', async () => {
		await refused(queue({ facts: { reason: 'She was unwell' } }), '23514');
		await refused(queue({ kind: 'gossip' }), '23514');
	});

	test('follows whoever changes how they are reached', async () => {
		const id = await queue({ to: TUNDE });
		await owner()`update public.people set contact_by = 'text', contact = '07700 900013' where id = ${TUNDE}`;
		expect(await kept(id)).toMatchObject({ channel: 'text' });
		expect(await deliver(() => Promise.reject(new Error('nothing is sent to a number')))).toBe(0);
	});

	test('reads what it is about when it is told, where somebody said how', async () => {
		const [before] = await owner()<{ reader: string }[]>`
			select reader from private.message_readers where about_kind = 'workshop'`;
		await owner().unsafe(`
			create function private.facts_of_test(about uuid) returns jsonb language sql stable set search_path = ''
			as $$ select jsonb_build_object('title', 'The meeting as it is now', 'place', 'New hall') $$;
			insert into private.message_readers values ('workshop', 'facts_of_test')
			on conflict (about_kind) do update set reader = excluded.reader;`);
		await queue({ to: MRS_BEGUM, facts: { place: 'The hall as it was said' } });
		const { messages } = await as('joy').call<ToTellList>('messages_to_tell', {
			organisation: ROOTED_VOICES
		});
		expect(messages[0]?.facts).toEqual({
			title: 'The meeting as it is now',
			place: 'The hall as it was said'
		});
		await owner()`delete from private.message_readers where about_kind = 'workshop'`;
		if (before) await owner()`insert into private.message_readers values ('workshop', ${before.reader})`;
		await owner()`drop function private.facts_of_test`;
	});
});

describe('sending e-mail', () => {
	test('says who, where and when, and forgets the code once it is told', async () => {
		const id = await queue({
			facts: { title: 'Our meeting', code: 'ABCDE-FGHJK-1', path: '/places/ABCDE-FGHJK-1' }
		});
		const sent: Letter[] = [];
		expect(await deliver(async (letter) => void sent.push(letter))).toBe(1);
		expect(sent).toMatchObject([
			{ id, to: 'tunde@rooted-voices.example', subject: 'A message from Rooted Voices CIC' }
		]);
		expect(sent[0]?.text).toContain(`${ORIGIN}/places/ABCDE-FGHJK-1`);
		expect(await kept(id)).toMatchObject({
			delivered_how: 'email',
			delivered_by: null,
			facts: { title: 'Our meeting' }
		});
		expect(await deliver(async (letter) => void sent.push(letter))).toBe(0);
	});

	test('two workers on their own connections send each one once', async () => {
		const ids = await Promise.all(Array.from({ length: 40 }, () => queue()));
		const sent: string[] = [];
		const slowly = async ({ id }: Letter) => {
			await new Promise((done) => setTimeout(done, Math.random() * 4));
			sent.push(id);
		};
		const counts = await Promise.all([deliver(slowly), deliver(slowly)]);
		expect(counts[0]! + counts[1]!).toBe(40);
		expect(sent.sort()).toEqual(ids.sort());
		expect(counts.every((count) => count > 0)).toBe(true);
	});

	test('a worker that dies on the way loses none: the next one sends it', async () => {
		const id = await queue();
		const dies = deliverDue(
			async (work) =>
				inTransaction(async (query) => {
					await work(query);
					throw new Error('killed before it was noted');
				}),
			() => Promise.resolve(),
			ORIGIN
		);
		await expect(dies).rejects.toThrow('killed');
		expect(await kept(id)).toMatchObject({ attempts: 0, delivered_at: null });
		expect(await deliver(() => Promise.resolve())).toBe(1);
	});

	test('nothing is sent after it was cancelled, and what is on its way is waited for', async () => {
		const about = randomUUID();
		await queue({ about });
		expect(await cancel(about)).toBe(1);
		expect(await deliver(() => Promise.reject(new Error('it was cancelled')))).toBe(0);

		const other = randomUUID();
		const onItsWay = await queue({ about: other });
		let cancelled: Promise<number> | undefined;
		const waits = Symbol('waits');
		await deliver(async () => {
			cancelled = cancel(other);
			const soon = new Promise((done) => setTimeout(done, 200, waits));
			expect(await Promise.race([cancelled, soon])).toBe(waits);
		});
		expect(await cancelled).toBe(0);
		expect(await kept(onItsWay)).toMatchObject({ delivered_how: 'email', cancelled_at: null });
	});

	test('one person or some kinds alone can be cancelled', async () => {
		const about = randomUUID();
		const [his, hers] = [await queue({ about, to: TUNDE }), await queue({ about, to: MRS_BEGUM })];
		expect(await cancel(about, TUNDE)).toBe(1);
		expect([(await kept(his)).cancelled_why, (await kept(hers)).cancelled_why]).toEqual([
			'no longer needed',
			null
		]);
		await owner()`select private.cancel_messages('workshop', ${about}, null, '{thanks}', 'withdrawn')`;
		expect((await kept(hers)).cancelled_at).toBeNull();
	});

	test('is not before it is due', async () => {
		await queue({ due: '2099-01-01T09:00:00Z' });
		expect(await deliver(() => Promise.reject(new Error('too early')))).toBe(0);
	});

	test('stops while the server does not answer, and tries again later', async () => {
		const [first, second] = [await queue(), await queue()];
		let tries = 0;
		await deliver(async () => {
			tries++;
			throw new NotSent('unreachable');
		});
		expect(tries).toBe(1);
		const rows = [await kept(first), await kept(second)];
		expect(rows.map(({ attempts }) => attempts).sort()).toEqual([0, 1]);
		const [waiting] = await owner()<{ ok: boolean }[]>`
			select try_at between now() and now() + interval '61 seconds' as ok from public.messages where attempts = 1`;
		expect(waiting?.ok).toBe(true);
	});

	test('an address that does not exist becomes something for a person to tell, and a new address is tried', async () => {
		const id = await queue();
		await deliver(() => Promise.reject(new NotSent('refused')));
		expect(await kept(id)).toMatchObject({ last_error: 'refused', delivered_at: null });
		const { messages } = await as('joy').call<ToTellList>('messages_to_tell', {
			organisation: ROOTED_VOICES
		});
		expect(messages).toMatchObject([{ id, failed: true }]);

		await owner()`update public.people set contact = 'tunde.new@rooted-voices.example' where id = ${TUNDE}`;
		expect(await deliver(() => Promise.resolve())).toBe(1);
	});

	test('after two days of trying a person is asked to tell it', async () => {
		const id = await queue();
		for (let n = 0; n < 8; n++) {
			await owner()`update public.messages set try_at = now() where id = ${id}`;
			await deliver(() => Promise.reject(new NotSent('other')));
		}
		expect(await kept(id)).toMatchObject({ attempts: 8, last_error: 'other' });
		expect((await kept(id)).failed_at).not.toBeNull();
	});

	test('somebody whose address is no address is told by a person, and holds up nobody', async () => {
		await owner()`update public.people set contact = 'ask her brother' where id = ${TUNDE}`;
		const id = await queue();
		await queue({ to: GRACE });
		expect(await deliver(() => Promise.resolve())).toBe(1);
		expect(await kept(id)).toMatchObject({ last_error: 'no address' });
	});
});

describe('telling by a person', () => {
	const list = (who: string, organisation = ROOTED_VOICES, more: Row = {}) =>
		as(who).call<ToTellList>('messages_to_tell', { organisation, ...more });

	test('whoever works with them in their organisation sees what to tell and how; the trust does not (R31)', async () => {
		const id = await queue({ to: MRS_BEGUM });
		const { messages, counts } = await list('joy');
		expect(messages).toMatchObject([
			{ id, channel: 'phone', person: { name: 'Mrs Begum', contact: '020 7946 0014', account: false } }
		]);
		expect(counts).toEqual({ phone: 1 });
		for (const who of ['grace', 'fatima', 'olwen', 'tunde']) await refused(list(who), '42501');
		await refused(nobody.call('messages_to_tell', { organisation: ROOTED_VOICES }), '42501');
		expect((await list('fatima', NORTHBROOK)).messages).toEqual([]);
		expect((await list('olwen', EASTVALE)).messages).toEqual([]);
		for (const who of ['marcus', 'carys', 'dev', 'sol']) await refused(list(who, NORTHBROOK), '42501');
	});

	test('the longest waiting stand first, 20 at a time, and one way alone can be asked for', async () => {
		for (let n = 0; n < 23; n++)
			await queue({ to: n === 0 ? AMINA : MRS_BEGUM, due: new Date(Date.UTC(2026, 0, 1 + n)).toISOString() });
		const first = await list('joy');
		expect(first.messages).toHaveLength(20);
		expect(first.messages[0]?.person.name).toBe('Amina');
		const rest = await list('joy', ROOTED_VOICES, { beside: first.next });
		expect([rest.messages.length, rest.next]).toEqual([3, null]);
		expect(first.counts).toEqual({ phone: 22, text: 1 });
		expect((await list('joy', ROOTED_VOICES, { way: 'text' })).messages).toHaveLength(1);
	});

	test('what is not due, or is e-mail on its way, is nobody’s task; e-mail that waits a day is', async () => {
		await queue({ to: MRS_BEGUM, due: '2099-01-01T09:00:00Z' });
		await queue({ to: TUNDE });
		expect((await list('joy')).messages).toEqual([]);
		await owner()`update public.messages set due_at = now() - interval '25 hours' where channel = 'email'`;
		expect((await list('joy')).messages).toHaveLength(1);
	});

	test('who told it is signed with how, once', async () => {
		const id = await queue({ to: MRS_BEGUM, facts: { title: 'Our meeting', code: 'ABCDE-FGHJK-1' } });
		await refused(as('grace').call('note_message_told', { message: id, how: 'by phone' }), '42501');
		await refused(as('tunde').call('note_message_told', { message: id, how: 'by phone' }), '42501');
		await refused(as('joy').call('note_message_told', { message: id, how: 'by owl' }), 'MS002', 'how');
		await as('joy').call('note_message_told', { message: id, how: 'by phone' });
		expect(await kept(id)).toMatchObject({ delivered_how: 'by phone', facts: { title: 'Our meeting' } });
		expect((await kept(id)).delivered_by).not.toBeNull();
		await refused(as('joy').call('note_message_told', { message: id, how: 'by phone' }), 'MS001');
	});

	test('who was not reached stays, counted; two presses at once count once', async () => {
		const id = await queue({ to: MRS_BEGUM });
		await refused(as('fatima').call('note_message_not_reached', { message: id }), '42501');
		await as('joy').call('note_message_not_reached', { message: id });
		await as('joy').call('note_message_not_reached', { message: id });
		expect((await list('joy')).messages).toMatchObject([{ id, not_reached: 1 }]);
		await owner()`update public.messages set not_reached_at = now() - interval '1 day' where id = ${id}`;
		await as('joy').call('note_message_not_reached', { message: id });
		expect((await list('joy')).messages[0]?.not_reached).toBe(2);
		await as('joy').call('note_message_told', { message: id, how: 'in person' });
		await refused(as('joy').call('note_message_not_reached', { message: id }), 'MS001');
	});

	test('letters of one print are posted together, and only one’s own', async () => {
		await owner()`update public.people set contact_by = 'letter', contact = '1 High Street, Northbrook' where id = ${TUNDE}`;
		const [one, two, other] = [await queue(), await queue(), await queue({ to: GRACE })];
		const post = (who: string, messages: string[], organisation = ROOTED_VOICES) =>
			as(who).call<number>('note_letters_posted', { organisation, messages });
		await refused(post('grace', [one, two]), '42501');
		await refused(post('joy', []), 'MS003');
		expect(await post('joy', [one, two, other])).toBe(2);
		expect(await post('joy', [one, two])).toBe(0);
		expect([(await kept(one)).delivered_how, (await kept(other)).delivered_at]).toEqual(['printed', null]);
	});

	test('a person reads that they were told; what it says and what code was in it is not in the table for anybody', async () => {
		const id = await queue({ to: TUNDE });
		expect(await as('tunde').rows`select kind from public.messages`).toEqual([{ kind: 'workshop_reminder' }]);
		expect(await as('joy').rows`select id from public.messages`).toEqual([{ id }]);
		for (const who of ['amina', 'grace', 'olwen', 'dev'])
			expect(await as(who).rows`select id from public.messages`).toEqual([]);
		await refused(as('joy').rows`select facts from public.messages`, '42501');
		await refused(as('tunde').rows`select delivered_by from public.messages`, '42501');
	});
});

describe('the clock', () => {
	const runs = async (at = '2026-06-01T09:00:00Z') => {
		const [row] = await owner()<{ failed: Row }[]>`select private.run_clock(${at}) as failed`;
		return row?.failed;
	};

	test('drops what was not told while it was of use', async () => {
		const id = await queue({ to: MRS_BEGUM, due: '2026-05-30T09:00:00Z', notAfter: '2026-06-01T09:00:00Z' });
		await runs('2026-06-01T08:59:59Z');
		expect((await kept(id)).cancelled_at).toBeNull();
		await runs();
		expect(await kept(id)).toMatchObject({ cancelled_why: 'too late' });
	});

	test('a step that fails stops no other and says which, by its class alone', async () => {
		await owner().unsafe(`
			create table private.ticks (at timestamptz);
			create function private.a_breaks(at timestamptz) returns void language plpgsql set search_path = ''
			as $$ begin insert into private.ticks values (at); perform 1 / 0; end $$;
			create function private.b_works(at timestamptz) returns void language sql set search_path = ''
			as $$ insert into private.ticks values (at) $$;
			insert into private.clock_steps values ('a_breaks'), ('b_works');`);
		expect(await runs()).toEqual({ a_breaks: '22012' });
		expect(await owner()`select 1 from private.ticks`).toHaveLength(1);

		const first = await owner().reserve();
		await first`begin`;
		await first`select private.run_clock()`;
		expect(await runs()).toEqual({});
		await first`rollback`;
		first.release();
		await owner().unsafe(`delete from private.clock_steps where name in ('a_breaks', 'b_works');
			drop function private.a_breaks; drop function private.b_works; drop table private.ticks`);
	});
});

describe('working days in England', () => {
	test.each([
		['2026-11-23', true],
		['2026-11-22', false],
		['2026-12-25', false],
		['2026-12-28', false],
		['2027-12-27', false],
		['2026-12-29', true]
	])('%s: %s', async (day, works) => {
		const [row] = await owner()<{ works: boolean }[]>`select private.is_working_day(${day}) as works`;
		expect(row?.works).toBe(works);
	});

	test.each([
		['2026-12-24', 1, '2026-12-29'],
		['2026-12-24', 5, '2027-01-05'],
		['2026-04-02', 1, '2026-04-07'],
		['2026-03-27', 5, '2026-04-07'],
		['2026-11-22', 0, '2026-11-22'],
		['2026-11-22', 1, '2026-11-23'],
		['2026-12-29', -1, '2026-12-24'],
		['2026-01-01', 253, '2026-12-31']
	])('from %s, %i later: %s', async (from, days, to) => {
		const [row] = await owner()<{ day: string }[]>`select private.add_working_days(${from}, ${days}) as day`;
		expect(row?.day).toBe(to);
	});

	test('whoever is signed in reads the bank holidays between two days; nobody else', async () => {
		const winter = { first_day: '2026-12-01', last_day: '2027-01-01' };
		expect(await as('amina').call('bank_holidays', winter)).toEqual([
			{ day: '2026-12-25', title: 'Christmas Day' },
			{ day: '2026-12-28', title: 'Boxing Day (substitute day)' },
			{ day: '2027-01-01', title: "New Year's Day" }
		]);
		expect(
			await as('amina').call('bank_holidays', { first_day: '2026-11-01', last_day: '2026-11-30' })
		).toEqual([]);
		await refused(nobody.call('bank_holidays', winter), '42501');
	});
});
