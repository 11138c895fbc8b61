// Each transition of the thread leaves exactly its entries in the log, in its own transaction: undone, it leaves none.
import { describe, expect, it } from 'vitest';
import {
	aConsultation,
	aContribution,
	aDraftInsight,
	aMadeDecision,
	anAgreedInsight,
	anInsightInCheck,
	aProposedDecision
} from './support/builders.ts';
import { as, nobody, owner } from './support/database.ts';
import { MARCUS_DECIDES, NORTHBROOK, PCREF } from './support/ids.ts';
import { staged, type Step } from './support/staged.ts';

const DUE = '2027-01-31';
const REASON = 'The money went elsewhere';

const said = (changes: object = {}) => ({
	programme_id: PCREF,
	words: 'The corridor is cold',
	told: true,
	consents: {},
	...changes
});
async function anAction(decision?: string) {
	const id = decision ?? (await aMadeDecision()).id;
	const given = { decision: id, what: 'Ask on all wards', owner_id: MARCUS_DECIDES, due_on: DUE };
	return { decision: id, action: await as('grace').call<string>('add_action', given) };
}
/** A made decision, and a contribution that it answers. */
async function decided() {
	const insight = await anAgreedInsight();
	const { id } = await aMadeDecision({ insights: [insight] });
	return { decision: id, given: insight.restsOn[0]! };
}
async function aChallenge(upTo: 'raised' | 'answered' = 'raised') {
	const {
		decision,
		given: { receipt }
	} = await decided();
	const raised = { code: receipt, kind: 'decision', subject: decision, words: 'Not what we asked for' };
	const challenge = await nobody.call<string>('raise_challenge_by_receipt', raised);
	if (upTo === 'answered') {
		await as('grace').call('answer_challenge', { challenge, outcome: 'not', answer: 'We did' });
	}
	return { challenge, code: receipt };
}
const stated = (contribution: string) =>
	owner()`update public.contributions set moderated_out_at = now() where id = ${contribution}`;

/** Of what, what happens, and the entries it leaves: each by its type and what else is told of it. */
type Transition = [of: string, what: string, step: () => Promise<Step>, leaves: object[]];

const CONTRIBUTION: Transition[] = [
	[
		'contribution',
		'given, with a yes and a no',
		async () => ({
			who: 'tunde',
			call: 'record_contribution',
			given: { given: said({ consents: { website: true, board: false } }) }
		}),
		[
			{ type: 'contribution.received', kind: 'text', channel: 'self', confirmed: 'self' },
			{ type: 'consent.given', use: 'website', how: 'self' },
			{ type: 'consent.refused', use: 'board', how: 'self' }
		]
	],
	[
		'contribution',
		'written down for somebody, not read back',
		async () => ({
			who: 'fatima',
			call: 'record_contribution',
			given: { given: said({ on_behalf: true, scribe_name: 'Fatima' }) }
		}),
		[{ type: 'contribution.received', channel: 'scribe' }]
	],
	[
		'contribution',
		'confirmed',
		async () => {
			const { receipt } = await aContribution({ more: { read_back: false } });
			return { who: null, call: 'confirm_by_receipt', given: { code: receipt } };
		},
		[{ type: 'contribution.confirmed', how: 'self' }]
	],
	[
		'contribution',
		'shown without a name from then on',
		async () => {
			const { id } = await aContribution({ by: 'tunde', more: { attribution: 'named', shown_as: 'Tunde' } });
			return { who: 'tunde', call: 'make_anonymous', given: { contribution: id } };
		},
		[{ type: 'contribution.made_anonymous' }]
	],
	[
		'contribution',
		'kept back',
		async () => {
			const { id } = await aContribution();
			return { owner: `update public.contributions set moderated_out_at = now() where id = '${id}'` };
		},
		[{ type: 'contribution.kept_back', how: 'moderation' }]
	],
	[
		'contribution',
		'let through after that',
		async () => {
			const { id } = await aContribution();
			await stated(id);
			return { owner: `update public.contributions set moderated_out_at = null where id = '${id}'` };
		},
		[{ type: 'contribution.let_through' }]
	],
	[
		'contribution',
		'taken back',
		async () => {
			const { id } = await aContribution({ by: 'tunde' });
			return { who: 'tunde', call: 'withdraw_contribution', given: { contribution: id } };
		},
		[{ type: 'contribution.taken_back', how: 'self' }]
	],
	[
		'contribution',
		'kept long enough',
		async () => {
			const { id } = await aContribution();
			return { owner: `select private.withdraw('${id}', 'kept long enough')` };
		},
		[{ type: 'contribution.taken_back', how: 'retention' }]
	],
	[
		'contribution',
		'brought in and undone',
		async () => {
			const [made] = await owner()<{ id: string }[]>`select private.store_contribution(jsonb_build_object(
				'organisation_id', ${NORTHBROOK}::text, 'programme_id', ${PCREF}::text, 'words', 'Starling', 'given_on', '2026-01-05')) as id`;
			await owner()`delete from private.salts where contribution_id = ${made!.id}`;
			return { owner: `delete from public.contributions where id = '${made!.id}'` };
		},
		[{ type: 'contribution.undone', how: 'import_undone' }]
	],
	[
		'consent',
		'a no after a yes',
		async () => {
			const { receipt } = await aContribution();
			const given = { code: receipt, answers: { board: false } };
			return { who: null, call: 'change_consent_by_receipt', given };
		},
		[{ type: 'consent.refused', use: 'board', how: 'receipt' }]
	]
];

