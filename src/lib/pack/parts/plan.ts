// What an evidence pack says of the plan: each item once, who made it together, what happened to it in the period, and what is
// not there (R10, R15, R18). Pure.
import { PART_NAMES, type Part } from '../../insights/pcref.ts';
import { longDate } from '../../platform/dates.ts';
import {
	AREA_NAMES,
	OUTCOME_NAMES,
	STATE_NAMES,
	type Area,
	type Outcome,
	type PlanState
} from '../../plan/plan.ts';
import type { PackSection, Row } from '../section.ts';

type Named = { id: string; number: number; title: string };
type Item = Named & {
	part: Part;
	area: Area;
	competency: string | null;
	success: string;
	/** Null where names of people are left out. */
	owner: string | null;
	starts_on: string;
	due_on: string;
	state: PlanState;
	outcome: Outcome | null;
	version: number;
	partners: string[];
	together: number;
	approved_on: string | null;
	approved_version: number | null;
	published_on: string | null;
	next_review_on: string | null;
	ended: boolean;
	days_late: number;
	insights: number;
	decisions: number;
	actions: number;
	actions_done: number;
};

/** As private.pack_plan answers. */
export type PlanData = {
	trust: string;
	programme: string;
	until: string;
	items: Item[];
	steps: (Named & {
		state: PlanState;
		version: number;
		on_day: string;
		outcome: Outcome | null;
		note: string;
		people: string | null;
	})[];
	coproductions: (Named & { on_day: string; who: string | null; changed: string })[];
	versions: (Named & { version: number; on_day: string; reason: string })[];
	/** Parts and competencies that no item is about. */
	parts: Part[];
	competencies: string[];
};

