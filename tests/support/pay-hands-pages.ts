// The pages of how roles are paid, payees, runs, vouchers and handing out, for tests/support/pages.ts.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const ID = '[0-9a-f-]{36}';
const pay = '/northbrook/payments';
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const follow = (name: string | RegExp) => (page: Page) =>
	page.getByRole('main').getByRole('link', { name }).first().click();
const RUN = new RegExp(`payments/runs/${ID}$`);
const ITEM = new RegExp(`payments/runs/${ID}/${ID}$`);
const ROLE = new RegExp(`payments/roles/${ID}$`);
const PAYEE = new RegExp(`payments/payees/${ID}$`);

const CARYS: Listed[] = [
	{ route: '/[trust]/payments/roles', steps: [`${pay}/roles`] },
	{ route: '/[trust]/payments/roles', state: 'nothing typed', steps: [`${pay}/roles`, press('Name it')] },
	{ route: '/[trust]/payments/roles/[role]', steps: [`${pay}/roles`, ROLE] },
	{
		route: '/[trust]/payments/roles/[role]',
		state: 'nothing typed',
		steps: [`${pay}/roles`, ROLE, press('Decide')]
	},
	{ route: '/[trust]/payments/payees', steps: [`${pay}/payees`] },
	{ route: '/[trust]/payments/payees/new', steps: [`${pay}/payees/new`] },
	{
		route: '/[trust]/payments/payees/new',
		state: 'nothing typed',
		steps: [`${pay}/payees/new`, press('Write it down')]
	},
	{ route: '/[trust]/payments/payees/[payee]', steps: [`${pay}/payees`, PAYEE] },
	{
		route: '/[trust]/payments/payees/[payee]/statement',
		steps: [`${pay}/payees`, PAYEE, /payees\/[0-9a-f-]{36}\/statement$/]
	},
	{ route: '/[trust]/payments/runs', steps: [`${pay}/runs`] },
	{ route: '/[trust]/payments/runs/[run]', steps: [`${pay}/runs`, RUN] },
	{ route: '/[trust]/payments/runs/[run]/sheet', steps: [`${pay}/runs`, RUN, follow('Sheet to print')] },
	{
		route: '/[trust]/payments/runs/[run]/letters',
		steps: [`${pay}/runs`, follow(/Cash/), follow('Letters with the codes')]
	},
	{ route: '/[trust]/payments/runs/[run]/[payment]', steps: [`${pay}/runs`, RUN, ITEM] },
	{ route: '/[trust]/payments/vouchers', steps: [`${pay}/vouchers`] },
	{
		route: '/[trust]/payments/vouchers',
		state: 'nothing chosen',
		steps: [`${pay}/vouchers`, press('Give another in its place')]
	},
	{ route: '/[trust]/payments/vouchers/new', steps: [`${pay}/vouchers/new`] },
	{
		route: '/[trust]/payments/vouchers/new',
		state: 'nothing typed',
		steps: [`${pay}/vouchers/new`, press('Add them')]
	}
];

const OTHERS: Listed[] = [
	{
		route: '/[trust]/payments/roles/[role]',
		state: 'read by the auditor',
		as: 'dev',
		steps: [`${pay}/roles`, ROLE]
	},
	{ route: '/[trust]/hand-outs', as: 'joy', steps: ['/rooted-voices/hand-outs'] },
	{ route: '/[trust]/hand-outs', state: 'none', as: 'fatima', steps: ['/northbrook/hand-outs'] },
	{
		route: '/[trust]/hand-outs/[payment]',
		as: 'joy',
		steps: ['/rooted-voices/hand-outs', follow('Mrs Begum')]
	},
	{
		route: '/[trust]/hand-outs/[payment]',
		state: 'nothing typed',
		as: 'joy',
		steps: ['/rooted-voices/hand-outs', follow('Mrs Begum'), press('Record that it was given')]
	},
	{ route: '/my/handed', as: 'amina', steps: ['/my/handed'] }
];

export const HANDS_PAGES: Listed[] = [...CARYS.map((page) => ({ ...page, as: 'carys' as const })), ...OTHERS];
