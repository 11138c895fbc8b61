// What is due reaches whoever answers for it, and what is late goes up (R6).
import { describe, expect, test } from 'vitest';
import { aMadeDecision, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK } from './support/ids.ts';

type Due = {
	stops: { stop: string; late: number; soon: number }[];
	stop: string | null;
	rows: { id: string; days: number; title: string; who: string | null; path: string }[];
	next: string | null;
};
const due = (who: 'grace' | 'marcus' | 'dev' | 'fatima' | 'amina', more: Record<string, unknown> = {}) =>
	as(who).call<Due>('due', { organisation: NORTHBROOK, ...more });
const member = async (name: string, role: string) => {
	const [found] = await owner()<{ id: string }[]>`
		select m.id from public.members m join public.people p on p.id = m.person_id
		where p.name = ${name} and m.organisation_id = ${NORTHBROOK} and m.role = ${role}`;
	return found!.id;
};

/** An action of a decision that was made, for this person and this many days from today. */
async function anAction(what: string, name: string, role: string, inDays: number): Promise<string> {
	const { id: decision } = await aMadeDecision({ title: `Behind ${what}` });
	const [made] = await owner()<{ id: string }[]>`
		insert into public.actions (organisation_id, decision_id, what, owner_id, owner_name, due_on)
		values (${NORTHBROOK}, ${decision}, ${what}, ${await member(name, role)}, ${name}, private.today() + ${inDays}::int)
		returning id`;
	return made!.id;
}

describe('the list of what is due', () => {
	test('is of what one answers for, or of everything, late and due within a week', async () => {
		const late = await anAction('Ask carers in May', 'Grace', 'engagement_lead', -12);
		const soon = await anAction('Write to the ward', 'Grace', 'engagement_lead', 7);
		const later = await anAction('Next year’s plan', 'Grace', 'engagement_lead', 8);
		const his = await anAction('Tell the board', 'Marcus', 'decision_owner', -3);

		const mine = await due('grace', { stop: 'action' });
		expect(mine.rows.map(({ id, days, who }) => ({ id, days, who }))).toEqual([
			{ id: late, days: 12, who: 'Grace' },
			{ id: soon, days: -7, who: 'Grace' }
		]);
		expect(mine.rows[0]!.path).toBe(`actions/${late}`);
		expect(mine.stops.find(({ stop }) => stop === 'action')).toMatchObject({ late: 1, soon: 1 });

		const ids = (await due('dev', { mine: false, stop: 'action' })).rows.map(({ id }) => id);
		expect(ids).toEqual(expect.arrayContaining([late, soon, his]));
		expect(ids).not.toContain(later);
		expect((await due('marcus', { stop: 'action' })).rows.map(({ id }) => id)).toEqual([his]);
	});

	test('has what a role answers for, with its statement for members', async () => {
		const { id: insight } = await anAgreedInsight({ statement: 'Nobody asked us before the plan' });
		await owner()`update public.insights set due_on = private.today() - 4 where id = ${insight}`;
		const seen = await due('marcus', { stop: 'answer' });
		expect(seen.rows.find(({ id }) => id === insight)).toMatchObject({
			title: 'Nobody asked us before the plan',
			days: 4,
			path: `insights/${insight}`
		});
		const fatimas = (await due('fatima')).stops.map(({ stop }) => stop);
		expect(fatimas).toEqual(expect.arrayContaining(['check', 'tell', 'summary', 'action']));
		expect(fatimas).not.toContain('answer');
		await refused(due('fatima', { stop: 'answer' }), 'P0002');
	});

	test('is for members who work on it, and of no other trust', async () => {
		await refused(as('carys').call('due', { organisation: NORTHBROOK }), '42501');
		await refused(as('joy').call('due', { organisation: NORTHBROOK }), '42501');
		await refused(as('grace').call('due', { organisation: EASTVALE }), '42501');
		await refused(nobody.call('due', { organisation: NORTHBROOK }), '42501');
		await refused(due('grace', { after: 'yesterday' }), 'P0002');
	});
});

describe('the weekly digest', () => {
	const digests = () => owner()<{ name: string; facts: { late: number; soon: number; path: string } }[]>`
		select p.name, m.facts from public.messages m join public.people p on p.id = m.person_id
		where m.kind = 'weekly_digest' order by p.name`;
	const clock = (at: string) => owner()`select private.send_digests(${at}::timestamptz)`;

	test('goes out on the first working day of a week, from seven, once', async () => {
		await anAction('Ask at the desk', 'Grace', 'engagement_lead', -1);
		// A Sunday; a bank holiday; a Tuesday after a Monday that was worked; and half past six.
		for (const at of [
			'2027-03-28 09:00+01',
			'2027-03-29 09:00+01',
			'2027-04-06 09:00+01',
			'2027-04-05 06:30+01'
		]) {
			await clock(at);
		}
		expect(await digests()).toEqual([]);
		await clock('2027-03-30 07:00+01');
		const told = await digests();
		expect(told.map(({ name }) => name)).toEqual(expect.arrayContaining(['Grace', 'Marcus', 'Amina']));
		await clock('2027-03-30 07:01+01');
		expect(await digests()).toEqual(told);
		expect(told.map(({ name }) => name)).not.toContain('Carys');
	});

	test('tells a co-chair and who leads of everything, an owner of theirs', async () => {
		const of = Object.fromEntries((await digests()).map(({ name, facts }) => [name, facts]));
		expect(of['Amina']).toEqual(of['Marcus']);
		expect(of['Grace']!.late).toBeLessThan(of['Amina']!.late);
		expect(of['Amina']!.path).toBe('/northbrook/due');
		const everything = await due('amina', { mine: false });
		expect(of['Amina']!.late).toBe(everything.stops.reduce((sum, { late }) => sum + late, 0));
	});
});