const INSIGHT: Transition[] = [
	[
		'insight',
		'drafted',
		async () => ({
			who: 'grace',
			call: 'draft_insight',
			given: { programme: PCREF, statement: 'Doors should open' }
		}),
		[{ type: 'insight.drafted' }]
	],
	[
		'insight',
		'put to those it rests on',
		async () => {
			const { id } = await aDraftInsight();
			return { who: 'grace', call: 'check_insight', given: { insight: id } };
		},
		[{ type: 'check.asked' }, { type: 'insight.in_check' }]
	],
	[
		'insight',
		'a check answered',
		async () => {
			const { id, restsOn } = await anInsightInCheck();
			const given = { code: restsOn[0]!.receipt, insight: id, answer: 'agree' };
			return { who: null, call: 'answer_check_by_receipt', given };
		},
		[{ type: 'check.answered', outcome: 'agree' }]
	],
	[
		'insight',
		'agreed',
		async () => {
			const { id, restsOn } = await anInsightInCheck();
			const given = { code: restsOn[0]!.receipt, insight: id, answer: 'agree' };
			await nobody.call('answer_check_by_receipt', given);
			return { who: 'grace', call: 'agree_insight', given: { insight: id } };
		},
		[
			{ type: 'contribution.counted', as: ['in_an_insight'] },
			{ type: 'insight.agreed', due: expect.any(String) },
			{ type: 'insight.rests_on', refs: { contribution: expect.any(String) } }
		]
	],
	[
		'insight',
		'replaced by another',
		async () => {
			const { id } = await anAgreedInsight();
			const given = { insight: id, statement: 'People are asked too late' };
			return { who: 'grace', call: 'supersede_insight', given };
		},
		[{ type: 'insight.drafted' }, { type: 'insight.replaced_by', how: 'superseded' }]
	],
	[
		'insight',
		'superseded, when the one in its place is agreed',
		async () => {
			const { id, restsOn } = await anAgreedInsight();
			const statement = 'People are asked too late';
			const next = await as('grace').call<string>('supersede_insight', { insight: id, statement });
			await as('grace').call('check_insight', { insight: next });
			await as('fatima').call('sign_insight', { insight: next });
			const given = { code: restsOn[0]!.receipt, insight: next, answer: 'agree' };
			await nobody.call('answer_check_by_receipt', given);
			return { who: 'grace', call: 'agree_insight', given: { insight: next } };
		},
		[
			{ type: 'insight.agreed' },
			{ type: 'insight.rests_on', refs: { contribution: expect.any(String) } },
			{ type: 'insight.superseded' }
		]
	]
];

