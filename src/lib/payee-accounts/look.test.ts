import { describe, expect, it } from 'vitest';
import type { PaymentRail } from '../payments/rail.ts';
import type { InTransaction } from '../platform/worker.server.ts';
import { lookAtPayees } from './look.server.ts';

/** A database that answers in turn, and writes down what it was asked. */
function database(...answers: unknown[]) {
	const asked: [string, unknown[]][] = [];
	const inTransaction: InTransaction = (work) =>
		work((text, values = []) => {
			const name = /private\.(\w+)/.exec(text)?.[1] ?? '';
			asked.push([name, values]);
			const answer = answers.shift() ?? {};
			if (answer instanceof Error) return Promise.reject(answer);
			return Promise.resolve([name === 'take_payee_look' ? { due: answer } : { came: answer }] as never);
		});
	return { inTransaction, asked };
}

const due = { id: 'a1', slug: 'northbrook', ref: 'acct_1' };
const status = { ready: 'ready', due: [], method: 'gbba_1', last4: '2345', payeeId: 'y1' };
const railWith = (told: string[]) =>
	({
		payeeStatus: () => Promise.resolve(status),
		checkPayee: () => Promise.resolve({ result: 'close', check: 'rcpv_1', shownName: 'A. Redwing' }),
		acknowledgeCheck: (check: string) => Promise.resolve(void told.push(check))
	}) as unknown as PaymentRail;

describe('looking at a payee’s account', () => {
	it('writes down what the rail says, checks the name where that is due, and tells the rail what somebody agreed to', async () => {
		const told: string[] = [];
		const { inTransaction, asked } = database(due, { check: 'gbba_1' }, { tell: 'rcpv_1' }, {}, {});
		expect(await lookAtPayees(inTransaction, () => railWith(told))).toEqual({ read: 1, unread: 0 });
		expect(asked.map(([name]) => name)).toEqual([
			'take_payee_look',
			'record_payee_status',
			'record_payee_check',
			'record_check_told',
			'take_payee_look'
		]);
		expect(asked[1]?.[1]).toEqual(['a1', JSON.stringify(status)]);
		expect(told).toEqual(['rcpv_1']);
	});

	it('goes on to the next when the rail does not answer or there is none', async () => {
		const silent = { payeeStatus: () => Promise.reject(new Error('no answer')) } as unknown as PaymentRail;
		const { inTransaction, asked } = database(due, due, {});
		const rails = [silent, null];
		expect(await lookAtPayees(inTransaction, () => rails.shift() ?? null)).toEqual({ read: 0, unread: 2 });
		expect(asked.map(([name]) => name)).toEqual(Array(3).fill('take_payee_look'));
	});

	it('does not hide what the database refuses', async () => {
		const bug = new Error('a bug');
		const { inTransaction } = database(due, bug);
		await expect(lookAtPayees(inTransaction, () => railWith([]))).rejects.toBe(bug);
	});
});
