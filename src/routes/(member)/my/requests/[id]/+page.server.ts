import { redirect } from '@sveltejs/kit';

/** Where messages lead: to the list, at this request. */
export const load = ({ params }) => redirect(303, `/my/requests#r-${params.id}`);