export function plan(data: PlanData): PackSection {
	const { items, trust } = data;
	const linked = (id: string, cells: Row['cells']): Row => {
		const published = items.find((item) => item.id === id)?.published_on;
		return { cells, link: published ? `/${trust}/said-and-done/plan/${id}` : `/${trust}/plan/${id}` };
	};
	const published = items.filter(({ published_on }) => published_on !== null);
	const numbered = (item: Named) => `${item.number}. ${item.title}`;
	return {
		key: 'plan',
		title: 'The plan',
		says: [
			`Items in the plan: ${items.length}. Published: ${published.length}. Done: ${items.filter(({ outcome }) => outcome === 'done').length}. Stopped: ${items.filter(({ outcome }) => outcome === 'stopped').length}.`,
			`Items that somebody from the communities is noted to have taken part in making: ${items.filter(({ together }) => together > 0).length} of ${items.length}.`,
			'Each item stands here as it was when the pack was made. What happened to it is given for the period.'
		],
		tables: [
			{
				key: 'items',
				title: 'What is promised',
				columns: [
					{ key: 'item', title: 'Item', kind: 'words' },
					{ key: 'part', title: 'Part', kind: 'words' },
					{ key: 'area', title: 'Area', kind: 'words' },
					{ key: 'competency', title: 'Competency', kind: 'words' },
					{ key: 'success', title: 'How anybody will know', kind: 'words' },
					{ key: 'owner', title: 'Who answers for it', kind: 'words' },
					{ key: 'partners', title: 'Made with', kind: 'words' },
					{ key: 'due_on', title: 'Due', kind: 'day' },
					{ key: 'state', title: 'State', kind: 'words' },
					{ key: 'approved_on', title: 'Approved', kind: 'day' },
					{ key: 'published_on', title: 'Published', kind: 'day' },
					{ key: 'days_late', title: 'Days late', kind: 'days' },
					{ key: 'insights', title: 'Insights', kind: 'number' },
					{ key: 'decisions', title: 'Decisions', kind: 'number' },
					{ key: 'actions', title: 'Actions', kind: 'number' },
					{ key: 'actions_done', title: 'Actions done', kind: 'number' }
				],
				rows: items.map((item) =>
					linked(item.id, {
						item: numbered(item),
						part: PART_NAMES[item.part],
						area: AREA_NAMES[item.area],
						competency: item.competency,
						success: item.success,
						owner: item.owner,
						partners: item.partners.join(', ') || null,
						due_on: item.due_on,
						state: item.outcome ? OUTCOME_NAMES[item.outcome] : STATE_NAMES[item.state],
						approved_on: item.approved_on,
						published_on: item.published_on,
						days_late: item.days_late,
						insights: item.insights,
						decisions: item.decisions,
						actions: item.actions,
						actions_done: item.actions_done
					})
				),
				empty: 'Nothing is in the plan yet.',
				hidden: 'Nothing'
			},
			{
				key: 'coproductions',
				title: 'Who took part in making it',
				columns: [
					{ key: 'item', title: 'Item', kind: 'words' },
					{ key: 'on_day', title: 'Day', kind: 'day' },
					{ key: 'who', title: 'Who', kind: 'words' },
					{ key: 'changed', title: 'What changed because of them', kind: 'words' }
				],
				rows: data.coproductions.map(({ id, on_day, who, changed, ...item }) =>
					linked(id, { item: numbered({ id, ...item }), on_day, who, changed })
				),
				empty: 'Nobody is noted to have taken part in this period.',
				hidden: 'Left out'
			},
			{
				key: 'steps',
				title: 'What happened to it',
				columns: [
					{ key: 'item', title: 'Item', kind: 'words' },
					{ key: 'on_day', title: 'Day', kind: 'day' },
					{ key: 'what', title: 'What', kind: 'words' },
					{ key: 'people', title: 'By whom', kind: 'words' },
					{ key: 'note', title: 'What was found', kind: 'words' }
				],
				rows: [
					...data.steps.map(({ state, outcome, note, people, ...step }) => ({
						...step,
						what: outcome
							? `Reviewed: ${OUTCOME_NAMES[outcome].toLowerCase()}`
							: `${state === 'draft' ? 'Put in the plan' : STATE_NAMES[state]}, version ${step.version}`,
						people,
						note: note || null
					})),
					...data.versions.map(({ version, reason, ...changed }) => ({
						...changed,
						what: `Changed, version ${version}`,
						people: null,
						note: reason
					}))
				]
					.toSorted((one, other) => one.on_day.localeCompare(other.on_day) || one.number - other.number)
					.map(({ id, on_day, what, people, note, ...item }) =>
						linked(id, { item: numbered({ id, ...item }), on_day, what, people, note })
					),
				empty: 'Nothing happened to it in this period.',
				hidden: 'Nothing'
			}
		],
		gaps: gapsOf(data)
	};
}

/** What is missing, with the items it is missing from. */
function gapsOf({ items, parts, competencies, until }: PlanData): string[] {
	const without = (sentence: string, found: Item[]) =>
		found.length ? [`${sentence}: ${found.map(({ number }) => number).join(', ')}.`] : [];
	const open = items.filter(({ published_on, ended }) => published_on !== null && !ended);
	return [
		...parts.map((part) => `Nothing in the plan is about this part: ${PART_NAMES[part]}.`),
		...competencies.map((name) => `No evidence yet in the plan for the competency ${name}.`),
		...without(
			'Items not published',
			items.filter(({ published_on }) => published_on === null)
		),
		...without(
			'Items that nobody is noted to have taken part in making',
			items.filter(({ together }) => together === 0)
		),
		...without(
			'Items changed since the board approved them',
			items.filter(
				({ approved_version, version }) => approved_version !== null && approved_version !== version
			)
		),
		...without(
			'Items past their day',
			open.filter(({ days_late }) => days_late > 0)
		),
		...without(
			`Items whose review was due before ${longDate(until)}`,
			open.filter(({ next_review_on }) => next_review_on !== null && next_review_on < until)
		),
		...without(
			'Items that do not say what people said they answer',
			items.filter(({ insights }) => insights === 0)
		),
		...without(
			'Items without an action',
			items.filter(({ actions }) => actions === 0)
		)
	];
}