const DECISION: Transition[] = [
	[
		'decision',
		'proposed',
		async () => ({
			who: 'grace',
			call: 'propose_decision',
			given: { programme: PCREF, title: 'Open the doors', summary: 'By day' }
		}),
		[{ type: 'decision.proposed' }]
	],
	[
		'decision',
		'made: its influence, its insight answered, who is owed word',
		async () => {
			const { id } = await aProposedDecision();
			return { who: 'marcus', call: 'make_decision', given: { decision: id } };
		},
		[
			{ type: 'contribution.counted', as: ['in_an_insight', 'answered'] },
			{ type: 'decision.made', decided: '2026-06-02' },
			{ type: 'equality.considered', how: 'at', decided: '2026-06-02', due: '2026-12-01' },
			{ type: 'influence.partly_adopted' },
			{ type: 'insight.answered' },
			{ type: 'response.owed', due: expect.any(String), refs: { contribution: expect.any(String) } }
		]
	],
	[
		'decision',
		'reversed',
		async () => {
			const { id } = await aMadeDecision();
			return { who: 'marcus', call: 'reverse_decision', given: { decision: id, reason: REASON } };
		},
		[
			{ type: 'contribution.counted', as: ['in_an_insight'] },
			{ type: 'decision.reversed' },
			{ type: 'insight.waiting_again' }
		]
	],
	[
		'correction',
		'proposed in the place of a decision',
		async () => {
			const { id } = await aMadeDecision();
			return { who: 'grace', call: 'correct_decision', given: { decision: id } };
		},
		[
			{ type: 'decision.proposed', refs: { programme: expect.any(String), supersedes: expect.any(String) } },
			{ type: 'equality.considered', how: 'before', decided: '2026-06-01' }
		]
	],
	[
		'response',
		'told',
		async () => {
			const { decision, given } = await decided();
			return {
				who: 'fatima',
				call: 'note_told',
				given: { decision, contribution: given.id, how: 'by phone' }
			};
		},
		[
			{ type: 'contribution.counted', as: ['in_an_insight', 'answered', 'told'] },
			{ type: 'response.told', how: 'by_phone', refs: { contribution: expect.any(String) } }
		]
	],
	[
		'action',
		'promised',
		async () => {
			const { id } = await aMadeDecision();
			const given = { decision: id, what: 'Ask on all wards', owner_id: MARCUS_DECIDES, due_on: DUE };
			return { who: 'grace', call: 'add_action', given };
		},
		[{ type: 'action.promised', due: DUE }, { type: 'decision.in_action' }]
	],
	[
		'action',
		'progress',
		async () => {
			const { action } = await anAction();
			return { who: 'grace', call: 'note_progress', given: { action, note: 'Begun' } };
		},
		[{ type: 'action.progress' }]
	],
	[
		'action',
		'done, and the decision with it',
		async () => {
			const { action } = await anAction();
			return { who: 'grace', call: 'complete_action', given: { action, note: 'On nine wards' } };
		},
		[{ type: 'action.done' }, { type: 'action.progress' }, { type: 'decision.done' }]
	],
	[
		'challenge',
		'raised',
		async () => {
			const { decision, given } = await decided();
			return {
				who: null,
				call: 'raise_challenge_by_receipt',
				given: { code: given.receipt, kind: 'decision', subject: decision, words: 'Not resolved' }
			};
		},
		[{ type: 'challenge.raised', standing: 'contributor', refs: { decision: expect.any(String) } }]
	],
	[
		'challenge',
		'acknowledged',
		async () => ({
			who: 'grace',
			call: 'acknowledge_challenge',
			given: { challenge: (await aChallenge()).challenge }
		}),
		[{ type: 'challenge.acknowledged' }]
	],
	[
		'challenge',
		'answered',
		async () => {
			const { challenge } = await aChallenge();
			await as('grace').call('acknowledge_challenge', { challenge });
			return {
				who: 'grace',
				call: 'answer_challenge',
				given: { challenge, outcome: 'upheld', answer: 'You are right' }
			};
		},
		[{ type: 'challenge.answered', outcome: 'upheld' }]
	],
	...(['close', 'escalate', 'take_back'] as const).map((verb): Transition => [
		'challenge',
		`${verb} by its author`,
		async () => {
			const { challenge, code } = await aChallenge('answered');
			return { who: null, call: 'author_challenge_by_receipt', given: { code, challenge, verb } };
		},
		[
			{
				type: {
					close: 'challenge.closed',
					escalate: 'challenge.escalated',
					take_back: 'challenge.taken_back'
				}[verb]
			},
			...(verb === 'escalate' ? [{ type: 'challenge.tabled', due: expect.any(String) }] : [])
		]
	])
];

