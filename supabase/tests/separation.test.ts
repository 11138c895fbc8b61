// Words, who people are, what they said of themselves, and money are kept apart: no role reads two of them row by row, joined
// (design.md 4; R38, R66). Where two are joined for somebody it is by a function that asks why, and each is named here.
import { describe, expect, test } from 'vitest';
import { aContribution } from './support/builders.ts';
import { as, nobody, owner, refused, service } from './support/database.ts';
import { NORTHBROOK } from './support/ids.ts';

const CONTENT = [
	'contributions',
	'pictures',
	'renderings',
	'redactions',
	'answers',
	'answer_sheets',
	'consents',
	'quotes',
	'codings',
	'challenges'
];
const IDENTITY = [
	'people',
	'contributors',
	'registrations',
	'access_needs',
	'attendance_facts',
	'messages',
	'looks',
	'requests',
	'passports',
	'passport_needs'
];
const MONEY = [
	'claims',
	'claim_lines',
	'pay_choices',
	'approvals',
	'payees',
	'payee_accounts',
	'payments',
	'payment_events',
	'ledger_transactions',
	'ledger_entries',
	'pay_settings',
	'involvement_roles',
	'route_decisions'
];
/** What leads from words to a person, or from a person to words. */
const JOINS = ['contributors', 'looks', 'requests'];

const STAFF = ['grace', 'fatima', 'marcus', 'carys', 'dev', 'sol', 'olwen'];

/** The columns of a table that somebody signed in may read at all. */
async function readable(table: string): Promise<string[]> {
	const rows = await owner()<{ name: string }[]>`
		select a.attname as name from pg_attribute a
		where a.attrelid = format('public.%I', ${table}::text)::regclass and a.attnum > 0 and not a.attisdropped
			and has_column_privilege('authenticated', a.attrelid, a.attnum, 'select')`;
	return rows.map(({ name }) => name);
}

/** How many rows of a table somebody sees; none where it is not granted. */
async function seen(who: string, table: string): Promise<number> {
	const [column] = await readable(table);
	if (!column) return 0;
	return (await as(who).run(`select ${column} from public.${table}`)).length;
}

describe('columns', () => {
	test.each(CONTENT)('%s says nowhere who somebody is', async (table) => {
		const columns = await readable(table);
		expect(
			columns.filter((name) =>
				/(^|_)(person|account|by|coder|author|looker)_id$|^(shown_as|recorded_by|raised_by|made_by|code_hash)$/.test(
					name
				)
			)
		).toEqual(
			// A challenge stands in public under the name its author chose for it.
			table === 'challenges' ? ['shown_as'] : []
		);
	});

	test.each([...IDENTITY, ...MONEY].filter((table) => !['contributors'].includes(table)))(
		'%s leads to no words',
		async (table) => {
			const columns = await readable(table);
			expect(columns.filter((name) => /contribution|words|receipt|insight|sheet/.test(name))).toEqual([]);
		}
	);

	test.each(MONEY)('%s leads to no content, equality or consent', async (table) => {
		const rows = await owner()<{ to: string }[]>`
			select distinct k.confrelid::regclass::text as to from pg_constraint k where k.contype = 'f' and k.conrelid = ${`public.${table}`}::regclass`;
		const led = rows.map(({ to }) => to.replace('public.', ''));
		expect(led.filter((to) => CONTENT.includes(to) || /equality|consent/.test(to))).toEqual([]);
	});
});

describe('money and words have nothing in common but people and programmes (R66)', () => {
	type Key = { from: string; to: string };
	const keys = () => owner()<Key[]>`
		select c.relname as from, fc.relname as to from pg_constraint k
		join pg_class c on c.oid = k.conrelid join pg_class fc on fc.oid = k.confrelid
		where k.contype = 'f' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)`;
	const WORDS = [
		...CONTENT,
		'equality_answers',
		'insights',
		'decisions',
		'receipts',
		'contributors',
		'votes'
	];
	/** What both may know: who, for whom, in which work, on which day. From none of them does a key lead on to words. */
	const COMMON = ['organisations', 'programmes', 'people', 'users', 'registrations', 'workshops', 'rates'];

	/** Every table that a key leads to from these, in any number of steps, as keys point. */
	function led(all: Key[], from: string[]): string[] {
		const found = new Set(from);
		for (let before = -1; before !== found.size;) {
			before = found.size;
			for (const { from: one, to } of all) if (found.has(one)) found.add(to);
		}
		return [...found];
	}

	test('from a payment no key leads to words, consent or equality, in any number of steps', async () => {
		const all = await keys();
		expect(led(all, MONEY).filter((table) => WORDS.includes(table))).toEqual([]);
	});

	test('from words, consent or equality no key leads to money', async () => {
		const all = await keys();
		expect(led(all, WORDS).filter((table) => MONEY.includes(table))).toEqual([]);
	});

	test('no table stands between the two: what points at money points at no words', async () => {
		const all = await keys();
		const money = new Set([...MONEY, 'payment_attempts']);
		const between = [...new Set(all.filter(({ to }) => money.has(to)).map(({ from }) => from))].filter(
			(table) =>
				led(
					all.filter(({ to }) => !COMMON.includes(to)),
					[table]
				).some((to) => WORDS.includes(to))
		);
		expect(between).toEqual([]);
	});

	test('taking words back leaves a payment as it is', async () => {
		const given = await aContribution({ by: 'tunde', words: 'Nuthatch is paid all the same' });
		const state = () => owner()`select id, state, pence, version from public.payments order by id`;
		const before = await state();
		await as('tunde').call('withdraw_contribution', { contribution: given.id });
		expect(await state()).toEqual(before);
	});
});

