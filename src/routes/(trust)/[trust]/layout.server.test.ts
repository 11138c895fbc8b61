import { describe, expect, test } from 'vitest';
import type { Me } from '$lib/people/me';
import { load } from './+layout.server';

const GRACE: Me = {
	account_id: 'a',
	email: 'grace@northbrook.example',
	name: 'Grace',
	hats: [
		{
			member_id: 'b',
			role: 'engagement_lead',
			since: '2025-09-01',
			organisation: {
				id: 'c',
				slug: 'northbrook',
				name: 'Northbrook',
				kind: 'trust',
				crisis: [{ name: 'Northbrook crisis line', contact: '0800 000 0100' }]
			}
		}
	]
};

/** What opening an address answers, or the page or address that is answered instead; and how often the database was asked. */
async function open(trust: string, me: Me | null) {
	let asked = 0;
	const limit = () => {
		asked++;
		return { data: ['northbrook', 'eastvale'].includes(trust) ? [{ id: 'c' }] : [], error: null };
	};
	const db = { from: () => ({ select: () => ({ eq: () => ({ limit }) }) }) };
	const event = {
		locals: { db, person: () => Promise.resolve(me) },
		params: { trust },
		url: new URL(`https://throughline.example/${trust}`)
	} as unknown as Parameters<typeof load>[0];
	try {
		return { answer: await load(event), asked };
	} catch (stopped) {
		return { ...(stopped as { status: number; location?: string }), asked };
	}
}

describe('the pages of an organisation', () => {
	test('ask a stranger to sign in, where there is such an organisation', async () => {
		expect(await open('northbrook', null)).toMatchObject({
			status: 303,
			location: '/sign-in?next=%2Fnorthbrook'
		});
	});

	test('are not found at an address that nobody has', async () => {
		expect(await open('nonsense', null)).toMatchObject({ status: 404 });
	});

	test('are not found by members of another, whom nothing is looked up for', async () => {
		expect(await open('eastvale', GRACE)).toMatchObject({ status: 404, asked: 0 });
		expect(await open('nonsense', GRACE)).toMatchObject({ status: 404, asked: 0 });
	});

	test('carry the help in a crisis that the organisation names', async () => {
		expect(await open('northbrook', GRACE)).toMatchObject({
			answer: { crisis: [{ contact: '0800 000 0100' }], roles: ['engagement_lead'] },
			asked: 0
		});
	});
});
