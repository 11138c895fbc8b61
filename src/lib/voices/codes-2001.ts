// The codes of 2001 that the NHS still counts by, of the 19 boxes of 2021, as private.ethnic_code_2001 has them (domain.md 3.5; NHS Data
// Dictionary, ETHNIC CATEGORY). Nothing new is counted by them: the numbers are put together from those that are shown in detail.
import type { Shown } from './voices.ts';

export const ETHNIC_CODES_2001: Record<string, string> = {
	indian: 'H',
	pakistani: 'J',
	bangladeshi: 'K',
	chinese: 'R',
	other_asian: 'L',
	caribbean: 'M',
	african: 'N',
	other_black: 'P',
	white_and_black_caribbean: 'D',
	white_and_black_african: 'E',
	white_and_asian: 'F',
	other_mixed: 'G',
	british: 'A',
	irish: 'B',
	gypsy_or_irish_traveller: 'C',
	roma: 'C',
	other_white: 'C',
	arab: 'S',
	other: 'S'
};

/** The names of 2001, in the order of the codes. */
export const NAMES_2001: { code: string; name: string }[] = [
	{ code: 'A', name: 'White: British' },
	{ code: 'B', name: 'White: Irish' },
	{ code: 'C', name: 'White: any other White background' },
	{ code: 'D', name: 'Mixed: White and Black Caribbean' },
	{ code: 'E', name: 'Mixed: White and Black African' },
	{ code: 'F', name: 'Mixed: White and Asian' },
	{ code: 'G', name: 'Mixed: any other mixed background' },
	{ code: 'H', name: 'Asian or Asian British: Indian' },
	{ code: 'J', name: 'Asian or Asian British: Pakistani' },
	{ code: 'K', name: 'Asian or Asian British: Bangladeshi' },
	{ code: 'L', name: 'Asian or Asian British: any other Asian background' },
	{ code: 'M', name: 'Black or Black British: Caribbean' },
	{ code: 'N', name: 'Black or Black British: African' },
	{ code: 'P', name: 'Black or Black British: any other Black background' },
	{ code: 'R', name: 'Other ethnic groups: Chinese' },
	{ code: 'S', name: 'Other ethnic groups: any other ethnic group' }
];

/** People of a code of 2001: `n` of the groups that are shown, null where none is; `more` where one of its groups is hidden. */
export type Coded = { code: string; name: string; n: number | null; more: boolean };

/** The detailed table of people who took part by the codes of 2001: sums of what is shown, so that nothing hidden can be found by it. */
export function byCode2001(rows: Pick<Shown, 'row' | 'took_part'>[]): Coded[] {
	return NAMES_2001.map(({ code, name }) => {
		const parts = rows.filter(({ row }) => ETHNIC_CODES_2001[row] === code);
		const shown = parts.flatMap(({ took_part }) => (took_part === null ? [] : [took_part]));
		return {
			code,
			name,
			n: shown.length ? shown.reduce((sum, n) => sum + n, 0) : null,
			more: shown.length < parts.length
		};
	});
}
