import { redirect } from '@sveltejs/kit';
import * as session from '$lib/people/session.server';

export async function POST({ locals, cookies }) {
	await session.leave(locals.db, cookies, 'local');
	redirect(303, '/');
}
