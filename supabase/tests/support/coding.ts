// What is coded, and by whom: codes of the programme of the cast, a workshop's words, and a round of them.
import { aContribution, type Given } from './builders.ts';
import { as, owner } from './database.ts';
import { NORTHBROOK, PCREF } from './ids.ts';

export const GRACE = '00000000-0000-4000-d000-000000000001';
export const FATIMA = '00000000-0000-4000-d000-000000000002';

let made = 0;

/** A code with a name of its own. */
export async function aCode(programme = PCREF): Promise<string> {
	const name = `Code ${(made += 1)}`;
	const [code] = await owner()<{ id: string }[]>`
		insert into public.codes (organisation_id, programme_id, name, definition)
		select organisation_id, id, ${name}, 'What it means' from public.programmes where id = ${programme} returning id`;
	return code?.id ?? '';
}

/** Words of people at a workshop of its own, and the workshop. */
export async function wordsOfAWorkshop(count: number, more: object = {}) {
	const [workshop] = await owner()<{ id: string }[]>`
		insert into public.workshops (organisation_id, programme_id, title, held_on)
		values (${NORTHBROOK}, ${PCREF}, 'A workshop to code', '2026-01-10') returning id`;
	const words: Given[] = [];
	for (let nth = 0; nth < count; nth += 1) {
		const given = await aContribution({
			words: `Nobody told us, ${nth} times.`,
			more: { workshop_id: workshop?.id, ...more }
		});
		words.push(given);
	}
	return { workshop: workshop?.id ?? '', words };
}

/** A round of a workshop's words, coded by Grace and Fatima unless others are named. */
export async function aRound(count: number, { coders = [GRACE, FATIMA], more = {} } = {}) {
	const { workshop, words } = await wordsOfAWorkshop(count, more);
	const given = { title: 'A round', coders, chosen: 'workshop', source: workshop, most: 100 };
	const round = await as('grace').call<string>('create_round', { programme: PCREF, given });
	return { round, words, workshop };
}

/** Puts a code to all of the words, and says that this one is done with. */
export async function codes(who: string, round: string, { id, words }: Given, ...put: string[]) {
	const spans = [{ starts: 0, ends: [...words].length }];
	if (put.length) await as(who).call('put_codes', { contribution: id, codes: put, spans });
	await as(who).call('done_with', { round, contribution: id });
}
