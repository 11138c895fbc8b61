import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { setAway } from '../../../scripts/support/witness-away.ts';
import { startFour } from '../../../scripts/support/witnesses.ts';
import { parsePolicy, withstands, type Policy } from '../../../src/lib/log/policy.ts';
import { cosign } from '../../../src/lib/log/witnesses.server.ts';
import { scratch } from '../support.ts';
import { Book } from './a-book.ts';

const directory = scratch();
const dir = join(directory.path, 'witnesses');
const book = new Book().grow(3);
let four: Awaited<ReturnType<typeof startFour>> | undefined;

afterEach(async () => four?.close());
afterAll(() => directory.remove());

function policyAt(path: string): Policy {
	const parsed = parsePolicy(readFileSync(path, 'utf8'));
	if ('fault' in parsed) throw new Error(parsed.fault.why);
	return parsed.policy;
}

const start = async () => (four = await startFour(dir, `log ${book.vkey}\nquorum none\n`));

it('four witnesses of the demonstration seal, may be away, and come back where they were', async () => {
	const { urls, policyPath } = await start();
	const policy = policyAt(policyPath);
	expect(policy.groups).toEqual([
		{ name: 'seals', needed: 3, members: ['council', 'university', 'paper', 'law-centre'] }
	]);
	expect(withstands(3, 4)).toBe(1);
	// Each shows it to whoever checks the book there.
	const shown = await fetch(`${urls.council}/policy`);
	expect(await shown.text()).toBe(readFileSync(policyPath, 'utf8'));
	expect(await (await fetch(`${urls.council}/verify`)).text()).toContain('data-policy="/policy"');
	expect(statSync(join(dir, 'council', 'key.pem')).mode & 0o777).toBe(0o600);
	expect((await cosign({ ...book.shown(), policy })).answers.map(({ says }) => says)).toEqual(
		Array(4).fill('sealed')
	);

	await setAway(directory.path, 'paper', true);
	const three = await cosign({ ...book.grow(1).shown(), oldSize: 3, policy });
	expect(three.met).toBe(true);
	expect(three.answers.map(({ says }) => says)).toEqual(['sealed', 'sealed', 'silent', 'sealed']);
	await setAway(directory.path, 'law-centre', true);
	expect((await cosign({ ...book.grow(1).shown(), oldSize: 4, policy })).met).toBe(false);
	await setAway(directory.path, 'paper', false);
	await setAway(directory.path, 'law-centre', false);
	expect((await cosign({ ...book.shown(), oldSize: 4, policy })).answers).toHaveLength(4);
	await four?.close();

	const again = await start();
	expect(again.urls).toEqual(urls);
	expect(policyAt(again.policyPath)).toEqual(policy);
	const other = book.fork(2).grow(5, 'another');
	expect((await cosign({ ...other.shown(), oldSize: 2, policy })).answers.map(({ says }) => says)).toEqual(
		Array(4).fill('does-not-follow')
	);
});
