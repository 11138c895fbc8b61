import { redirect } from '@sveltejs/kit';

/** Where messages lead: to the list, at this request. */
export const GET = ({ params }) => redirect(303, `/my/requests#r-${encodeURIComponent(params.id)}`);
