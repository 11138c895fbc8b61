import { redirect } from '@sveltejs/kit';
import * as session from '$lib/people/session.server';

export async function POST(event) {
	await session.leave(session.browserOf(event), 'local');
	redirect(303, '/');
}
