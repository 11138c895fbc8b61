// Somebody who has an account and no role anywhere, and what the public answers keep back.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { aDraftInsight, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';

const id = randomUUID();
const stranger = as(id);

beforeAll(async () => {
	await owner()`insert into auth.users (id, aud, role, email)
		values (${id}, 'authenticated', 'authenticated', 'ruth@elsewhere.example')`;
});

describe('an account without a role', () => {
	test('wears no hat, and is offered nothing to write for', async () => {
		expect(await stranger.call('me')).toMatchObject({ name: 'ruth', hats: [] });
		expect(await stranger.call('before_giving')).toMatchObject({ programmes: [], draft: null });
		await refused(stranger.call('begin_draft', { draft: randomUUID(), programme: PCREF }), 'WD001');
		provedNo('begin_draft', id);
	});

	test('reads no words, no people and no members', async () => {
		for (const table of ['contributions', 'consents', 'contributors', 'people', 'members', 'workshops'])
			expect(await stranger.run(`select 1 from public.${table}`)).toEqual([]);
		await refused(stranger.call('members_of', { organisation: NORTHBROOK }), 'P0002');
	});

	test('does not throw away what somebody else began to write', async () => {
		const draft = randomUUID();
		await as('tunde').call('begin_draft', { draft, programme: PCREF });
		await stranger.call('discard_draft', { draft });
		expect(await owner()`select 1 from private.drafts where id = ${draft}`).toHaveLength(1);
		provedNo('discard_draft', id);
	});
});

describe('the front page', () => {
	test('counts an insight once it is agreed, and says nothing of a draft', async () => {
		const published = async () => {
			const { figures } = await nobody.call<{ figures: { published: number } }>('front_page');
			return figures.published;
		};
		const before = await published();
		await aDraftInsight({ statement: 'Nobody should read this yet' });
		expect(await published()).toBe(before);
		expect(JSON.stringify(await nobody.call('front_page'))).not.toContain('Nobody should read this yet');
		await anAgreedInsight();
		expect(await published()).toBe(before + 1);
		provedNo('front_page', 'nobody');
	});
});
