// What an evidence pack says of measures and outcomes: what was hoped for, what was seen, and which figures stand beside it. Pure.
import { longDate } from '../../platform/dates.ts';
import type { PackSection, Row } from '../section.ts';

type Result = 'moved' | 'partly' | 'not_moved' | 'too_early';
type Told = {
	id: string;
	hoped: string;
	baseline: string;
	target: string;
	due_on: string;
	seen_on: string | null;
	result: Result | null;
	what: string | null;
	/** Null where names of people are left out. */
	owner: string | null;
	measure: string | null;
	action_id: string | null;
	decision_id: string | null;
	plan_item_id: string | null;
	late: boolean;
};
type Watched = {
	id: string;
	key: string;
	name: string;
	publisher: string;
	published_by: string;
	local: boolean;
	readings: {
		level: 'trust' | 'icb' | 'region' | 'england';
		area: string;
		group_name: string;
		from_day: string;
		until_day: string;
		value: number | null;
		mark: 'suppressed' | 'not_given' | null;
	}[];
};

/** As private.pack_measures answers. */
export type MeasuresData = {
	trust: string;
	until: string;
	outcomes: Told[];
	measures: Watched[];
	unpublished: string[];
};

const RESULTS: Record<Result, string> = {
	moved: 'It moved',
	partly: 'It moved in part',
	not_moved: 'It did not move',
	too_early: 'Too early to say'
};
const AREAS = {
	trust: 'The trust',
	icb: 'Integrated care board',
	region: 'Region',
	england: 'England'
};

export function measures(data: MeasuresData): PackSection {
	const seen = data.outcomes.filter(({ seen_on }) => seen_on);
	const moved = seen.filter(({ result }) => result === 'moved').length;
	const late = data.outcomes.filter((one) => one.late);
	const without = data.measures.filter(({ readings }) => readings.length === 0);
	return {
		key: 'measures',
		title: 'Measures, and what changed',
		says: [
			data.outcomes.length
				? `${data.outcomes.length} hopes were written down. ${seen.length} were looked at, and in ${moved} it moved.`
				: 'No hope for change was written down.',
			'Alongside, not because of: figures stand beside actions. A figure that moves after an action did not have to move because of it.'
		],
		tables: [
			{
				key: 'outcomes',
				title: 'What was hoped for, and what was seen',
				about: 'Each hope of an action, a decision or the plan, until the last day of the period.',
				columns: [
					{ key: 'hoped', title: 'Hoped for', kind: 'words' },
					{ key: 'measure', title: 'Measure beside it', kind: 'words' },
					{ key: 'baseline', title: 'From', kind: 'words' },
					{ key: 'target', title: 'To', kind: 'words' },
					{ key: 'due_on', title: 'To be looked at', kind: 'day' },
					{ key: 'seen_on', title: 'Looked at', kind: 'day' },
					{ key: 'result', title: 'What was seen', kind: 'words' },
					{ key: 'what', title: 'In words', kind: 'words' },
					{ key: 'owner', title: 'Owner', kind: 'words' }
				],
				rows: data.outcomes.map((one) => outcomeRow(data.trust, one)),
				empty: 'No evidence yet: nobody wrote down what should change.'
			},
			{
				key: 'readings',
				title: 'The newest figures beside it',
				about:
					'The newest of each group in the period, at each level. By whom it is published stands in its row.',
				columns: [
					{ key: 'measure', title: 'Measure', kind: 'words' },
					{ key: 'area', title: 'Where', kind: 'words' },
					{ key: 'group', title: 'Group', kind: 'words' },
					{ key: 'from', title: 'From', kind: 'day' },
					{ key: 'until', title: 'Until', kind: 'day' },
					{ key: 'value', title: 'Figure', kind: 'number' },
					{ key: 'source', title: 'Source', kind: 'words' }
				],
				rows: data.measures.flatMap((measure) => readingRows(data.trust, measure)),
				empty: 'No evidence yet: no figure of these measures lies in the period.',
				hidden: 'Hidden as a small number, or not given by its source'
			}
		],
		gaps: [
			...late.map(({ hoped, due_on }) => `Not looked at since ${longDate(due_on)}: ${hoped}`),
			...without.map(({ name }) => `No figure in the period: ${name}`),
			...data.unpublished.map(
				(name) =>
					`Not published for a trust by ethnic group, so only the trust’s own figures could say it: ${name}`
			),
			...(data.measures.length ? [] : ['No measure stands beside an action or the plan.'])
		]
	};
}

function outcomeRow(trust: string, one: Told): Row {
	const link = one.action_id
		? `/${trust}/actions/${one.action_id}`
		: one.decision_id
			? `/${trust}/decisions/${one.decision_id}`
			: `/${trust}/plan/${one.plan_item_id}`;
	const { hoped, measure, baseline, target, due_on, seen_on, what, owner } = one;
	const result = one.result && RESULTS[one.result];
	return { cells: { hoped, measure, baseline, target, due_on, seen_on, result, what, owner }, link };
}

function readingRows(trust: string, measure: Watched): Row[] {
	return measure.readings.map((one) => ({
		cells: {
			measure: measure.name,
			area:
				one.level === 'england' || one.level === 'trust'
					? AREAS[one.level]
					: `${AREAS[one.level]} ${one.area}`,
			group: one.group_name,
			from: one.from_day,
			until: one.until_day,
			value: one.value,
			source: measure.local ? 'The trust’s own records' : measure.publisher
		},
		link: `/${trust}/board/measures/${measure.id}`
	}));
}
