import * as contributions from '$lib/contributions/contributions.server';
import { myPage } from '$lib/people/my-page.server';

export async function load({ locals }) {
	const [page, mine] = await Promise.all([myPage(locals.db), contributions.listMine(locals.db, { most: 3 })]);
	return { page, mine };
}
