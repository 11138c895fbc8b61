// Words that staff take back at somebody's request are taken back in the open: their giver is told.
import { expect, test } from 'vitest';
import { aContribution } from './support/builders.ts';
import { as, owner } from './support/database.ts';
import { PCREF } from './support/ids.ts';

const told = () => owner()`
	select p.name, m.channel, m.about_kind, m.facts from public.messages m join public.people p on p.id = m.person_id
	where m.kind = 'words_taken_back' order by p.name`;

test('their giver is told once a day, in their own way, and not by which words', async () => {
	const byPhone = { contact_by: 'phone', contact: '020 7946 0100', programme_id: PCREF };
	const { id } = await aContribution({ name: 'Redwing', more: byPhone });
	const [{ person_id: person } = { person_id: '' }] = await owner()<{ person_id: string }[]>`
		select person_id from public.contributors where contribution_id = ${id}`;
	const again = await aContribution({ more: { person_id: person, person_name: undefined } });

	await as('grace').call('withdraw_contribution', { contribution: id });
	await as('grace').call('withdraw_contribution', { contribution: again.id });
	expect(await told()).toEqual([{ name: 'Redwing', channel: 'phone', about_kind: 'person', facts: {} }]);
});

test('nobody is told who took them back themselves, or whom nobody knows', async () => {
	const before = await told();
	const own = await aContribution({ by: 'amina' });
	await as('amina').call('withdraw_contribution', { contribution: own.id });
	const nameless = await aContribution({ more: { person_name: undefined } });
	await as('grace').call('withdraw_contribution', { contribution: nameless.id });
	expect(await told()).toEqual(before);
});