describe('rows', () => {
	test('staff read nowhere which person gave which words', async () => {
		const tunde = await aContribution({
			by: 'tunde',
			more: { attribution: 'named', shown_as: 'Nightingale' }
		});
		await aContribution({ name: 'Redwing' });
		for (const who of STAFF)
			for (const table of JOINS) expect([who, table, await seen(who, table)]).toEqual([who, table, 0]);
		expect(
			await as('tunde').rows`select 1 from public.contributors where contribution_id = ${tunde.id}`
		).toHaveLength(1);
		expect(
			await as('amina').rows`select 1 from public.contributors where contribution_id = ${tunde.id}`
		).toEqual([]);
	});

	test('a moment does not join them either: when somebody became known is read by nobody', async () => {
		expect(await readable('people')).not.toContain('created_at');
		expect(await readable('people')).not.toContain('account_id');
		expect(await readable('contributions')).not.toContain('recorded_by');
	});

	test('finance reads no words, no consent and nobody’s needs', async () => {
		await aContribution();
		const tables = [
			...CONTENT.filter((table) => table !== 'challenges'),
			'access_needs',
			'attendance_facts',
			'contributors'
		];
		for (const table of tables) expect([table, await seen('carys', table)]).toEqual([table, 0]);
		expect(await as('carys').call('find_contributions', { organisation: NORTHBROOK })).toMatchObject({
			rows: []
		});
	});

	test('a board auditor reads no identity', async () => {
		const people = await as('dev').rows<{ name: string }>`select name from public.people`;
		expect(people.map(({ name }) => name)).toEqual(['Dev']);
		for (const table of ['contributors', 'access_needs', 'passports', 'passport_needs', 'looks', 'requests'])
			expect([table, await seen('dev', table)]).toEqual([table, 0]);
	});
});

describe('what people said of themselves', () => {
	test('is read by no role, from no table', async () => {
		const tables = await owner()<{ name: string }[]>`
			select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind in ('r', 'v', 'm', 'p') and n.nspname in ('public', 'private') and c.relname ~ 'equality'
				-- What a decision did for equality is about no person, and public.
				and c.relname <> 'equality_reviews'`;
		expect(tables.map(({ name }) => name)).toContain('private.equality_answers');
		for (const { name } of tables) {
			for (const who of [...STAFF, 'amina', 'tunde', 'joy'])
				await refused(as(who).run(`select 1 from ${name}`), '42501');
			await refused(nobody.run(`select 1 from ${name}`), '42501');
			await refused(service.run(`select 1 from ${name}`), '42501');
		}
	});

	test('leaves its table only as counts under disclosure control, or to whose it is', async () => {
		const rows = await owner()<{ name: string }[]>`
			select p.proname as name from pg_proc p
			where p.pronamespace = 'public'::regnamespace and p.prosrc ~ 'equality_answers'
				and (has_function_privilege('authenticated', p.oid, 'execute') or has_function_privilege('anon', p.oid, 'execute'))
			order by 1`;
		expect(rows.map(({ name }) => name).filter((name) => !MAY_TOUCH_EQUALITY.includes(name))).toEqual([]);
	});
});

// Writing one's own answers and whether one has, counting them under disclosure control, and telling somebody their own.
const MAY_TOUCH_EQUALITY = [
	'give_equality',
	'consultation_cut',
	'consultation_counts',
	'everything_held',
	'sheet_by_code',
	'send_sheet',
	'check_sheet',
	'my_about_me',
	'forget_about_me',
	'forget_about_me_at_place'
];

describe('functions that join words and people', () => {
	test('are these and no others, each for a reason its comment gives', async () => {
		const rows = await owner()<{ name: string }[]>`
			select p.proname as name from pg_proc p
			where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege('authenticated', p.oid, 'execute')
				and p.prosrc ~ 'public\\.contributors' and p.prosrc ~ 'public\\.people' and p.prosrc ~ '\\.(contact|name)\\M'
			order by 1`;
		expect(rows.map(({ name }) => name)).toEqual(Object.keys(WHO_MAY_BE_REACHED));
	});
});

const WHO_MAY_BE_REACHED = {
	check_letters: 'whom to write to about an insight; which words were theirs is not said',
	decisions_to_tell: 'how many of one’s people are owed word of a decision',
	organisation_home: 'counts of those to ask and to tell',
	people_to_ask: 'whom to ask about an insight; which words were theirs is not said',
	people_to_tell: 'whom to tell of a decision; which words were whose is not said',
	undo_import: 'removes people that an import brought in, and tells nothing'
};

describe('the name that words are shown with', () => {
	test('is read by these functions and no others', async () => {
		const rows = await owner()<{ name: string }[]>`
			select p.proname as name from pg_proc p
			where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and p.prosrc ~ '\\m(c|given|k|g|one)\\.shown_as'
			order by 1`;
		expect(rows.map(({ name }) => name)).toEqual(Object.keys(WHO_READS_A_NAME));
	});
});

const WHO_READS_A_NAME = {
	answers_before: 'what a facilitator typed in the room within the last hours, to whoever typed it',
	build_thread: 'to its giver; to others as in lists',
	challenges_to: 'the name of a challenge, which is public',
	export_words: 'for the one use that its giver said yes to; told to them with the list it is in',
	held_with_words: 'to its giver',
	look_at_name: 'where the look is written down',
	may_look: 'whether there is one',
	name_in_lists: 'to its giver, and where a yes lets it stand on the website',
	name_to_me: 'after a look, that day',
	own_contribution: 'to its giver',
	public_quote: 'where a yes lets the words stand on the website',
	readable_quotes: 'to its giver; to others as in lists',
	signed_by: 'the name of a signature, which is public'
};
