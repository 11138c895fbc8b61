// The pages of results, for the tests of accessibility: with the answers of the demo year, and with none.
import type { Page } from '@playwright/test';
import { anOpenConsultation } from './consultation.ts';
import type { Listed } from './pages.ts';

const RESULTS = '/[trust]/consultations/[id]/results';
const at = (id: string) => `/northbrook/consultations/00000000-0000-4000-${id}/results`;
// The open consultation of the cast, and one of the demo year that was run before there were questions here.
const CRISIS_LINE = at('f300-000000000001');
const VOTES_ALONE = at('f100-000000000002');

const nobodyAnswered = async (page: Page) => page.goto(`${await anOpenConsultation(page)}/results`);

export const RESULTS_PAGES: Listed[] = [
	{ route: RESULTS, steps: [CRISIS_LINE] },
	{ route: RESULTS, state: 'votes alone', steps: [VOTES_ALONE] },
	{ route: RESULTS, state: 'nobody has answered', steps: [nobodyAnswered] },
	{ route: `${RESULTS}/statements`, steps: [`${CRISIS_LINE}/statements?question=agree`] },
	{ route: `${RESULTS}/statements`, state: 'votes alone', steps: [`${VOTES_ALONE}/statements`] },
	{ route: `${RESULTS}/words`, steps: [`${CRISIS_LINE}/words?question=first_words`] },
	{ route: `${RESULTS}/cut`, steps: [`${CRISIS_LINE}/cut?question=rung`] },
	{
		route: `${RESULTS}/cut`,
		state: 'in detail',
		steps: [`${CRISIS_LINE}/cut?question=rung&by=ethnic_group_detailed`]
	},
	{
		route: `${RESULTS}/cut`,
		state: 'of a statement',
		steps: [`${CRISIS_LINE}/statements?question=agree`, /\/cut\?question=agree\./]
	}
];
