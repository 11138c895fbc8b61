// What somebody may say of themselves, by the harmonised questions (R38, R39): the labels are those of the 2021 census and
// are read out as they are. Nothing here is needed to take part.
import { z } from 'zod';

type Choice = { value: string; label: string };

/** The five broad groups, asked first; each but the last leads to its own boxes on the next page. */
export const ETHNIC_GROUPS: { id: string; label: string; unspecified: string; boxes: Choice[] }[] = [
	{
		id: 'asian',
		label: 'Asian or Asian British',
		unspecified: 'asian_unspecified',
		boxes: [
			{ value: 'indian', label: 'Indian' },
			{ value: 'pakistani', label: 'Pakistani' },
			{ value: 'bangladeshi', label: 'Bangladeshi' },
			{ value: 'chinese', label: 'Chinese' },
			{ value: 'other_asian', label: 'Any other Asian background' }
		]
	},
	{
		id: 'black',
		label: 'Black, Black British, Caribbean or African',
		unspecified: 'black_unspecified',
		boxes: [
			{ value: 'caribbean', label: 'Caribbean' },
			{ value: 'african', label: 'African background' },
			{ value: 'other_black', label: 'Any other Black, Black British or Caribbean background' }
		]
	},
	{
		id: 'mixed',
		label: 'Mixed or multiple ethnic groups',
		unspecified: 'mixed_unspecified',
		boxes: [
			{ value: 'white_and_black_caribbean', label: 'White and Black Caribbean' },
			{ value: 'white_and_black_african', label: 'White and Black African' },
			{ value: 'white_and_asian', label: 'White and Asian' },
			{ value: 'other_mixed', label: 'Any other Mixed or multiple background' }
		]
	},
	{
		id: 'white',
		label: 'White',
		unspecified: 'white_unspecified',
		boxes: [
			{ value: 'british', label: 'English, Welsh, Scottish, Northern Irish or British' },
			{ value: 'irish', label: 'Irish' },
			{ value: 'gypsy_or_irish_traveller', label: 'Gypsy or Irish Traveller' },
			{ value: 'roma', label: 'Roma' },
			{ value: 'other_white', label: 'Any other White background' }
		]
	},
	{
		id: 'other',
		label: 'Another ethnic group',
		unspecified: 'other_unspecified',
		boxes: [
			{ value: 'arab', label: 'Arab' },
			{ value: 'other', label: 'Any other ethnic group' }
		]
	}
];

export const PREFER_NOT: Choice = { value: 'prefer_not_to_say', label: 'Prefer not to say' };

export const AGE_BANDS: Choice[] = [
	{ value: 'under_18', label: 'Under 18' },
	{ value: '18_24', label: '18 to 24' },
	{ value: '25_34', label: '25 to 34' },
	{ value: '35_44', label: '35 to 44' },
	{ value: '45_54', label: '45 to 54' },
	{ value: '55_64', label: '55 to 64' },
	{ value: '65_74', label: '65 to 74' },
	{ value: '75_and_over', label: '75 or over' },
	PREFER_NOT
];

export const GENDERS: Choice[] = [
	{ value: 'woman', label: 'Woman' },
	{ value: 'man', label: 'Man' },
	{ value: 'another', label: 'Another way' },
	PREFER_NOT
];

export const DISABILITY: Choice[] = [
	{ value: 'yes_a_lot', label: 'Yes, a lot' },
	{ value: 'yes_a_little', label: 'Yes, a little' },
	{ value: 'no', label: 'No' },
	PREFER_NOT
];

const oneOf = (choices: Choice[]) =>
	z.enum(choices.map(({ value }) => value) as [string, ...string[]]).optional();

/** The first page: a broad ethnic group and the other questions. */
export const aboutYou = z.object({
	broad: oneOf([...ETHNIC_GROUPS.map(({ id, label }) => ({ value: id, label })), PREFER_NOT]),
	age_band: oneOf(AGE_BANDS),
	gender: oneOf(GENDERS),
	disability: oneOf(DISABILITY)
});

/** The second page: which of the broad group's boxes, and own words. */
export const whichGroup = (broad: (typeof ETHNIC_GROUPS)[number]) =>
	z.object({
		ethnic_group: oneOf(broad.boxes),
		ethnic_group_words: z.string().trim().max(200, 'Use 200 characters or fewer').default('')
	});
