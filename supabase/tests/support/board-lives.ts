// A life of a programme, made of acts drawn by a seed: as people act (the commands), and on days long past (by moving what was just
// done). What is refused is refused; the next act is drawn.
import postgres from 'postgres';
import { aContribution, aMadeDecision, anAgreedInsight, anInsightInCheck, type Given } from './builders.ts';
import { as, nobody, owner } from './database.ts';
import { MARCUS_DECIDES, NORTHBROOK } from './ids.ts';
import { aPayment, BY_HAND } from './paid.ts';

type Life = {
	programme: string;
	given: Given[];
	insights: string[];
	decisions: string[];
	challenges: { id: string; code: string }[];
};
type Act = (life: Life, draw: Draw) => Promise<unknown>;
type Draw = { below: (most: number) => number; one: <T>(of: T[]) => T; days: () => number };

/** mulberry32 (public domain, Tommy Ettinger): small, and the same everywhere. */
function drawing(seed: number): Draw {
	let state = seed;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const below = (most: number) => Math.floor(next() * most);
	return {
		below,
		one: (of) => {
			if (of.length === 0) throw new Nothing();
			return of[below(of.length)]!;
		},
		days: () => below(500)
	};
}

/** There is nothing yet to do this act with. */
class Nothing extends Error {}

const rows = <T extends object>(text: string, values: (string | number | string[])[]) =>
	owner().unsafe<T[]>(text, values);
const isoDay = (daysAgo: number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.now() - daysAgo * 86_400_000);

/** Moves an agreed insight into the past, its promise with it: never to this day. */
async function agreedAgo(id: string, draw: Draw) {
	const [ago, checked] = [draw.days(), draw.below(40)];
	await owner()`update public.insights set check_started_at = check_started_at - make_interval(days => ${ago + checked}),
		agreed_at = agreed_at - make_interval(days => ${ago}), published_at = agreed_at - make_interval(days => ${ago}),
		due_on = case when due_on - ${ago}::int = private.today() then private.today() + 1 else due_on - ${ago}::int end
		where id = ${id}`;
	if (draw.below(3) === 0)
		await owner()`update public.insights set checked = '{"reached": 0}' where id = ${id}`;
}

