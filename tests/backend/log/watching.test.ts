// The monitor over a log that is really published, by the database that has it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportIncident } from '../../../src/lib/log/incidents.server.ts';
import { watch, type Watched } from '../../../src/lib/log/monitor.server.ts';
import { rootOfFirst } from '../../../src/lib/log/tree.server.ts';
import { cosign } from '../../../src/lib/log/witnesses.server.ts';
import { Book } from './a-book.ts';
import { aLog, over, write, type World } from './publishing.ts';

let world: World;
beforeAll(async () => void (world = await aLog()));
afterAll(() => world.close());

const look = (): Promise<Watched[] | null> =>
	watch({
		shelf: world.shelf,
		keys: world.keys,
		policy: world.policy,
		now: new Date(),
		rootOf: (size) => over(world.sql)((query) => rootOfFirst(query, size)),
		report: (wrong) => reportIncident(over(world.sql), wrong),
		timeoutMs: 2000
	});
const holds = (watched: Watched[] | null) => watched?.map((one) => one.holds);
const incidents = () =>
	world.sql<{ kind: string; about: string; facts: object }[]>`
		select kind, about, facts from tlog.incidents order by id`;

it('somebody with our key shows the local paper another book: it is sealed once, found, and told to administrators', async () => {
	// Before the honest one comes: the paper has no way to know.
	const rival = new Book(world.keys.log).grow(1000, 'another story');
	const paper = world.policy.witnesses.filter(({ name }) => name === 'paper');
	const sealed = await cosign({ ...rival.shown(), policy: { ...world.policy, witnesses: paper } });
	expect(sealed.answers.map(({ says }) => says)).toEqual(['sealed']);
	expect(sealed.met).toBe(false);

	await write(world.sql, 300);
	expect(await world.publish()).toBe('published');
	expect(world.wrongs).toMatchObject([{ kind: 'witness_conflict', facts: { witness: 'paper' } }]);
	expect((await world.head()).witnesses).toHaveLength(3);

	expect(holds(await look())).toEqual(['agrees', 'agrees', 'forked', 'agrees']);
	expect(await incidents()).toMatchObject([
		{ kind: 'fork', about: 'paper', facts: { size: (await world.head()).size, other_size: 1000 } }
	]);
	const told = await world.sql`select from public.messages where kind = 'log_incident'`;
	expect(told.length).toBeGreaterThan(0);

	// While it is open it is no news; and nothing was put right.
	expect(holds(await look())).toEqual(['agrees', 'agrees', 'forked', 'agrees']);
	expect(await incidents()).toHaveLength(1);
	expect(await world.sql`select from public.messages where kind = 'log_incident'`).toHaveLength(told.length);
});

it('a head that waits for its seals is no fork', async () => {
	const [council] = world.witnesses;
	await council?.close();
	await write(world.sql, 10);
	expect(await world.publish()).toBe('waiting');
	expect(holds(await look())).toEqual(['silent', 'waits', 'forked', 'waits']);
	expect(await incidents()).toHaveLength(1);
});
