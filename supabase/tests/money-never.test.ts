// What is never there, whatever is built on it (issue 5, item 10): bank details on our server, a reason for declining, a type of benefit,
// words of health where others read, and a payment that a machine decided about after nobody knew whether it was sent.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Kind, Teller } from '../../src/lib/messages/message.ts';
import { write } from '../../src/lib/messages/templates.ts';
import { owner } from './support/database.ts';
import { aPayment, BY_HAND, BY_STRIPE } from './support/paid.ts';

const BANK = /sort_?code|account_?number|iban|\bbic\b|swift_?code|building_society|card_?number|roll_number/i;
const BENEFIT =
	/benefit_?(type|kind|name)|universal_credit|\besa\b|\bpip\b|housing_benefit|immigration|right_to_work|visa/i;

function filesIn(folder: string, ends: RegExp): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => ends.test(name))
		.map((name) => join(folder, name));
}

describe('bank details', () => {
	test('have no column, anywhere', async () => {
		const columns = await owner()<{ name: string }[]>`
			select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
			where table_schema in ('public', 'private', 'tlog')`;
		expect(columns.length).toBeGreaterThan(500);
		expect(columns.filter(({ name }) => BANK.test(name) || BENEFIT.test(name))).toEqual([]);
	});

	test('and no field of any form of ours', () => {
		const named = filesIn('src', /\.svelte$/).flatMap((file) =>
			[...readFileSync(file, 'utf8').matchAll(/\bname="([^"]+)"/g)].map(([, name = '']) => ({ file, name }))
		);
		expect(named.length).toBeGreaterThan(200);
		expect(named.filter(({ name }) => BANK.test(name) || BENEFIT.test(name))).toEqual([]);
	});

	test('nor has a schema of a form', () => {
		const keys = filesIn('src/lib', /schema\.ts$|claim\.ts$|settings\.ts$|ledger\.ts$/).flatMap((file) =>
			[...readFileSync(file, 'utf8').matchAll(/^\s*([a-z_]+):\s*z\b/gm)].map(([, name = '']) => ({
				file,
				name
			}))
		);
		expect(keys.filter(({ name }) => BANK.test(name) || BENEFIT.test(name))).toEqual([]);
	});
});

test('nobody is asked why they declined, and why somebody limits what they get', async () => {
	const columns = await owner()<{ name: string }[]>`
		select c.table_name || '.' || c.column_name as name from information_schema.columns c
		where c.table_schema in ('public', 'private') and c.table_name ~ '^(pay_choices|claims|own_limit|pay_limit|payees)'
			and c.column_name ~ 'why|reason|note|because|words'`;
	// Why a claim was opened, in a closed word, and what whoever gave it back wrote.
	expect(columns.map(({ name }) => name).sort()).toEqual(['claims.reason', 'claims.return_note']);
});

describe('after nobody knew whether it was sent', () => {
	test('no move leads back to sending, but through a definite no', async () => {
		const moves = await owner()<{ from_state: string; to_state: string }[]>`
			select from_state, to_state from private.payment_moves where from_state in ('unknown', 'needs_person') order by 1, 2`;
		expect(moves.map(({ from_state, to_state }) => `${from_state} ${to_state}`)).toEqual([
			'needs_person accepted',
			'needs_person refused',
			'unknown accepted',
			'unknown held',
			'unknown needs_person',
			'unknown refused'
		]);
	});

	test('what a person has to decide, only a command that asks who they are decides', async () => {
		const deciding = await owner()<{ name: string }[]>`
			select p.proname as name from pg_proc p
			where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
				and p.prosrc ~ 'needs_person' and p.prosrc ~ 'move_payment\\([^)]*''refused''' and p.prosrc !~ 'require_role|my_organisations'
			order by 1`;
		// Asked anew with the same key, the rail itself said no for certain: from `unknown`, never from `needs_person`.
		expect(deciding.map(({ name }) => name).filter((name) => name !== 'record_outcome')).toEqual([]);
	});
});

describe('where others read', () => {
	test('the subject of a message about money is that of every other', async () => {
		const [row] = await owner()<{ def: string }[]>`
			select string_agg(pg_get_constraintdef(oid), ' ') as def from pg_constraint where conname = 'messages_kind_check'`;
		const kinds = [
			...(row?.def ?? '').matchAll(/'((?:bank|pay|claim|remit|paid|budget|limit)[a-z_]*)'/g)
		].map(([, kind]) => kind as Kind);
		expect(kinds.length).toBeGreaterThan(2);
		for (const kind of kinds) {
			const { subject } = write(
				kind,
				{},
				{ organisation: 'Rooted Voices', crisis: [] } as unknown as Teller,
				'https://throughline.example'
			);
			expect([kind, subject]).toEqual([kind, 'A message from Rooted Voices']);
		}
	});
});

describe('the accountability log', () => {
	test('says that money was settled and came back, and neither how much nor whose', async () => {
		const paid = await aPayment({
			who: 'Goldfinch',
			route: 'stripe',
			moves: [...BY_STRIPE, 'returned'],
			fee: 4321
		});
		const byHand = await aPayment({ who: 'Siskin', moves: [...BY_HAND, 'reversed'] });
		for (const { id, claim } of [paid, byHand]) {
			const [subject] = await owner()<{ first_entry: string; last_entry: string }[]>`
				select first_entry, last_entry from tlog.subjects where subject_id = ${id}`;
			const entries = await owner()<{ entry: Record<string, unknown> }[]>`
				select entry from tlog.staging where entry ->> 'id' in (${subject!.first_entry}, ${subject!.last_entry}) order by staged_at, entry ->> 'type' desc`;
			expect(entries.map(({ entry }) => entry['type']).sort()).toEqual([
				'payment.returned',
				'payment.settled'
			]);
			for (const { entry } of entries) {
				expect(Object.keys(entry).sort()).toEqual(['at', 'id', 'prev', 'refs', 'type', 'v']);
				expect(Object.keys(entry['refs'] as object)).toEqual(['programme']);
				expect(JSON.stringify(entry)).not.toMatch(new RegExp(`4321|${id}|${claim}`));
			}
		}
	});
});
