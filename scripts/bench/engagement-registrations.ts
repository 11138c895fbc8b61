// What it costs to ask for a place, and to see who comes, at a workshop of 10 people and at one of 1,000.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { startEmbedded } from '../../src/lib/platform/backend/embedded/start.ts';
import { startApplication } from '../support/application.ts';
import { buildIfNeeded } from '../support/build.ts';
import { round, time, type Timing } from './measure.ts';
import { signIn } from './thread.ts';

const SIZES = [10, 1_000];
/** No page may cost more than this times as much with 1,000 people as with 10. */
const MOST = 2;

const workshopOf = (people: number) => `00000000-0000-4000-f200-${String(people).padStart(12, '0')}`;
const codeOf = (people: number) => `BENCH${people}`;

type Page = { name: string; path: (people: number) => string; staff?: boolean };
const staff = (people: number) => `/northbrook/workshops/${workshopOf(people)}`;
const PAGES: Page[] = [
	{ name: 'a workshop, for anyone', path: (people) => `/workshops/${workshopOf(people)}` },
	{ name: 'the form to register', path: (people) => `/workshops/${workshopOf(people)}/register` },
	{ name: 'who comes', path: (people) => `${staff(people)}/people`, staff: true },
	{ name: 'who waits', path: (people) => `${staff(people)}/people?show=waiting`, staff: true },
	{ name: 'what people need', path: (people) => `${staff(people)}/people/needs`, staff: true },
	{ name: 'the room', path: (people) => `${staff(people)}/room`, staff: true }
];

export type Cost = { page: string; at: Timing[]; grown: number };

/** True when no page grows with the people. */
export async function benchRegistrations(times: number): Promise<{ enough: boolean; rows: Cost[] }> {
	buildIfNeeded();
	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
	try {
		await fill(dataDir);
		const application = await startApplication('cast', dataDir);
		try {
			const cookie = await signIn(application.url, 'grace');
			const rows: Cost[] = [];
			for (const { name, path, staff: mine } of PAGES) {
				const asked = SIZES.map((people) => ({
					url: application.url + path(people),
					cookie: mine ? cookie : ''
				}));
				rows.push(row(name, await time(asked, times)));
			}
			rows.push(row('registering, the form sent', await registering(application.url, times)));
			const enough = rows.every(({ grown }) => grown <= MOST);
			print(rows, times, enough);
			return { enough, rows };
		} finally {
			await application.close();
		}
	} finally {
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	}
}

const row = (page: string, at: Timing[]): Cost => ({ page, at, grown: round(at.at(-1)!.p50 / at[0]!.p50) });

/** Sends the form as a browser does, in turn at each workshop. Not more often than one address may in ten minutes. */
async function registering(url: string, times: number): Promise<Timing[]> {
	const took = SIZES.map(() => [] as number[]);
	for (let index = 0; index < Math.min(times, 80); index++) {
		for (const [at, people] of SIZES.entries()) {
			const body = new URLSearchParams({
				pressed: randomUUID(),
				called: `Person ${index}`,
				contact_by: 'none',
				language: 'en',
				needs: 'environment',
				pay: 'full'
			});
			const started = performance.now();
			const answer = await fetch(`${url}/workshops/${workshopOf(people)}/register`, {
				method: 'POST',
				body,
				headers: { origin: url, accept: 'text/html' },
				redirect: 'manual'
			});
			if (answer.status !== 303) throw new Error(`Registering answered ${answer.status}`);
			took[at]!.push(performance.now() - started);
		}
	}
	return took.map((each) => {
		each.sort((one, other) => one - other);
		const share = (of: number) => round(each[Math.floor(each.length * of)] ?? 0);
		return { p50: share(0.5), p95: share(0.95), bytes: 0 };
	});
}

function print(rows: Cost[], times: number, enough: boolean) {
	process.stdout.write(
		`Workshops of ${SIZES.map((size) => size.toLocaleString('en-GB')).join(' and ')} people, ${times} times each\n`
	);
	for (const { page, at, grown } of rows) {
		const figures = at.map(({ p50, p95 }) => `p50 ${p50} ms  p95 ${p95} ms`).join('  |  ');
		process.stdout.write(`${page.padEnd(28)} ${figures}  × ${grown}\n`);
	}
	process.stdout.write(`No page may grow more than × ${MOST}: ${enough ? 'within' : 'OVER'}.\n`);
}

/** Two workshops; at each nine in ten have a place, one in ten waits, and half need something. */
async function fill(dataDir: string) {
	const backend = await startEmbedded({ dataDir, data: 'cast', durable: false, say: () => undefined });
	const sql = postgres(backend.databaseUrl, { max: 1, onnotice: () => undefined });
	try {
		for (const people of SIZES) await fillWorkshop(sql, people);
		await sql.unsafe('vacuum analyze');
	} finally {
		await sql.end();
		await backend.close();
	}
}

async function fillWorkshop(sql: postgres.Sql, people: number) {
	const workshop = workshopOf(people);
	await sql`
		insert into public.workshops (id, organisation_id, programme_id, title, share_title, purpose, held_on, starts_at, ends_at, place,
			area, capacity, offer, support_contact, debrief, opened_at, limits_said_at, limits_said_by)
		select ${workshop}, w.organisation_id, w.programme_id, ${`A workshop of ${people}`}, 'An afternoon', w.purpose,
			(day.starts at time zone 'Europe/London')::date, day.starts, day.starts + interval '2 hours', w.place, w.area,
			${Math.floor(people * 0.9)}, w.offer, w.support_contact, w.debrief, now(), now(), p.account_id
		from public.workshops w, (select now() + interval '6 hours' as starts) day, public.people p
		where w.id = '00000000-0000-4000-f200-000000000001' and p.id = '00000000-0000-4000-d000-000000000002'`;
	await sql`
		insert into public.people (organisation_id, name, reference)
		select '00000000-0000-4000-b000-000000000001', 'Person ' || n, 'bench ' || ${people}::int || ' ' || n
		from generate_series(1, ${people}::int) n`;
	await sql`
		insert into public.registrations (workshop_id, organisation_id, person_id, called, how, code_hash, accepted_at, waiting_since)
		select ${workshop}, p.organisation_id, p.id, p.name, 'by the person', private.receipt_hash(${codeOf(people)} || p.reference),
			case when n <= ${people}::int * 0.9 then now() end, case when n > ${people}::int * 0.9 then now() end
		from (select p.*, row_number() over (order by p.id) as n from public.people p
			where p.reference like ${`bench ${people} %`}) p`;
	await sql`
		insert into public.access_needs (registration_id, category, detail)
		select r.id, 'environment', 'No steps' from public.registrations r where r.workshop_id = ${workshop} and r.number % 2 = 0`;
}
