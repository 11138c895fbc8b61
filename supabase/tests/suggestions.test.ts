import { describe, expect, test } from 'vitest';
import { aContribution, type Given } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';

type Suggestions = { suggestions: { code: string; name: string; because: string[] }[]; dismissed: number };
type Passages = {
	passages: { contribution: string; because: string[] }[];
	looked: number;
	next: object | null;
};
type Similar = { id: string; shared: string[] }[];

const OUTSIDE = ['marcus', 'dev', 'amina', 'carys', 'sol', 'joy', 'tunde', 'olwen'];
let made = 0;
const aCode = (name: string, more: object = {}) =>
	as('grace').call<string>('make_code', { programme: PCREF, name: `${name} ${(made += 1)}`, ...more });
const suggested = (given: Given, who = 'fatima') =>
	as(who).call<Suggestions>('suggestions_for', { contribution: given.id });
const codesOf = async (given: Given, who?: string) =>
	(await suggested(given, who)).suggestions.map(({ code }) => code);
const learn = () => as('grace').call('learn_code_book', { programme: PCREF });
const whole = (given: Given) => [{ starts: 0, ends: [...given.words].length }];
const accept = (given: Given, code: string, spans = whole(given), who = 'fatima') =>
	as(who).call<string[]>('accept_suggestion', { contribution: given.id, code, spans });
const dismiss = (given: Given, code: string, who = 'fatima') =>
	as(who).call('dismiss_suggestion', { contribution: given.id, code });
const mayFit = (code: string, who = 'grace') => as(who).call<Passages>('code_may_fit', { code });
const similar = (given: Given, who = 'grace') =>
	as(who).call<Similar>('similar_contributions', { contribution: given.id });

describe('who is suggested anything', () => {
	test('facilitators and engagement leads of the trust; nobody else', async () => {
		const code = await aCode('Xylophones');
		const given = await aContribution({ words: 'The xylophones woke me' });
		for (const who of ['grace', 'fatima']) {
			expect(await codesOf(given, who)).toContain(code);
			expect((await mayFit(code, who)).passages[0]?.contribution).toBe(given.id);
			expect(await similar(given, who)).toEqual([]);
		}
		for (const who of OUTSIDE) {
			await refused(suggested(given, who), 'P0002');
			await refused(mayFit(code, who), 'P0002');
			await refused(similar(given, who), 'P0002');
			await refused(accept(given, code, whole(given), who), 'P0002');
			await refused(as(who).call('suggestion_to_accept', { contribution: given.id, code }), 'P0002');
			await refused(dismiss(given, code, who), 'P0002');
			await refused(as(who).call('bring_back_suggestions', { contribution: given.id }), 'P0002');
			await refused(as(who).call('learn_code_book', { programme: PCREF }), 'P0002');
		}
		await refused(nobody.call('suggestions_for', { contribution: given.id }), '42501');
		await refused(nobody.call('similar_contributions', { contribution: given.id }), '42501');
		await refused(as('grace').rows`select lexeme from private.code_words`, '42501');
		await refused(as('grace').rows`select lexeme from private.background_words`, '42501');
	});
});

