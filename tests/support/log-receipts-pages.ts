// The public list of what is late, for tests/support/pages.ts. The slips, what follows from them and taking back are listed there.
import type { Listed } from './pages.ts';

export const LATE_PAGES: Listed[] = [
	{ route: '/[trust]/late', steps: ['/northbrook/late'] },
	{ route: '/[trust]/late', state: 'what was to be told', steps: ['/northbrook/late?at=tell'] },
	{ route: '/[trust]/late', state: 'nothing is late', steps: ['/eastvale/late'] }
];
