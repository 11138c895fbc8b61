// What is due and late with somebody, for tests/support/pages.ts.
import type { Listed } from './pages.ts';

export const DUE_PAGES: Listed[] = [
	{ route: '/[trust]/due', as: 'grace', steps: ['/northbrook/due'] },
	{
		route: '/[trust]/due',
		state: 'of the whole trust',
		as: 'dev',
		steps: ['/northbrook/due?all=yes&at=action']
	},
	{ route: '/[trust]/due', state: 'nothing is due', as: 'olwen', steps: ['/eastvale/due'] }
];
