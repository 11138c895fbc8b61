// Claims that wait for approval, as their tables hold them, for journeys of those who approve: how a claim is made is told elsewhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';

export type WaitingClaim = {
	/** Known to Northbrook by this name from now on; or known by it already to the organisation named. */
	who: string;
	knownTo?: 'rooted-voices';
	/** Of Northbrook; the one for workshops where none is named. */
	role?: string;
	fee: number;
	expenses?: number;
	route?: string | null;
	/** The key of an account of the cast. */
	raisedBy?: string;
	daysAgo?: number;
};

/** Whether the application's own database can be reached: not where BASE_URL names one elsewhere. */
export const canMakeClaims = () => process.env.ALONE_DATA_DIR !== undefined;

/** Makes them in the database of the application that is alone, in the order given. */
export async function claimsThatWait(claims: WaitingClaim[]): Promise<void> {
	const settings = JSON.parse(
		readFileSync(join(process.env.ALONE_DATA_DIR ?? '', 'backend.json'), 'utf8')
	) as { port: number; ownerPassword: string };
	const sql = postgres({
		host: '127.0.0.1',
		port: settings.port,
		user: 'postgres',
		password: settings.ownerPassword,
		database: 'postgres',
		max: 1
	});
	try {
		for (const {
			who,
			fee,
			expenses = 0,
			route = 'bacs',
			raisedBy = 'grace',
			daysAgo = 3,
			...more
		} of claims) {
			await sql`
				with trust as (select id from public.organisations where slug = 'northbrook'),
				made as (insert into public.people (organisation_id, name) select id, ${who} from trust where ${more.knownTo ?? null}::text is null returning id),
				known as (
					select coalesce(made.id, already.id) as id, trust.id as organisation_id from trust left join made on true
					left join public.organisations o on o.slug = ${more.knownTo ?? null}
					left join public.people already on already.organisation_id = o.id and already.name = ${who}
				),
				claim as (
					insert into public.claims (organisation_id, programme_id, person_id, reason, offer, done_on, role_id, route, fee_pence,
						expense_pence, submitted_at, submitted_by)
					select k.organisation_id, p.id, k.id, 'agreed task', ${sql.json({ task: `Reading with ${who}`, pence: fee })},
						private.today() - ${daysAgo}::int,
						coalesce((select r.id from public.involvement_roles r where r.organisation_id = k.organisation_id and r.name = ${more.role ?? null}),
							private.role_for(k.organisation_id)),
						${route}, ${fee}, ${expenses}, clock_timestamp(),
						(select account_id from public.people where lower(name) = ${raisedBy} and account_id is not null limit 1)
					from known k join public.programmes p on p.slug = 'pcref' returning id
				)
				insert into public.claim_lines (claim_id, position, kind, pence, session_minutes, preparation_minutes, expense, spent_on, what,
					waived_why, waived_by)
				select claim.id, 1, 'fee', ${fee}::int, 120, 60, null, null::date, '', null, null::uuid from claim
				union all
				select claim.id, 2, 'expense', ${expenses}::int, null, null, 'travel', private.today() - ${daysAgo}::int, 'The 11 bus',
					'none given', '00000000-0000-4000-a000-000000000002'::uuid from claim
				where ${expenses}::int > 0`;
		}
	} finally {
		await sql.end();
	}
}
