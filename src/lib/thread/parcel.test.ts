import { describe, expect, it } from 'vitest';
import { action, contribution, decision, insight, thread } from './fixtures.ts';
import { parcel } from './parcel.ts';
import type { ThreadSeen } from './thread.ts';

const may14 = new Date('2026-05-14T12:00:00Z');
const own = (changes: Partial<ThreadSeen> = {}) =>
	thread({
		here: { kind: 'contribution', id: 'c1' },
		audience: 'own',
		contribution: contribution(),
		...changes
	});
const told = (seen: ThreadSeen) =>
	parcel(seen, may14).map(({ name, state, date, late }) => [name, state, date, late]);
const now = (seen: ThreadSeen) => parcel(seen, may14).find(({ state }) => state === 'now');
const answered = insight({ state: 'answered', answered_at: '2026-04-10T10:00:00+00:00' });

describe('words followed like a parcel', () => {
	it('wait until something rests on them', () => {
		expect(told(own({ insights: [] }))).toEqual([
			['Handed in', 'reached', '2 January 2026', 0],
			['Grouped with what others said', 'now', undefined, 0],
			['Agreed with those who said it', 'ahead', undefined, 0],
			['Decided', 'ahead', undefined, 0],
			['Changed', 'ahead', undefined, 0]
		]);
	});

	it('say when the next stop was due, and how late it is', () => {
		expect(told(own())).toEqual([
			['Handed in', 'reached', '2 January 2026', 0],
			['Grouped with 13 others', 'reached', '10 January 2026', 0],
			['Put to Marcus’s office', 'reached', '27 January 2026', 0],
			['Decided', 'now', 'due 3 March 2026', 72],
			['Changed', 'ahead', undefined, 0]
		]);
	});

	it('are late while a check goes on for too long', () => {
		const inCheck = insight({ state: 'in_check', agreed_at: null, due_on: null, published: false });
		expect(now(own({ insights: [inCheck] }))).toMatchObject({
			key: 'agreed',
			date: 'due 26 January 2026',
			late: 108
		});
	});

	it('wait for the latest action, and are through once one is done', () => {
		const late = action({ id: 'a2', due_on: '2026-05-01' });
		const promised = own({ insights: [answered], decisions: [decision({ actions: [action(), late] })] });
		expect(now(promised)).toMatchObject({ key: 'changed', late: 13 });
		const changed = action({ done_at: '2026-05-02T10:00:00+00:00' });
		const through = own({ insights: [answered], decisions: [decision({ actions: [changed, late] })] });
		expect(now(through)).toBeUndefined();
		expect(parcel(through, may14).at(-1)).toMatchObject({ key: 'changed', date: '2 May 2026' });
	});

	it('end with a decision that adopts nothing', () => {
		const refused = decision({
			actions: [],
			influences: [{ ...decision().influences[0]!, kind: 'not_adopted' }]
		});
		const keys = parcel(own({ insights: [answered], decisions: [refused] }), may14).map(({ key }) => key);
		expect(keys.at(-1)).toBe('decided');
	});

	it('wait again when the decision was taken back', () => {
		const reversed = decision({ reversed_at: '2026-05-01T10:00:00+00:00', reversed_reason: 'Wrong' });
		expect(now(own({ decisions: [reversed] }))).toMatchObject({ key: 'decided', late: 72 });
	});

	it('are checked with whoever said them where somebody else wrote them down', () => {
		const written = contribution({ scribe: 'Fatima' });
		expect(now(own({ insights: [], contribution: written }))?.key).toBe('confirmed');
		const confirmed = {
			...written,
			confirmed_at: '2026-01-03T10:00:00+00:00',
			confirmed_how: 'by the person'
		};
		expect(now(own({ insights: [], contribution: confirmed }))?.key).toBe('grouped');
		// Used without having been confirmed: nothing waits for that any more.
		expect(parcel(own({ contribution: written }), may14).map(({ key }) => key)).not.toContain('confirmed');
	});

	it('go nowhere once they are taken back or kept back, and there are none without a contribution', () => {
		const back = contribution({ words: null, withdrawn_at: '2026-02-01T10:00:00+00:00' });
		expect(parcel(own({ contribution: back }), may14)).toEqual([]);
		expect(parcel(own({ contribution: contribution({ kept_back: true }) }), may14)).toEqual([]);
		expect(parcel(thread(), may14)).toEqual([]);
	});
});
