// The pages of the plan, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const PUBLIC = '/northbrook/said-and-done/plan';

const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
/** An item of the demo year by its title. */
const item = (title: string) => (page: Page) => page.getByRole('link', { name: title }).click();
const CARERS = item('Carers are at the first review');
const CHANGED = item('Restraint by ethnicity is published each quarter');
const RACISM = item('Racism on the ward is recorded');

const grace = (route: string, ...steps: Listed['steps']): Listed => ({
	route: `/[trust]/plan${route}`,
	as: 'grace',
	steps: ['/northbrook/plan?programme=pcref', ...steps]
});

/** For anyone: light pages, without JavaScript. */
export const PUBLIC_PROMISE_PAGES: Listed[] = [
	{ route: '/[trust]/said-and-done/plan', steps: [PUBLIC] },
	{ route: '/[trust]/said-and-done/plan', state: 'by area', steps: [`${PUBLIC}?by=area`] },
	{
		route: '/[trust]/said-and-done/plan',
		state: 'nothing published',
		steps: ['/eastvale/said-and-done/plan']
	},
	{ route: '/[trust]/said-and-done/plan/[item]', state: 'behind', steps: [PUBLIC, CARERS] },
	{ route: '/[trust]/said-and-done/plan/[item]', state: 'changed since', steps: [PUBLIC, CHANGED] }
];

export const PROMISE_PAGES: Listed[] = [
	grace(''),
	{ route: '/[trust]/plan', state: 'by area', as: 'dev', steps: ['/northbrook/plan?by=area'] },
	{ route: '/[trust]/plan', state: "a partner's", as: 'joy', steps: ['/rooted-voices/plan'] },
	grace('/new', /\/plan\/new/),
	{ ...grace('/new', /\/plan\/new/, button('Put it in the plan')), state: 'nothing typed' },
	{ ...grace('/[item]', CARERS), state: 'behind' },
	{ ...grace('/[item]', CHANGED), state: 'with versions' },
	{ ...grace('/[item]', item('Three-year agreements')), state: 'a draft' },
	{
		route: '/[trust]/plan/[item]',
		state: "a partner's",
		as: 'tunde',
		steps: ['/rooted-voices/plan', RACISM]
	},
	grace('/[item]/edit', CHANGED, /\/edit$/),
	{ ...grace('/[item]/edit', CHANGED, /\/edit$/, button('Keep this')), state: 'no reason' },
	grace('/[item]/coproduction', CARERS, /\/coproduction$/),
	{
		...grace('/[item]/coproduction', CARERS, /\/coproduction$/, button('Note this')),
		state: 'nothing typed'
	},
	{
		route: '/[trust]/plan/[item]/approve',
		as: 'marcus',
		steps: ['/northbrook/plan', item('The crisis line learns'), /\/approve$/]
	},
	{
		route: '/[trust]/plan/[item]/approve',
		state: 'nothing typed',
		as: 'marcus',
		steps: ['/northbrook/plan', item('The crisis line learns'), /\/approve$/, button('Note the approval')]
	},
	grace('/[item]/publish', RACISM, /\/publish$/),
	grace('/[item]/review', CARERS, /\/review$/),
	{ ...grace('/[item]/review', CARERS, /\/review$/, button('Keep this review')), state: 'nothing typed' },
	grace('/[item]/links', CARERS, /\/links$/),
	{ ...grace('/[item]/links', CARERS, /\/links$/, button('Join this insight')), state: 'nothing chosen' },
	grace('/[item]/outcome', CARERS, /\/plan\/[^/]+\/outcome$/)
];
