// The pages of measures and of what was hoped for, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const BASE = '/northbrook/board/measures';
const OURS = `${BASE}/00000000-0000-4000-e181-000000000001`;
const BOOKING = /actions\/[0-9a-f-]{36}$/;
const link = (name: string) => (page: Page) => page.getByRole('link', { name }).first().click();
const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click();

/** What was looked at once, and was too early to say. */
const TOO_EARLY = '/northbrook/outcomes/00000000-0000-4000-e183-000000000003';

export const MEASURES_PAGES: Listed[] = [
	{ route: '/[trust]/board/measures', as: 'dev', steps: [BASE] },
	{ route: '/[trust]/board/measures', state: 'for its lead', as: 'grace', steps: [BASE] },
	{ route: '/[trust]/board/measures/[measure]', as: 'dev', steps: [OURS] },
	{
		route: '/[trust]/board/measures/[measure]',
		state: 'nothing held',
		as: 'dev',
		steps: [`${BASE}/00000000-0000-4000-e180-000000000005`]
	},
	{ route: '/[trust]/board/measures/load', as: 'grace', steps: [`${BASE}/load`] },
	{
		route: '/[trust]/board/measures/load',
		state: 'no file',
		as: 'grace',
		steps: [`${BASE}/load`, press('Read the file')]
	},
	{
		route: '/[trust]/board/measures/loads/[load]',
		as: 'grace',
		steps: [`${BASE}/loads/00000000-0000-4000-e182-000000000001`]
	},
	{
		route: '/[trust]/board/measures/new',
		as: 'grace',
		steps: [`${BASE}/new`, press('Add the measure')]
	},
	{
		route: '/[trust]/actions/[action]/outcome',
		as: 'marcus',
		steps: ['/northbrook/actions', BOOKING, link('Write down what you hope'), press('Write it down')]
	},
	{
		route: '/[trust]/decisions/[id]/outcome',
		as: 'grace',
		steps: [
			'/northbrook/decisions',
			/decisions\/[0-9a-f-]{36}$/,
			link('Write down what you hope'),
			press('Write it down')
		]
	},
	{ route: '/[trust]/outcomes/[outcome]', as: 'grace', steps: [TOO_EARLY] },
	{
		route: '/[trust]/outcomes/[outcome]',
		state: 'nothing typed',
		as: 'grace',
		steps: [TOO_EARLY, press('Say what changed')]
	}
];
