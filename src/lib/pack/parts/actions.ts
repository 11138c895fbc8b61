// What an evidence pack says action by action: implemented, evaluated, achieved, by part and competency, and what is missing
// (CQC's brief guide on PCREF, 13 November 2025: providers "must show how they implement, evaluate and achieve"; R10). Pure.
import {
	COMPETENCIES,
	COMPETENCY_NAMES,
	PART_NAMES,
	PARTS,
	type Competency,
	type Part
} from '../../insights/pcref.ts';
import { longDate } from '../../platform/dates.ts';
import { counted } from '../../thread/stops.ts';
import type { PackSection, Row } from '../section.ts';

type Result = 'moved' | 'partly' | 'not_moved' | 'too_early';
export type PackAction = {
	id: string;
	what: string;
	owner: string | null;
	due_on: string;
	promised_on: string;
	done_on: string | null;
	decision: { id: string; number: number; title: string };
	parts: Part[];
	competencies: Competency[];
	progress: { on: string; note: string }[];
	reviews: { on: string; outcome: string; found: string }[];
	outcomes: {
		hoped: string;
		due_on: string;
		seen_on: string | null;
		result: Result | null;
		what: string | null;
	}[];
};
export type ActionsData = { trust: string; from: string; until: string; actions: PackAction[] };

const RESULTS: Record<Result, string> = {
	moved: 'It changed',
	partly: 'It changed in part',
	not_moved: 'It did not change',
	too_early: 'Too early to say'
};
const NONE = 'No evidence yet';

const isEvaluated = (action: PackAction) => action.progress.length + action.reviews.length > 0;
const isSeen = (action: PackAction) => action.outcomes.some(({ seen_on }) => seen_on !== null);

export function actions({ trust, until, actions: found }: ActionsData): PackSection {
	const about = (those: PackAction[]) => ({
		implement: those.length,
		evaluate: those.filter(isEvaluated).length,
		achieve: those.filter(isSeen).length
	});
	const by = (
		of: (action: PackAction) => readonly string[],
		keys: readonly string[],
		names: Record<string, string>
	) =>
		keys.map((key) => {
			const those = found.filter((action) => of(action).includes(key));
			return { key, name: names[key] ?? key, those, ...about(those) };
		});
	const parts = by(({ parts }) => parts, PARTS, PART_NAMES);
	const competencies = by(({ competencies }) => competencies, COMPETENCIES, COMPETENCY_NAMES);
	const all = about(found);
	const done = found.filter(({ done_on }) => done_on !== null && done_on <= until).length;
	return {
		key: 'actions',
		title: 'Implement, evaluate, achieve',
		says: [
			found.length === 0
				? 'No action was open or done in these months.'
				: `${counted(found.length, 'action was', 'actions were')} open or done in these months, and ${counted(done, 'is', 'are')} done. Of ${counted(all.evaluate, 'one', 'of them')} it was noted how it goes, and of ${counted(all.achieve, 'one', 'of them')} what changed.`
		],
		tables: [
			summary('by-part', 'By part of the framework', parts),
			summary('by-competency', 'By competency', competencies),
			{
				key: 'actions',
				title: 'Action by action',
				columns: [
					{ key: 'what', title: 'What was promised', kind: 'words' },
					{ key: 'decision', title: 'Decision', kind: 'words' },
					{ key: 'owner', title: 'Who answers for it', kind: 'words' },
					{ key: 'due', title: 'Due', kind: 'day' },
					{ key: 'implement', title: 'Implement', kind: 'words' },
					{ key: 'evaluate', title: 'Evaluate', kind: 'words' },
					{ key: 'achieve', title: 'Achieve', kind: 'words' }
				],
				rows: found.map((action) => row(trust, until, action)),
				empty: 'No evidence yet: no action stands in these months.'
			}
		],
		gaps: [
			...parts.filter(({ implement }) => implement === 0).map(({ name }) => `${name}: no action. ${NONE}.`),
			...competencies
				.filter(({ implement }) => implement === 0)
				.map(({ name }) => `${name}: no action. ${NONE}.`),
			...found
				.filter((action) => !isEvaluated(action))
				.map(({ what }) => `Nobody noted in these months how it goes: ${what}`),
			...found
				.filter(({ outcomes }) => outcomes.length === 0)
				.map(({ what }) => `No outcome was set for: ${what}`)
		]
	};
}

function summary(
	key: string,
	title: string,
	groups: { name: string; implement: number; evaluate: number; achieve: number }[]
) {
	const said = (n: number) => (n === 0 ? NONE : String(n));
	return {
		key,
		title,
		about:
			'How many actions are promised, of how many it was noted how they go, and of how many what changed.',
		columns: [
			{ key: 'name', title: 'What it is about', kind: 'words' as const },
			{ key: 'implement', title: 'Implement', kind: 'words' as const },
			{ key: 'evaluate', title: 'Evaluate', kind: 'words' as const },
			{ key: 'achieve', title: 'Achieve', kind: 'words' as const }
		],
		rows: groups.map(({ name, implement, evaluate, achieve }) => ({
			cells: { name, implement: said(implement), evaluate: said(evaluate), achieve: said(achieve) }
		})),
		empty: NONE
	};
}

function row(trust: string, until: string, action: PackAction): Row {
	const { progress, reviews, outcomes, decision, done_on, due_on } = action;
	const [latest, review] = [progress.at(-1), reviews.at(-1)];
	const evaluated = [
		latest && `${longDate(latest.on)}: ${latest.note}`,
		review && `${longDate(review.on)}: ${review.found}`
	];
	const achieved = outcomes.map(({ hoped, result, what }) =>
		result === null ? `Hoped for: ${hoped}. Nobody has looked yet` : `${RESULTS[result]}: ${what ?? hoped}`
	);
	return {
		cells: {
			what: action.what,
			decision: `Decision ${decision.number}: ${decision.title}`,
			owner: action.owner ?? 'Named in the trust’s record',
			due: due_on,
			implement:
				done_on && done_on <= until ? `Done on ${longDate(done_on)}` : due_on < until ? 'Late' : 'Being done',
			evaluate: evaluated.filter(Boolean).join('. ') || NONE,
			achieve: achieved.join('. ') || NONE
		},
		link: `/${trust}/said-and-done/decisions/${decision.id}`
	};
}
