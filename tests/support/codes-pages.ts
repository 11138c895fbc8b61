// The pages of the code book, for the tests of accessibility: with the codes of the demo year.
import type { Page } from '@playwright/test';
import type { Listed } from './pages.ts';

const BOOK = '/northbrook/codes';
const CODE = '/[trust]/codes/[id]';

const press = (page: Page) => page.locator('main form[method="POST"] button.nhsuk-button').first().click();
const called = (name: string) => (page: Page) => page.getByRole('link', { name, exact: true }).click();
const code = [BOOK, called('Safety and force')];
const onward = (name: string) => [...code, called(name)];
/** Merged in the demo year. */
const merged = [BOOK, open('Codes that were merged or split'), called('Police')];

export const CODES_PAGES: Listed[] = [
	{ route: '/[trust]/codes', steps: [BOOK] },
	{ route: '/[trust]/codes/new', steps: [BOOK, called('Write a code')] },
	{ route: '/[trust]/codes/new', state: 'nothing typed', steps: [BOOK, called('Write a code'), press] },
	{ route: '/[trust]/codes/starters', steps: [BOOK, called('Add a starter set')] },
	{ route: '/[trust]/codes/book', steps: [BOOK, called('Read and print the whole code book')] },
	{ route: CODE, steps: code },
	{ route: CODE, state: 'merged', steps: merged },
	{ route: `${CODE}/may-fit`, steps: onward('Words it may fit') },
	{ route: `${CODE}/wording`, steps: onward('Reword it') },
	{ route: `${CODE}/move`, steps: onward('Move it') },
	{ route: `${CODE}/merge`, steps: onward('Merge it into another') },
	{ route: `${CODE}/merge`, state: 'nothing typed', steps: [...onward('Merge it into another'), press] },
	{ route: `${CODE}/split`, steps: onward('Split it') },
	{ route: `${CODE}/split`, state: 'nothing typed', steps: [...onward('Split it'), press] },
	{ route: `${CODE}/undo`, steps: [...merged, called('Undo the merge')] },
	{ route: `${CODE}/undo`, state: 'nothing typed', steps: [...merged, called('Undo the merge'), press] }
].map((page) => ({ ...page, as: 'grace' as const }));

function open(summary: string) {
	return (page: Page) => page.getByText(summary).click();
}
