// The pages of governance, for the tests of accessibility: with the assessments, duties and committees of the demo year.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const BASE = '/northbrook/governance';
const COMPETENCY = '/[trust]/governance/competencies/[competency]';
const DUTIES = '/[trust]/governance/duties';
const COMMITTEE = '/[trust]/governance/committees/[committee]';

const press = (page: Page) => page.locator('main form[method="POST"] button.nhsuk-button').first().click();
const called = (name: string) => (page: Page) => page.getByRole('link', { name, exact: true }).click();
const culture = [BASE, called('Cultural awareness')];
const local = [BASE, called('Language and interpreting')];
const late = [`${BASE}/duties`, called('Use of force')];
const draft = [`${BASE}/duties`, called('Human rights')];
const alone = [BASE, called('Use of Force Review Group')];

export const GOVERNANCE_PAGES: Listed[] = [
	{ route: '/[trust]/governance', steps: [BASE] },
	{ route: '/[trust]/governance/competencies/new', steps: [`${BASE}/competencies/new`] },
	{
		route: '/[trust]/governance/competencies/new',
		state: 'nothing typed',
		steps: [`${BASE}/competencies/new`, press]
	},
	{ route: COMPETENCY, steps: culture },
	{ route: `${COMPETENCY}/assess`, steps: [...culture, called('Say how far you have come')] },
	{
		route: `${COMPETENCY}/assess`,
		state: 'nothing typed',
		steps: [...culture, called('Say how far you have come'), press]
	},
	{ route: `${COMPETENCY}/edit`, steps: [...local, called('Change its words')] },
	{ route: DUTIES, steps: [`${BASE}/duties`] },
	{ route: `${DUTIES}/new`, steps: [`${BASE}/duties/new`] },
	{ route: `${DUTIES}/new`, state: 'nothing typed', steps: [`${BASE}/duties/new`, press] },
	{ route: `${DUTIES}/[duty]`, state: 'late', steps: late },
	{ route: `${DUTIES}/[duty]`, state: 'a draft', steps: draft },
	{ route: `${DUTIES}/[duty]/edit`, steps: [...draft, called('Check it and make it yours')] },
	{ route: '/[trust]/governance/committees/new', steps: [`${BASE}/committees/new`] },
	{ route: COMMITTEE, steps: [BASE, called('Race Equality Committee')] },
	{ route: COMMITTEE, state: 'one chair only', steps: alone },
	{ route: `${COMMITTEE}/meetings`, steps: [...alone, called('Record a meeting')] },
	{
		route: `${COMMITTEE}/meetings`,
		state: 'nothing typed',
		steps: [...alone, called('Record a meeting'), press]
	}
].map((page) => ({ ...page, as: 'grace' as const }));
