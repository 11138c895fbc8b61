// One builder for each thing of the domain, made as people make it: by the commands. Say only what differs.
import { as, nobody, type Row } from './database.ts';
import { MARCUS_DECIDES, PCREF } from './ids.ts';

export type Given = { id: string; receipt: string; words: string };

type Contribution = {
	words?: string;
	/** Whose words: a person with an account, who records them. Otherwise Fatima writes for somebody without. */
	by?: string;
	/** The name Fatima knows somebody by. */
	name?: string;
	programme?: string;
	/** Yes to the website and the board, unless said. */
	consents?: Record<string, boolean>;
	/** Anything else that record_contribution takes. */
	more?: Row;
};

export async function aContribution(changes: Contribution = {}): Promise<Given> {
	const { words = 'Nobody asked me what I needed', by, name, programme = PCREF, more = {} } = changes;
	const consents = changes.consents ?? { website: true, board: true };
	const scribe = { on_behalf: true, scribe_name: 'Fatima', read_back: true, person_name: name ?? 'Somebody' };
	const made = await as(by ?? 'fatima').call<Omit<Given, 'words'>>('record_contribution', {
		given: { programme_id: programme, words, consents, told: true, ...(by ? {} : scribe), ...more }
	});
	return { ...made, words };
}

type Insight = { statement?: string; programme?: string; restsOn?: Given[] };

/** A draft that quotes all of what it rests on. */
export async function aDraftInsight(changes: Insight = {}): Promise<{ id: string; restsOn: Given[] }> {
	const { statement = 'People are not asked what they need', programme = PCREF } = changes;
	const restsOn = changes.restsOn ?? [await aContribution({ programme })];
	const id = await as('grace').call<string>('draft_insight', { programme, statement });
	for (const { id: contribution, words } of restsOn) {
		await as('grace').call('add_quote', { insight: id, contribution, starts: 0, ends: [...words].length });
	}
	return { id, restsOn };
}

/** Put to the people it rests on, none of whom has answered; Fatima has signed for the check. */
export async function anInsightInCheck(changes: Insight = {}) {
	const insight = await aDraftInsight(changes);
	await as('grace').call('check_insight', { insight: insight.id });
	await as('fatima').call('sign_insight', { insight: insight.id });
	return insight;
}

/** Agreed with everybody it rests on, and so published. */
export async function anAgreedInsight(changes: Insight = {}) {
	const insight = await anInsightInCheck(changes);
	for (const { receipt } of insight.restsOn) {
		const agreed = { code: receipt, insight: insight.id, answer: 'agree' };
		await nobody.call('answer_check_by_receipt', agreed);
	}
	await as('grace').call('agree_insight', { insight: insight.id });
	return insight;
}

type Decision = {
	title?: string;
	programme?: string;
	insights?: { id: string }[];
	kind?: string;
	more?: Row;
};

/** A proposal that answers its insights and lacks nothing. */
export async function aProposedDecision(changes: Decision = {}) {
	const { title = 'Ask people what they need', programme = PCREF, kind = 'partly_adopted' } = changes;
	const insights = changes.insights ?? [await anAgreedInsight({ programme })];
	const id = await as('grace').call<string>('propose_decision', {
		programme,
		title,
		summary: 'Staff ask each person on the day they arrive',
		insights: insights.map((insight) => insight.id)
	});
	const given = {
		body: 'Quality committee',
		decided_on: '2026-06-02',
		owner_id: MARCUS_DECIDES,
		equality: 'Read with the community co-chair',
		equality_by: 'Grace',
		equality_on: '2026-06-01',
		due_regard: 'Weighed who is asked today and who is not',
		mitigation: 'Interpreters are booked with the visit',
		impact_review_on: halfAYearAfter(String(changes.more?.decided_on || '2026-06-02')),
		...changes.more
	};
	await as('grace').call('revise_decision', { decision: id, given });
	for (const insight of insights) {
		const influence = {
			decision: id,
			insight: insight.id,
			kind,
			reason: 'From spring, when staff are trained'
		};
		await as('grace').call('set_influence', influence);
	}
	return { id, insights };
}

const halfAYearAfter = (day: string) =>
	new Date(Date.parse(day) + 182 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

export async function aMadeDecision(changes: Decision = {}) {
	const decision = await aProposedDecision(changes);
	await as('marcus').call('make_decision', { decision: decision.id });
	return decision;
}

type Consultation = {
	title?: string;
	questions?: object[];
	/** Days from today. */
	opens?: number;
	closes?: number;
	/** Opened, so that people can answer. */
	open?: boolean;
};

const WINDOW_DAY = (days: number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(
		new Date(Date.now() + days * 24 * 60 * 60 * 1000)
	);

/** A consultation of Northbrook that lacks nothing, with one open question unless others are given. */
export async function aConsultation(changes: Consultation = {}): Promise<string> {
	const { title = 'How should wards welcome people?', opens = 0, closes = 40, open = true } = changes;
	const questions = changes.questions ?? [
		{ id: 'words', kind: 'open_text', title: 'What should the first words be?', required: false }
	];
	const grace = as('grace');
	const consultation = await grace.call<string>('create_consultation', { programme: PCREF, title });
	await grace.call('write_consultation_about', {
		consultation,
		given: {
			why: 'Nobody said hello.',
			can_change: 'The welcome.',
			cannot_change: 'The law.',
			ladder_step: '4'
		}
	});
	await grace.call('write_consultation_four_pi', {
		consultation,
		given: { principles: 'a', purpose: 'b', presence: 'c', process: 'd', impact: 'e' }
	});
	await grace.call('write_consultation_check', {
		consultation,
		given: { formative: 'a', reasons: 'b', time: 'c', considered: 'd' }
	});
	const { version } = await grace.call<{ version: { seen: string } }>('consultation_desk', { consultation });
	await grace.call('save_consultation_questions', { consultation, questions, seen: version.seen });
	await grace.call('set_consultation_window', {
		consultation,
		opens_on: WINDOW_DAY(opens),
		closes_on: WINDOW_DAY(closes)
	});
	if (open) await grace.call('open_consultation', { consultation });
	return consultation;
}
