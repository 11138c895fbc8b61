import { describe, expect, test } from 'vitest';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

type Member = { id: string; role: string; name: string; mine: boolean; ends_on: string | null };
type Hats = { name: string; hats: { role: string; organisation: { slug: string } }[] } | null;

const membersOf = (who: string, organisation: string) =>
	as(who).call<Member[]>('members_of', { organisation });

async function hatsOf(who: string) {
	const me = await as(who).call<Hats>('me');
	return me?.hats.map(({ role, organisation }) => `${role} at ${organisation.slug}`);
}

describe('who I am', () => {
	test('nobody is nobody', async () => {
		await refused(nobody.call('me'), '42501');
	});

	test('Grace wears two hats at one trust', async () => {
		expect(await hatsOf('grace')).toEqual(['administrator at northbrook', 'engagement_lead at northbrook']);
	});

	test('Amina wears hats at two organisations', async () => {
		expect(await hatsOf('amina')).toEqual(['co_chair at northbrook', 'advisor at rooted-voices']);
	});
});

describe('help in a crisis', () => {
	test('is named with each organisation one belongs to', async () => {
		type WithCrisis = { hats: { organisation: { slug: string; crisis: { contact: string }[] } }[] };
		const first = async (who: string, slug: string) =>
			(await as(who).call<WithCrisis>('me')).hats.find(({ organisation }) => organisation.slug === slug)
				?.organisation.crisis[0]?.contact;
		expect(await first('grace', 'northbrook')).toBe('0800 000 0100');
		expect(await first('olwen', 'eastvale')).toBe('0800 000 0300');
	});

	test("is the trust's where a partner reads what was given to the trust", async () => {
		const { id } = await as('joy').call<{ id: string }>('record_contribution', {
			given: { programme_id: PCREF, words: 'Ring me', told: true, on_behalf: true, scribe_name: 'Joy' }
		});
		const seen = await as('joy').call<{ crisis: { contact: string }[] }>('contribution_at', {
			contribution: id
		});
		expect(seen.crisis[0]?.contact).toBe('0800 000 0100');
	});
});

describe('reading organisations', () => {
	test('anyone reads which organisations, programmes and partners there are', async () => {
		for (const who of [nobody, as('tunde')]) {
			expect(await who.rows`select slug from public.organisations`).toHaveLength(3);
			expect(await who.rows`select slug from public.programmes`).toHaveLength(2);
			expect(await who.rows`select programme_id from public.programme_partners`).toHaveLength(1);
		}
	});

	test.each(['organisations', 'programmes', 'people', 'members', 'invitations'])(
		'not even an administrator writes %s but by a command',
		async (table) => {
			await refused(as('grace').run(`insert into public.${table} default values`), '42501');
			await refused(as('grace').run(`update public.${table} set id = id`), '42501');
			await refused(as('grace').run(`delete from public.${table}`), '42501');
		}
	);

	test('nobody writes the partners of a programme either', async () => {
		await refused(as('grace').run('delete from public.programme_partners'), '42501');
	});

	test("a partner's people are the partner's: the trust does not read them", async () => {
		const people = (who: string) => as(who).rows<{ name: string }>`
			select name from public.people where organisation_id = ${ROOTED_VOICES} order by name`;
		expect((await people('joy')).map(({ name }) => name)).toEqual(['Amina', 'Joy', 'Mrs Begum', 'Tunde']);
		expect((await people('tunde')).map(({ name }) => name)).toEqual(['Tunde']);
		expect(await people('grace')).toEqual([]);
		await refused(nobody.rows`select name from public.people`, '42501');
	});

	test('members read who else is a member; people elsewhere do not', async () => {
		const members = (who: string) =>
			as(who).rows`select id from public.members where organisation_id = ${NORTHBROOK}`;
		expect((await members('fatima')).length).toBeGreaterThan(5);
		expect(await members('olwen')).toEqual([]);
		expect((await membersOf('fatima', NORTHBROOK)).map(({ name }) => name)).toContain('Grace');
		await refused(membersOf('olwen', NORTHBROOK), 'P0002');
		await refused(nobody.call('members_of', { organisation: NORTHBROOK }), '42501');
	});
});

