// Every page people may come to, for the tests of accessibility and weight. Add yours.
// Public and participant pages have the budgets of weight; staff pages have those of accessibility alone.

export type Listed = {
	/** What the page is, in a word or two. */
	name: string;
	path: string;
	/** Who reads it; nobody when left out. */
	as?: Parameters<typeof import('./personas.ts').signInAs>[1];
	/** The values of a form to send off, to see the page with its errors. */
	send?: Record<string, string>;
	staff?: boolean;
};

export const PAGES: Listed[] = [
	{ name: 'sign in', path: '/sign-in' },
	{ name: 'sign in by code', path: '/sign-in/code' },
	{ name: 'sign in by password', path: '/sign-in/password' }
];
