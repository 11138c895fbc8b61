// What somebody says of themselves, asked in two steps: a broad ethnic group, then its boxes. The second page is the answer to the first, so
// that what somebody is never stands in an address. Pure.
import {
	aboutYou,
	AGE_BANDS,
	DISABILITY,
	ETHNIC_GROUPS,
	GENDERS,
	PREFER_NOT,
	whichGroup
} from '../consultations/equality.ts';
import { parseForm } from '../platform/forms.ts';

export const BROAD = [...ETHNIC_GROUPS.map(({ id, label }) => ({ value: id, label })), PREFER_NOT];

type Said = {
	ethnic_group?: string;
	ethnic_group_words?: string;
	age_band?: string;
	gender?: string;
	disability?: string;
};

export type Step =
	/** Something is wrong with what was sent. */
	| { step: 'wrong'; values: Record<string, unknown>; errors: Record<string, string[]>; group?: string }
	/** The boxes of this broad group are next. */
	| { step: 'which'; values: Record<string, unknown>; group: string }
	| { step: 'said'; answers: Record<string, string> };

/** What comes after a page was sent: `boxes` where it was the second. */
export function afterStep(posted: FormData, boxes: boolean): Step {
	const first = parseForm(posted, aboutYou);
	if (!first.ok) return { step: 'wrong', values: first.values, errors: first.errors };
	const { broad, ...rest } = first.data;
	const group = ETHNIC_GROUPS.find(({ id }) => id === broad);
	if (!group) return { step: 'said', answers: given({ ...rest, ethnic_group: broad && PREFER_NOT.value }) };
	if (!boxes) return { step: 'which', values: first.values, group: group.id };
	const second = parseForm(posted, whichGroup(group));
	if (!second.ok) return { step: 'wrong', values: second.values, errors: second.errors, group: group.id };
	const { ethnic_group, ethnic_group_words } = second.data;
	return {
		step: 'said',
		answers: given({ ...rest, ethnic_group: ethnic_group ?? group.unspecified, ethnic_group_words })
	};
}

const given = (answers: Record<string, string | undefined>) =>
	Object.fromEntries(Object.entries(answers).filter((one): one is [string, string] => Boolean(one[1])));

/** The broad group of a box, as the first page asks for it. */
export const broadOf = (ethnicGroup: string | undefined): string | undefined =>
	ethnicGroup === PREFER_NOT.value
		? ethnicGroup
		: ETHNIC_GROUPS.find(
				({ unspecified, boxes }) =>
					unspecified === ethnicGroup || boxes.some(({ value }) => value === ethnicGroup)
			)?.id;

/** Each answer beside its question, in the words it was given in. */
export function saidRows(said: Said): { key: string; value: string; lang?: string }[] {
	const label = (choices: { value: string; label: string }[], value: string | undefined) =>
		choices.find((one) => one.value === value)?.label ?? 'Not answered';
	const boxes = ETHNIC_GROUPS.flatMap((group) => [
		...group.boxes.map((box) => ({ ...box, label: `${group.label}: ${box.label}` })),
		{ value: group.unspecified, label: group.label }
	]);
	return [
		{ key: 'Ethnic group', value: label([...boxes, PREFER_NOT], said.ethnic_group) },
		...(said.ethnic_group_words ? [{ key: 'In your words', value: said.ethnic_group_words }] : []),
		{ key: 'Age', value: label(AGE_BANDS, said.age_band) },
		{ key: 'Gender', value: label(GENDERS, said.gender) },
		{ key: 'Condition or disability that limits you', value: label(DISABILITY, said.disability) }
	];
}