describe('a suggestion', () => {
	test('says by which words, as they stand in what was said, in its language', async () => {
		const code = await aCode('Interpreters and zithers');
		const given = await aContribution({ words: 'The Interpreter played zithers; two INTERPRETERS cried.' });
		const { suggestions } = await suggested(given);
		const because = suggestions.find((one) => one.code === code)?.because;
		expect(because).toEqual(['interpreter', 'zithers']);
		for (const word of because!) expect(given.words.toLowerCase()).toContain(word);
		await refused(as('grace').rows`select answered_by from public.code_suggestions`, '42501');
	});

	test('counts for nothing, in no list and no count, until somebody accepts it', async () => {
		const code = await aCode('Trombones');
		const given = await aContribution({ words: 'Trombones at night' });
		expect(await codesOf(given)).toContain(code);
		const page = () => as('grace').call<{ contributions: number; passages: object[] }>('code_page', { code });
		expect(await page()).toMatchObject({ contributions: 0, passages: [] });
		expect(await owner()`select private.codes_of(${given.id})`).toEqual([]);
		expect(await owner()`select 1 from public.codings where contribution_id = ${given.id}`).toEqual([]);
		expect(await owner()`select 1 from public.code_suggestions where contribution_id = ${given.id}`).toEqual(
			[]
		);

		const why = await as('fatima').call('suggestion_to_accept', { contribution: given.id, code });
		expect(why).toEqual({ words: given.words, lang: 'en', because: ['trombones'] });
		const [coding] = await accept(given, code);
		const [row] = await owner()`select how, coder_id from public.codings where id = ${coding!}`;
		expect(row).toEqual({ how: 'from a suggestion', coder_id: '00000000-0000-4000-a000-000000000002' });
		expect(await page()).toMatchObject({ contributions: 1 });
		expect(await codesOf(given)).not.toContain(code);
		await refused(accept(given, code), 'SU001');
		const own = await as('fatima')
			.rows`select because, answer from public.code_suggestions where code_id = ${code}`;
		expect(own).toEqual([{ because: ['trombones'], answer: 'accepted' }]);
		expect(await as('grace').rows`select 1 from public.code_suggestions where code_id = ${code}`).toEqual([]);
	});

	test('is accepted over words by which it was suggested, and no others', async () => {
		const code = await aCode('Bassoons');
		const given = await aContribution({ words: 'Good tea. The bassoons were loud.' });
		await refused(accept(given, code, [{ starts: 0, ends: 9 }]), 'SU002');
		await refused(accept(given, code, []), 'SU002');
		await accept(given, code, [{ starts: 10, ends: 33 }]);
		const unlike = await aContribution({ words: 'Nothing of the kind' });
		await refused(accept(unlike, code), 'SU001');
	});

	test('is dismissed for oneself, and brought back', async () => {
		const code = await aCode('Oboes');
		const given = await aContribution({ words: 'The oboes' });
		await dismiss(given, code);
		expect(await suggested(given)).toMatchObject({ dismissed: 1 });
		expect(await codesOf(given)).not.toContain(code);
		expect(await codesOf(given, 'grace')).toContain(code);
		expect((await mayFit(code, 'fatima')).passages).toEqual([]);
		await refused(dismiss(given, code), 'SU001');
		await as('fatima').call('bring_back_suggestions', { contribution: given.id });
		expect(await codesOf(given)).toContain(code);
	});

	test('is learnt from what people coded, on request and by the clock', async () => {
		const code = await aCode('Meals');
		const put = (given: Given) =>
			as('grace').call('put_code', { contribution: given.id, code, ...whole(given)[0] });
		await put(await aContribution({ words: 'Halal rice came cold' }));
		const given = await aContribution({ words: 'My mother asked for halal chicken' });
		await learn();
		expect(await codesOf(given)).not.toContain(code);
		await put(await aContribution({ words: 'No halal kitchen here' }));
		await owner()`select private.learn_codes(now() + interval '1 minute')`;
		const found = (await suggested(given)).suggestions.find((one) => one.code === code);
		expect(found?.because).toEqual(['halal']);
		expect((await mayFit(code)).passages.map(({ contribution }) => contribution)).toContain(given.id);
		expect(await owner()`select 1 from private.codes_to_learn where code_id = ${code}`).toEqual([]);
	});

	test('what one contribution taught goes with its words; a word of a single one is never kept', async () => {
		const code = await aCode('Canaries');
		const given = [
			await aContribution({ words: 'Quetzalword sang, once Solitaryword' }),
			await aContribution({ words: 'Quetzalword sang again' })
		];
		for (const one of given)
			await as('grace').call('put_code', { contribution: one.id, code, ...whole(one)[0] });
		await learn();
		const kept = (word: string) => owner()`
			select lexeme from private.code_words where lexeme = ${word}
			union all select lexeme from private.background_words where lexeme = ${word}`;
		expect(await kept('quetzalword')).toHaveLength(2);
		expect(await kept('solitaryword')).toEqual([]);
		const third = await aContribution({ words: 'A quetzalword heard by me' });
		await dismiss(third, code);
		await nobody.call('withdraw_by_receipt', { code: third.receipt });
		expect(await owner()`select 1 from public.code_suggestions where contribution_id = ${third.id}`).toEqual(
			[]
		);
		await learn();
		for (const one of given) await nobody.call('withdraw_by_receipt', { code: one.receipt });
		expect(await kept('quetzalword')).toEqual([]);
	});

	test('one who reads apart in a round is not told by what is missing', async () => {
		const code = await aCode('Cellos');
		const given = await aContribution({ words: 'Cellos in the corridor' });
		const people = await owner()<
			{ id: string }[]
		>`select id from public.people where organisation_id = ${NORTHBROOK}
			and name in ('Grace', 'Fatima')`;
		const round = await as('grace').call<string>('create_round', {
			programme: PCREF,
			given: { title: 'Apart', coders: people.map(({ id }) => id), chosen: 'newest', most: 1 }
		});
		await owner()`update public.round_contributions set contribution_id = ${given.id} where round_id = ${round}`;
		await as('grace').call('put_code', { contribution: given.id, code, ...whole(given)[0] });
		expect(await codesOf(given, 'grace')).not.toContain(code);
		expect(await codesOf(given)).toContain(code);
		const seen = await as('fatima').call<{ passages: object[] }>('code_page', { code });
		expect(seen.passages).toEqual([]);
	});
});

