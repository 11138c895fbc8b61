// Many people at once, on real connections.
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { nobody, owner, refused } from './support/database.ts';
import { aForm, aWorkshop, register, type Registered } from './support/workshops.ts';

/** As many connections as PostgreSQL takes beside those of the tests, so that nearly all ask in the same moment. */
async function manyConnections(): Promise<postgres.Sql> {
	const { host, port, user, pass, database } = owner().options;
	const [{ max_connections: most } = { max_connections: '100' }] = await owner()<
		{ max_connections: string }[]
	>`show max_connections`;
	return postgres({
		host: host[0],
		port: port[0],
		user,
		password: String(pass),
		database,
		max: Math.min(200, Number(most) - 20),
		onnotice: () => undefined
	});
}

test('of 200 people who ask for the last place in the same moment one has it, and 199 wait in order', async () => {
	const workshop = await aWorkshop({ capacity: 1, reserved: null });
	const sql = await manyConnections();
	try {
		const answers = await Promise.all(
			Array.from({ length: 200 }, (_, index) =>
				sql.begin(async (asked) => {
					await asked`select set_config('role', 'anon', true), set_config('request.jwt.claims', '{"role":"anon"}', true)`;
					const given = aForm(workshop, { called: `Person ${index}` });
					const [row] = await asked<{ answer: Registered }[]>`
						select public.register_for_workshop(${asked.json(given)}) as answer`;
					return row!.answer;
				})
			)
		);
		expect(answers.filter(({ state }) => state === 'accepted')).toHaveLength(1);
		const lines = answers.flatMap(({ place_in_line }) => place_in_line ?? []);
		expect(lines.toSorted((one, other) => one - other)).toEqual(
			Array.from({ length: 199 }, (_, index) => index + 1)
		);
		// Each one's place in the line is what they were told, and whoever was told 1 is the first to be offered it.
		const first = answers.find(({ place_in_line }) => place_in_line === 1)!;
		const holder = answers.find(({ state }) => state === 'accepted')!;
		await nobody.call('cancel_registration', { key: holder.code });
		expect(await nobody.call('my_place', { key: first.code })).toMatchObject({ state: 'offered' });
		expect(
			await owner()`select state, count(*)::int as n from public.registrations where workshop_id = ${workshop} group by 1 order by 1`
		).toEqual([
			{ state: 'cancelled', n: 1 },
			{ state: 'offered', n: 1 },
			{ state: 'waiting', n: 198 }
		]);
	} finally {
		await sql.end();
	}
});

test('ten people who give their places back at once make ten offers, to the first ten who wait', async () => {
	const workshop = await aWorkshop({ capacity: 10, reserved: null });
	const codes: string[] = [];
	for (let index = 0; index < 25; index++) codes.push((await register(workshop)).code);
	await Promise.all(codes.slice(0, 10).map((key) => nobody.call('cancel_registration', { key })));
	const states = await Promise.all(
		codes.map(async (key) => (await nobody.call<{ state: string }>('my_place', { key })).state)
	);
	expect(states.slice(10, 20)).toEqual(Array.from({ length: 10 }, () => 'offered'));
	expect(states.slice(20)).toEqual(Array.from({ length: 5 }, () => 'waiting'));
});

test('an offer answered in the moment it lapses is either taken or gone to the next, never both', async () => {
	for (let round = 0; round < 5; round++) {
		const workshop = await aWorkshop({ capacity: 1, reserved: null });
		const [holder, first, second] = [
			await register(workshop),
			await register(workshop),
			await register(workshop)
		];
		await nobody.call('cancel_registration', { key: holder.code });
		const later = new Date(Date.now() + 49 * 3_600_000).toISOString();
		const [taken] = await Promise.allSettled([
			nobody.call('accept_place', { key: first.code }),
			owner()`select private.expire_place_offers(${later})`
		]);
		const states = await Promise.all(
			[first, second].map(
				async ({ code }) => (await nobody.call<{ state: string }>('my_place', { key: code })).state
			)
		);
		if (taken.status === 'fulfilled') expect(states).toEqual(['accepted', 'waiting']);
		else expect(states).toEqual(['lapsed', 'offered']);
	}
});

test('the same form pressed twice in the same moment is one registration', async () => {
	const workshop = await aWorkshop({ capacity: 5 });
	const given = aForm(workshop);
	const [one, other] = await Promise.all(
		[1, 2].map(() => nobody.call<Registered>('register_for_workshop', { given }))
	);
	const [mine, same] = await Promise.all(
		[one, other].map((answer) => nobody.call<{ id: string }>('my_place', { key: answer!.code }))
	);
	expect(mine!.id).toBe(same!.id);
	await refused(nobody.call('register_for_workshop', { given: { ...given, workshop_id: null } }), 'P0002');
});