// Olwen is Eastvale's only administrator; Tunde has no role there.
describe('inviting somebody into a role', () => {
	type Invited = { id: string; token: string };
	const offer = (changes: object = {}) => ({
		organisation: EASTVALE,
		role: 'facilitator',
		name: 'Tunde',
		email: 'Tunde@rooted-voices.example',
		...changes
	});
	const invite = (changes?: object) => as('olwen').call<Invited>('invite_member', offer(changes));

	test('an administrator invites, the invited person accepts and wears the hat, once', async () => {
		const { token } = await invite();
		expect(await nobody.call('invitation', { token })).toMatchObject({ state: 'open', role: 'facilitator' });
		expect(await as('tunde').call('invitation', { token })).toMatchObject({
			slug: 'eastvale',
			name: 'Tunde'
		});
		expect(await nobody.call('invitation', { token: 'guessed' })).toBeNull();
		await refused(as('dev').call('accept_invitation', { token }), '42501');

		expect(await as('tunde').call('accept_invitation', { token })).toBe('eastvale');
		expect(await hatsOf('tunde')).toContain('facilitator at eastvale');
		await refused(as('tunde').call('accept_invitation', { token }), 'OR004');
	});

	test('nobody else invites, and only administrators read invitations', async () => {
		await invite();
		const invitations = (who: string) =>
			as(who).rows`select id from public.invitations where withdrawn_at is null`;
		for (const who of ['grace', 'fatima', 'marcus', 'joy']) {
			await refused(as(who).call('invite_member', offer()), '42501');
			expect(await invitations(who)).toEqual([]);
		}
		expect(await invitations('olwen')).not.toEqual([]);
		await refused(as('olwen').rows`select token_hash from public.invitations`, '42501');
	});

	test('a mistake is told beside its field', async () => {
		await refused(invite({ name: ' ' }), 'TX001', 'name');
		await refused(invite({ role: 'king' }), 'OR002', 'role');
		await refused(invite({ email: 'tunde' }), 'OR003', 'email');
	});

	test('a withdrawn invitation cannot be accepted', async () => {
		const { id, token } = await invite();
		await refused(as('grace').call('withdraw_invitation', { invitation: id }), '42501');
		await as('olwen').call('withdraw_invitation', { invitation: id });
		await refused(as('tunde').call('accept_invitation', { token }), 'OR004');
		await refused(as('olwen').call('withdraw_invitation', { invitation: id }), 'OR004');
	});
});

describe('ending and restoring a role', () => {
	const roleOf = async (who: string, name: string, role: string) =>
		(await membersOf(who, NORTHBROOK)).find((member) => member.name === name && member.role === role)!;

	test('an administrator ends a role and gives it back; the first row stays ended', async () => {
		const { id } = await roleOf('grace', 'Carys', 'finance_approver');
		await refused(as('carys').call('end_membership', { member: id }), '42501');
		await as('grace').call('end_membership', { member: id });
		expect(await hatsOf('carys')).toEqual([]);
		await refused(as('grace').call('end_membership', { member: id }), 'OR009');

		await refused(as('fatima').call('restore_membership', { member: id }), '42501');
		await as('grace').call('restore_membership', { member: id });
		expect(await hatsOf('carys')).toEqual(['finance_approver at northbrook']);
		await refused(as('grace').call('restore_membership', { member: id }), 'OR009');
		expect((await roleOf('grace', 'Carys', 'finance_approver')).ends_on).toBeNull();
		expect(await owner()`select ends_on from public.members where id = ${id}`).not.toEqual([
			{ ends_on: null }
		]);
	});

	test('the last administrator cannot be removed', async () => {
		const { id } = await roleOf('grace', 'Grace', 'administrator');
		await refused(as('grace').call('end_membership', { member: id }), 'OR001');
	});
});

describe('people and programmes', () => {
	test('those who work with people add somebody who has no account', async () => {
		const somebody = {
			organisation: NORTHBROOK,
			name: 'Mr Okafor',
			contact_by: 'letter',
			contact: '1 High Street'
		};
		for (const who of ['marcus', 'dev', 'joy', 'olwen'])
			await refused(as(who).call('add_person', somebody), '42501');
		const id = await as('fatima').call<string>('add_person', somebody);
		expect(await as('fatima').rows`select name, language from public.people where id = ${id}`).toEqual([
			{ name: 'Mr Okafor', language: 'en' }
		]);
		await refused(
			as('fatima').call('add_person', { ...somebody, contact_by: 'pigeon' }),
			'OR010',
			'contact_by'
		);
	});

	test('an engagement lead starts a programme of the trust', async () => {
		const programme = { organisation: NORTHBROOK, slug: 'wards-2027', title: 'Wards in 2027', purpose: '' };
		for (const who of ['fatima', 'marcus', 'olwen'])
			await refused(as(who).call('create_programme', programme), '42501');
		expect(await as('grace').call('create_programme', programme)).toMatch(/^[0-9a-f-]{36}$/);
		await refused(as('grace').call('create_programme', programme), '23505', 'slug');
		await refused(as('joy').call('create_programme', { ...programme, organisation: ROOTED_VOICES }), 'OR005');
	});

	test('an engagement lead sets its clocks and brings a partner in', async () => {
		const clocks = { programme: PCREF, check_days: 10, answer_days: 60 };
		await refused(as('olwen').call('set_programme_clocks', clocks), '42501');
		await as('grace').call('set_programme_clocks', clocks);
		await refused(
			as('grace').call('set_programme_clocks', { ...clocks, answer_days: 0 }),
			'OR008',
			'answer_days'
		);

		const partner = { programme: PCREF, partner: ROOTED_VOICES };
		await refused(as('olwen').call('add_programme_partner', partner), '42501');
		await as('grace').call('add_programme_partner', partner);
		await refused(
			as('grace').call('add_programme_partner', { ...partner, partner: EASTVALE }),
			'OR011',
			'partner'
		);
	});
});