test('nothing asks anything outside: no function of ours can reach a network or another program', async () => {
	const reaching = await owner()`select proname from pg_proc
		where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
			and (prosrc ~* 'dblink|http_(get|post)|net\.http|\m(to|from) program\M' or prolang in (select oid from pg_language where not lanpltrusted and lanname not in ('internal', 'c')))`;
	expect(reaching).toEqual([]);
});

describe('similar words', () => {
	test('are not looked for before the words of the programme were counted once; the clock counts them', async () => {
		await owner()`delete from private.backgrounds`;
		const [given] = [
			await aContribution({ words: 'A toucan' }),
			await aContribution({ words: 'The toucan' })
		];
		expect(await similar(given)).toEqual([]);
		await owner()`select private.learn_codes(now())`;
		expect(await similar(given)).toHaveLength(1);
	});

	test('are found by what is rare in both, which is shown; kept back and taken back ones are not', async () => {
		const given = await aContribution({
			words: 'The bus to the clinic costs eleven pounds with a pushchair'
		});
		const like = await aContribution({ words: 'No bus takes the pushchair, and my back hurts' });
		const kept = await aContribution({ words: 'A pushchair on the bus' });
		const gone = await aContribution({ words: 'Pushchair and bus again' });
		await owner()`update public.contributions set moderated_out_at = now() where id = ${kept.id}`;
		await nobody.call('withdraw_by_receipt', { code: gone.receipt });
		await aContribution({ words: 'Nothing to do with it' });
		await learn();
		const found = await similar(given);
		expect(found.map(({ id }) => id)).toEqual([like.id]);
		expect(found[0]!.shared.toSorted()).toEqual(['bus', 'pushchair']);
	});

	test('in another language, by whole words', async () => {
		const given = await aContribution({ words: 'দোভাষী ফোনে ছিল', more: { lang: 'bn' } });
		const like = await aContribution({ words: 'আমার দোভাষী আসেনি', more: { lang: 'bn' } });
		expect(await similar(given)).toMatchObject([{ id: like.id, shared: ['দোভাষী'] }]);
	});

	test('of words that look like a query nothing breaks', async () => {
		const given = await aContribution({ words: `It's a\\b 'c' & d | e:* <-> !f  $$ %` });
		expect(await similar(given)).toEqual([]);
		expect((await suggested(given)).suggestions).toEqual([]);
	});
});
