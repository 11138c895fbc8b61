// What the results of a large consultation cost: 1,000 people who answered, and 100 statements that each of them voted on or left.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbedded } from '../../src/lib/platform/backend/embedded/start.ts';
import { startApplication } from '../support/application.ts';
import { buildIfNeeded } from '../support/build.ts';
import { time, type Timing } from './measure.ts';
import { signIn } from './thread.ts';

const VOTERS = 1_000;
const STATEMENTS = 100;
/** What is promised for the page with opinion groups. */
const LIMIT_MS = 2_000;
const PROMISED = 'statements, with opinion groups';

const CONSULTATION = '00000000-0000-4000-f300-0000000000be';
const at = `/northbrook/consultations/${CONSULTATION}/results`;
const PAGES = [
	['results', at],
	[PROMISED, `${at}/statements?question=agree`],
	['words of one question', `${at}/words?question=words`],
	['by ethnic group in detail', `${at}/cut?question=ways&by=ethnic_group_detailed`],
	['answers as CSV', `${at}/answers.csv`]
] as const;

export type Cost = Timing & { page: string };

/** True when the page with opinion groups stays under its limit. */
export async function benchResults(times: number): Promise<{ enough: boolean; rows: Cost[] }> {
	buildIfNeeded();
	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
	try {
		await fill(dataDir);
		const application = await startApplication('cast', dataDir);
		try {
			const cookie = await signIn(application.url, 'grace');
			const timings = await time(
				PAGES.map(([, path]) => ({ url: application.url + path, cookie })),
				times,
				2
			);
			const rows = PAGES.map(([page], index) => ({ page, ...timings[index]! }));
			const enough = rows.every(({ page, p95 }) => page !== PROMISED || p95 <= LIMIT_MS);
			print(rows, times, enough);
			return { enough, rows };
		} finally {
			await application.close();
		}
	} finally {
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	}
}

function print(rows: Cost[], times: number, enough: boolean) {
	process.stdout.write(
		`Results of ${VOTERS.toLocaleString('en-GB')} people and ${STATEMENTS} statements, ${times} times each\n`
	);
	for (const { page, p50, p95, bytes } of rows) {
		const size = `${bytes.toLocaleString('en-GB')} bytes`;
		process.stdout.write(`${page.padEnd(34)} p50 ${p50} ms  p95 ${p95} ms  ${size}\n`);
	}
	process.stdout.write(`Limit for groups: ${LIMIT_MS} ms: ${enough ? 'within' : 'OVER'}.\n`);
}

async function fill(dataDir: string) {
	const backend = await startEmbedded({ dataDir, data: 'cast', durable: false, say: () => undefined });
	const sql = postgres(backend.databaseUrl, { max: 1, onnotice: () => undefined });
	try {
		await ask(sql);
		await answer(sql);
		await sql.unsafe('vacuum analyze');
	} finally {
		await sql.end();
		await backend.close();
	}
}

const list = (count: number, of: string) =>
	Array.from({ length: count }, (_, index) => ({ id: `${of}_${index}`, label: `${of} number ${index}` }));

async function ask(sql: postgres.Sql) {
	const asked = (kind: string, id: string, more: object = {}) => ({
		id,
		kind,
		title: `About ${id}`,
		required: false,
		own_words: false,
		...more
	});
	const questions = [
		asked('multiple_choice', 'ways', { options: list(8, 'way') }),
		asked('open_text', 'words'),
		asked('statements', 'agree', { items: list(STATEMENTS, 'statement') })
	];
	await sql`
		insert into public.consultations (id, organisation_id, programme_id, title, opens_on, closes_on, opened_at, closed_at)
		values (${CONSULTATION}, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', 'A large one',
			private.today() - 40, private.today() - 2, now() - interval '40 days', now() - interval '1 day')`;
	await sql`
		insert into public.consultation_versions (consultation_id, version, content, frozen_at)
		values (${CONSULTATION}, 1, ${sql.json({ title: 'A large one', questions })}, now() - interval '40 days')`;
}

/** Four camps that differ in which statements they agree with; every sixth vote strays, four in ten are not cast. */
async function answer(sql: postgres.Sql) {
	await sql`
		insert into public.answer_sheets (consultation_id, version_id, how, code_hash, sent_at, contribution_id)
		select v.consultation_id, v.id, 'online', 'bench ' || n, now() - interval '30 days' + n * interval '1 minute',
			private.store_contribution(jsonb_build_object('organisation_id', '00000000-0000-4000-b000-000000000001',
				'programme_id', '00000000-0000-4000-c000-000000000001', 'consultation_id', v.consultation_id, 'kind', 'answers',
				'words', 'About words' || chr(10) || repeat('Somebody should ring back. ', 1 + n % 20), 'given_on', private.today() - 30))
		from public.consultation_versions v, generate_series(1, ${VOTERS}::int) n where v.consultation_id = ${CONSULTATION}`;
	await sql`
		insert into public.answers (sheet_id, question_id, value)
		select s.id, 'ways', jsonb_build_object('chosen', jsonb_build_array('way_' || abs(hashtext(s.code_hash)) % 8))
		from public.answer_sheets s where s.consultation_id = ${CONSULTATION}`;
	await sql`
		insert into public.answers (sheet_id, question_id, starts, ends)
		select s.id, 'words', 12, char_length(c.words) from public.answer_sheets s
		join public.contributions c on c.id = s.contribution_id where s.consultation_id = ${CONSULTATION}`;
	await sql`
		insert into private.equality_answers (contribution_id, ethnic_group, age_band, gender)
		select s.contribution_id, (array['indian', 'pakistani', 'caribbean', 'african', 'british', 'irish', 'arab', 'roma'])[1 + n % 8],
			(array['18_24', '25_34', '35_44'])[1 + n % 3], (array['woman', 'man'])[1 + n % 2]
		from public.answer_sheets s cross join lateral (select abs(hashtext(s.code_hash || 'who')) as n) who
		where s.consultation_id = ${CONSULTATION}`;
	await sql`
		insert into public.votes (contribution_id, sheet_id, choice, cast_at)
		select t.contribution_id, s.id, case when stray % 6 = 0 then stray % 3 - 1 else held end, s.sent_at
		from public.answer_sheets s
		join public.statements t on t.consultation_id = s.consultation_id
		cross join lateral (select abs(hashtext(s.code_hash || t.item)) as stray) strays
		cross join lateral (select case when hashtext((hashtext(s.code_hash) & 3) || t.item) & 1 = 0 then 1 else -1 end as held) camps
		where s.consultation_id = ${CONSULTATION} and stray % 10 < 6`;
}
