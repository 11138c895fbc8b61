// Two administrators end each other's role at the same moment, on two real connections.
import { expect, test } from 'vitest';
import { CAST } from '../../src/lib/platform/cast.ts';
import { as, owner, refused } from './support/database.ts';
import { EASTVALE } from './support/ids.ts';

/** Makes Tunde an administrator of Eastvale beside Olwen. Answers both roles. */
async function twoAdministrators() {
	const { token } = await as('olwen').call<{ token: string }>('invite_member', {
		organisation: EASTVALE,
		role: 'administrator',
		name: 'Tunde',
		email: 'tunde@rooted-voices.example'
	});
	await as('tunde').call('accept_invitation', { token });
	return rolesOf();
}

async function rolesOf() {
	const rows = await owner()<{ id: string; who: string }[]>`
		select m.id, p.account_id as who from public.members m join public.people p on p.id = m.person_id
		where m.organisation_id = ${EASTVALE} and m.role = 'administrator' and m.ends_on is null`;
	return new Map(rows.map(({ id, who }) => [CAST.find((one) => one.id === who)?.key, id]));
}

test('when two administrators end each other at once, one of them stays', async () => {
	for (let round = 0; round < 8; round++) {
		const roles = (await rolesOf()).size === 2 ? await rolesOf() : await twoAdministrators();
		const ends = await Promise.allSettled([
			as('olwen').call('end_membership', { member: roles.get('tunde') }),
			as('tunde').call('end_membership', { member: roles.get('olwen') })
		]);
		expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await rolesOf()).size).toBe(1);

		// For the next round Olwen is the administrator again, as in the seed.
		if ((await rolesOf()).has('tunde')) {
			await as('tunde').call('restore_membership', { member: roles.get('olwen') });
			await as('olwen').call('end_membership', { member: roles.get('tunde') });
		}
	}
});

test('the second waits for the first, and is then told that theirs is the last', async () => {
	const roles = await twoAdministrators();
	const first = await owner().reserve();
	try {
		const claims = JSON.stringify({ sub: CAST.find(({ key }) => key === 'olwen')?.id });
		await first`begin`;
		await first`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
		await first`select public.end_membership(${roles.get('tunde') ?? null})`;

		// Tunde's role has ended for nobody yet but the first connection.
		const second = refused(as('tunde').call('end_membership', { member: roles.get('olwen') }), 'OR001');
		const waits = Symbol('waits');
		const soon = new Promise((resolve) => setTimeout(resolve, 300, waits));
		expect(await Promise.race([second, soon])).toBe(waits);

		await first`commit`;
		await second;
	} finally {
		first.release();
	}
	expect([...(await rolesOf()).keys()]).toEqual(['olwen']);
});