const RULES: Transition[] = [
	[
		'programme',
		'clocks changed',
		async () => ({
			owner: `update public.programmes set answer_days = answer_days - 1 where id = '${PCREF}'`
		}),
		[{ type: 'programme.clocks', answer_days: expect.any(Number) }]
	],
	[
		'programme',
		'rule changed',
		async () => ({
			who: 'grace',
			call: 'set_check_rule',
			given: { programme: PCREF, waits: 'days', objections_answered: true, least_share: 40, reason: REASON }
		}),
		[{ type: 'programme.rules', how: 'days', count: 40, outcome: 'objections_answered' }]
	],
	[
		'consultation',
		'its window moved',
		async () => ({
			who: 'grace',
			call: 'extend_consultation',
			given: { consultation: await aConsultation(), closes_on: '2027-03-01', reason: REASON }
		}),
		[{ type: 'consultation.extended', due: '2027-03-01' }]
	],
	[
		'consultation',
		'opened although something was not met',
		async () => ({
			owner: `insert into public.consultation_overrides (consultation_id, what, reason, by_name)
				values ('${await aConsultation()}', 'time', 'The law says so', 'Grace')`
		}),
		[{ type: 'consultation.overridden', how: 'time' }]
	],
	[
		'workshop',
		'words that its summary had copied taken back',
		async () => {
			const { id, words } = await aContribution({
				words: 'The last bus goes at six and I will not walk home in the dark'
			});
			const workshop = '00000000-0000-4000-f200-000000000001';
			await owner()`update public.workshops set closed_at = now(), held_at = now(), written_up_at = now(), summary = ${`We heard: ${words}. And more.`},
				summary_by = 'Fatima' where id = ${workshop}`;
			await owner()`insert into public.summary_versions (workshop_id, version, words, written_by)
				values (${workshop}, 1, ${`We heard: ${words}. And more.`}, 'Fatima')`;
			await owner()`update public.contributions set workshop_id = ${workshop} where id = ${id}`;
			return { owner: `select private.withdraw('${id}', 'at their request')` };
		},
		[
			{ type: 'contribution.taken_back', how: 'request' },
			{ type: 'use.ended', kind: 'workshop', how: 'taken_back' },
			{ type: 'workshop.summary_cut', c: { summary: expect.any(String) } }
		]
	],
	[
		'retention',
		'a rule changed',
		async () => ({
			who: 'grace',
			call: 'set_retention',
			given: { organisation: NORTHBROOK, record_type: 'messages', keep: 7, unit: 'months', reason: REASON }
		}),
		[{ type: 'retention.changed', kind: 'messages', count: 7, how: 'months' }]
	],
	[
		'disposal',
		'done',
		async () => ({
			owner: `insert into public.disposals (organisation_id, record_type, number, disposed_at, keep, unit, first_on, last_on)
				values ('${NORTHBROOK}', 'words', 3, now(), 24, 'months', private.today(), private.today())`
		}),
		[{ type: 'disposal.done', kind: 'words', count: 3, how: 'clock' }]
	]
];

describe.each([...CONTRIBUTION, ...INSIGHT, ...DECISION, ...RULES])(
	'%s: %s',
	(_of, _what, prepare, leaves) => {
		it('leaves exactly its entries, and none when it is undone', async () => {
			const { undone, left, done } = await staged(await prepare());
			const types = done.map(({ type }) => type);
			expect([...types].sort()).toEqual(leaves.map((one) => (one as { type: string }).type).sort());
			expect(undone).toEqual(types);
			expect(left).toBe(0);
			for (const leaf of leaves) expect(done).toContainEqual(expect.objectContaining(leaf));
		});
	}
);