const ACTS: Act[] = [
	async (life, draw) => {
		life.given.push(
			await aContribution({ programme: life.programme, more: { given_on: isoDay(draw.days()) } })
		);
	},
	async (life, draw) => nobody.call('withdraw_by_receipt', { code: draw.one(life.given).receipt }),
	async (life, draw) =>
		rows(
			'update public.contributions set moderated_out_at = case when moderated_out_at is null then now() end where id = $1',
			[draw.one(life.given).id]
		),
	async (life, draw) =>
		as('grace').call('say_why_unused', { contribution: draw.one(life.given).id, reason: 'too_little' }),
	async (life, draw) => as('grace').call('unsay_why_unused', { contribution: draw.one(life.given).id }),
	// Brought in by an import and taken out again.
	async (life, draw) => {
		await rows(
			`insert into public.contributions (organisation_id, programme_id, words, commitment, given_on) values ($1, $2, 'From a file', rpad('x', 43, 'A'), $3)`,
			[NORTHBROOK, life.programme, isoDay(draw.days())]
		);
		if (draw.below(2))
			await rows(`delete from public.contributions where programme_id = $1 and words = 'From a file'`, [
				life.programme
			]);
	},
	async (life, draw) => {
		const made = await anAgreedInsight({ programme: life.programme, restsOn: [draw.one(life.given)] });
		life.insights.push(made.id);
		await agreedAgo(made.id, draw);
	},
	async (life, draw) => {
		const { id } = await anInsightInCheck({ programme: life.programme, restsOn: [draw.one(life.given)] });
		life.insights.push(id);
	},
	// The days of a check are over.
	async (life, draw) => {
		const insight = draw.one(life.insights);
		await rows(
			`update public.insights set check_until = private.today() - 1 where id = $1 and state = 'in_check'`,
			[insight]
		);
		await as('grace').call('agree_insight', { insight });
	},
	async (life, draw) => {
		const made = await as('grace').call<string>('merge_insights', {
			insights: [draw.one(life.insights), draw.one(life.insights)],
			statement: 'Both say the same'
		});
		life.insights.push(made);
	},
	async (life, draw) => {
		const made = await as('grace').call<string>('supersede_insight', {
			insight: draw.one(life.insights),
			statement: 'Said better'
		});
		life.insights.push(made);
		await as('grace').call('check_insight', { insight: made });
		await as('grace').call('sign_insight', { insight: made });
		await rows('update public.insights set check_until = private.today() - 1 where id = $1', [made]);
		await as('grace').call('agree_insight', { insight: made });
	},
	async (life, draw) => {
		const kind = draw.one(['adopted', 'partly_adopted', 'not_adopted']);
		const made = await aMadeDecision({
			programme: life.programme,
			insights: [{ id: draw.one(life.insights) }],
			kind
		});
		life.decisions.push(made.id);
		const ago = draw.below(200);
		await owner()`update public.decisions set made_at = made_at - make_interval(days => ${ago}) where id = ${made.id}`;
		await owner()`update public.insights set answered_at = greatest(agreed_at, answered_at - make_interval(days => ${ago}))
			where answered_at > now() - interval '1 minute' and id in (select insight_id from public.influences where decision_id = ${made.id})`;
		await owner()`update public.responses set due_on = case when due_on - ${ago}::int = private.today() then due_on else due_on - ${ago}::int end
			where decision_id = ${made.id}`;
	},
	async (life, draw) =>
		as('marcus').call('reverse_decision', { decision: draw.one(life.decisions), reason: 'Too soon' }),
	async (life, draw) => {
		const correction = await as('grace').call<string>('correct_decision', {
			decision: draw.one(life.decisions)
		});
		await as('marcus').call('make_decision', { decision: correction });
		life.decisions.push(correction);
	},
	async (life, draw) => {
		const given = {
			decision: draw.one(life.decisions),
			what: 'Do it',
			owner_id: MARCUS_DECIDES,
			due_on: isoDay(-30)
		};
		const made = await as('marcus').call<string>('add_action', given);
		await owner()`update public.actions set due_on = due_on - ${31 + draw.days()}::int, created_at = created_at - make_interval(days => ${draw.below(100)})
			where id = ${made}`;
	},
	async (life, draw) => {
		const open = await rows<{ id: string }>(
			'select a.id from public.actions a where a.decision_id = $1 and a.done_at is null order by a.created_at, a.id',
			[draw.one(life.decisions)]
		);
		const { id } = draw.one(open);
		await as('marcus').call('complete_action', { action: id, note: 'Done' });
		await rows('update public.actions set done_at = done_at - make_interval(days => $2) where id = $1', [
			id,
			draw.below(100)
		]);
	},
	async (life, draw) => {
		const owed = await rows<{ decision: string; id: string }>(
			`select r.decision_id as decision, r.contribution_id as id from public.responses r
			where r.decision_id = any ($1) and r.told_at is null order by 1, 2`,
			[life.decisions]
		);
		const { decision, id } = draw.one(owed);
		await as('grace').call('note_told', { decision, contribution: id, how: 'by phone' });
		await owner()`update public.responses r set told_at = greatest(d.made_at, r.told_at - make_interval(days => ${draw.below(60)}))
			from public.decisions d where d.id = r.decision_id and r.decision_id = ${decision} and r.contribution_id = ${id}`;
	},
	async (life, draw) => {
		const quoted = await rows<{ insight: string; words: string }>(
			'select insight_id as insight, contribution_id as words from public.quotes where insight_id = any ($1) order by 1, 2',
			[life.insights]
		);
		const { insight, words } = draw.one(quoted);
		const code = life.given.find((one) => one.id === words)!.receipt;
		const about = { kind: 'insight', subject: insight };
		const id = await nobody.call<string>('raise_challenge_by_receipt', {
			code,
			...about,
			words: 'This is not it',
			shown_as: 'A bird'
		});
		life.challenges.push({ id, code });
		await rows(
			'update public.challenges set raised_at = raised_at - make_interval(days => $2) where id = $1',
			[id, draw.days()]
		);
	},
	async (life, draw) =>
		as('grace').call('answer_challenge', {
			challenge: draw.one(life.challenges).id,
			outcome: 'partly',
			answer: 'We looked again'
		}),
	async (life, draw) => {
		const { id: challenge, code } = draw.one(life.challenges);
		return nobody.call('author_challenge_by_receipt', {
			code,
			challenge,
			verb: draw.one(['close', 'escalate', 'take_back'])
		});
	},
	async (life, draw) => {
		const [held] = await rows<{ id: string }>(
			`insert into public.workshops (organisation_id, programme_id, title, held_on, ladder_step, opened_at, held_at)
			values ($1, $2, 'A workshop', private.today() - $3::int, $4, now(), now()) returning id`,
			[NORTHBROOK, life.programme, draw.days(), 1 + draw.below(7)]
		);
		const id = held!.id;
		await rows(
			'insert into public.group_counts (workshop_id, people, pressed) values ($1, $2, gen_random_uuid())',
			[id, 1 + draw.below(9)]
		);
		await rows(
			`insert into public.registrations (workshop_id, organisation_id, person_id, called, how, code_hash, accepted_at, attended_at)
			select $1, $2, p.id, 'A bird', 'by the person', gen_random_uuid()::text, now(), case when $3 = 0 then null else now() end
			from public.people p where p.organisation_id = $2 order by p.id limit 3`,
			[id, NORTHBROOK, draw.below(3)]
		);
		await rows('insert into public.felt_shown (workshop_id, answers, step) values ($1, 5, $2)', [
			id,
			1 + draw.below(13) / 2
		]);
	},
	// A workshop is moved, written up, its people counted again, and some were not there after all.
	async (life, draw) => {
		const workshops = await rows<{ id: string }>(
			'select id from public.workshops where programme_id = $1 order by id',
			[life.programme]
		);
		const { id } = workshops.length ? workshops[draw.below(workshops.length)]! : draw.one(workshops);
		await rows('update public.workshops set held_on = held_on - $2::int, ladder_step = $3 where id = $1', [
			id,
			draw.below(40),
			1 + draw.below(7)
		]);
		if (draw.below(2))
			await rows('update public.group_counts set undone_at = now() where workshop_id = $1', [id]);
		if (draw.below(2))
			await rows('update public.registrations set attended_at = null where workshop_id = $1', [id]);
		if (draw.below(2))
			await rows('update public.felt_shown set answers = answers + 5, step = $2 where workshop_id = $1', [
				id,
				1 + draw.below(13) / 2
			]);
		if (draw.below(2))
			await rows(
				`update public.workshops set summary = 'Said', summary_by = 'A bird', written_up_at = now() where id = $1`,
				[id]
			);
	},
	async (life, draw) => {
		const payment = await aPayment({
			programme: life.programme,
			who: 'Swallow',
			fee: 1000 + draw.below(9000),
			daysAgo: 40 + draw.days(),
			moves: BY_HAND
		});
		await rows('update public.payments set sent_at = sent_at - make_interval(days => $2) where id = $1', [
			payment.id,
			draw.below(40)
		]);
		if (draw.below(4) === 0)
			await rows(`select private.move_payment($1, 'reversed', null, null)`, [payment.id]);
	},
	async () => rows('select private.fold_board(now())', [])
];

/** Lives a programme of Northbrook. Out: its id, and how many acts were done. */
export async function lives(seed: number, acts: number) {
	const draw = drawing(seed);
	const [made] = await owner()<{ id: string }[]>`
		insert into public.programmes (organisation_id, slug, title, starts_on, answer_days, summary_days)
		values (${NORTHBROOK}, ${`life-${seed}`}, 'A life', '2020-01-01', ${20 + draw.below(80)}, ${5 + draw.below(30)}) returning id`;
	const life: Life = { programme: made!.id, given: [], insights: [], decisions: [], challenges: [] };
	let done = 0;
	for (const act of [
		...Array.from({ length: 3 }, () => ACTS[0]!),
		...Array.from({ length: acts }, () => draw.one(ACTS))
	]) {
		try {
			await act(life, draw);
			done += 1;
		} catch (reason) {
			const foreseen =
				reason instanceof postgres.PostgresError && (/^[I-Z]/.test(reason.code) || reason.code === '42501');
			if (!foreseen && !(reason instanceof Nothing)) throw reason;
		}
	}
	return { programme: life.programme, done };
}
