// What would have been sent. In development and demonstrations only: hooks.server.ts answers 404 otherwise.
import { error } from '@sveltejs/kit';
import { backend } from '$lib/platform/backend/backend';

export async function load() {
	const { mailbox } = await backend();
	if (!mailbox) error(404, { code: 'not-found', message: 'Page not found' });
	return { mails: await mailbox() };
}
