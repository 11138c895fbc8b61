// An evidence pack, made of its frozen snapshot: the cover and the parts, as the page, the PDF and the workbook show them. Pure: the same
// snapshot is the same model, whenever and wherever.
import { z } from 'zod';
import { periodWords } from '../board/period.ts';
import { actions, type ActionsData } from './parts/actions.ts';
import { challenges, type ChallengesData } from './parts/challenges.ts';
import { equalityDuty, type EqualityDutyData } from './parts/equality-duty.ts';
import { figures, type FiguresData } from './parts/figures.ts';
import { governance, type GovernanceData } from './parts/governance.ts';
import { measures, type MeasuresData } from './parts/measures.ts';
import { plan, type PlanData } from './parts/plan.ts';
import { voices, type VoicesData } from './parts/voices.ts';
import type { Audience, PackSection } from './section.ts';

/** As private.pack_snapshot froze it; each part is what its private.pack_<part> answered. */
const snapshot = z.object({
	format: z.literal('throughline-pack/1'),
	kind: z.enum(['board', 'public', 'foi']),
	organisation: z.object({ slug: z.string(), name: z.string(), collective_term: z.string() }),
	programme: z.object({ slug: z.string(), title: z.string() }),
	from: z.string(),
	until: z.string(),
	as_of: z.string(),
	parts: z.record(z.string(), z.unknown())
});

export type Pack = {
	kind: Audience;
	title: string;
	organisation: { slug: string; name: string };
	programme: { slug: string; title: string };
	from: string;
	until: string;
	period: string;
	asOf: string;
	sections: PackSection[];
	/** All that is missing, part by part. */
	gaps: { title: string; gaps: string[] }[];
};

export const PACK_TITLES: Record<Audience, string> = {
	board: 'Evidence for the board',
	public: 'Annual report',
	foi: 'Evidence under freedom of information'
};

/** In: the snapshot's own text. Throws where it is none of ours: what is frozen is never half read. */
export function packOf(text: string): Pack {
	const { kind, organisation, programme, from, until, as_of, parts } = snapshot.parse(JSON.parse(text));
	const sections = [
		figures(parts['figures'] as FiguresData),
		actions(parts['actions'] as ActionsData),
		plan(parts['plan'] as PlanData),
		governance(parts['governance'] as GovernanceData),
		equalityDuty(parts['equality_duty'] as EqualityDutyData),
		challenges(parts['challenges'] as ChallengesData),
		voices(parts['voices'] as VoicesData),
		measures(parts['measures'] as MeasuresData)
	];
	return {
		kind,
		title: PACK_TITLES[kind],
		organisation,
		programme,
		from,
		until,
		period: periodWords({ from, until }),
		asOf: as_of,
		sections,
		gaps: sections.filter(({ gaps }) => gaps.length > 0).map(({ title, gaps }) => ({ title, gaps }))
	};
}
