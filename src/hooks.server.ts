import { error, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { connect, hasSession, type Db } from '$lib/platform/db.server';
import { backend } from '$lib/platform/backend/backend';
import { helpsDevelopment } from '$lib/platform/development.server';
import { environment } from '$lib/platform/env';
import { logger } from '$lib/platform/log.server';
import { deliver } from '$lib/platform/delivery.server';
import sheets from './site/sheets.json';
import { work } from './worker';
import type { Me } from '$lib/people/me';

// The settings and the database are there before the first person is.
export const init: ServerInit = async () => {
	const { THROUGHLINE_WORKER } = environment();
	await backend();
	if (THROUGHLINE_WORKER === 'on') await work();
};

/** Pages that help development; they do not exist for anybody else. */
const development: Handle = ({ event, resolve }) => {
	// By the route: `/%64ev/` in an address leads to the same page.
	if (event.route.id?.startsWith('/dev/') && !helpsDevelopment()) {
		error(404, { code: 'not-found', message: 'Page not found' });
	}
	return resolve(event);
};

/** A session that has ended, or was ended elsewhere, is nobody's. */
async function whoIs(db: Db): Promise<Me | null> {
	const { data, error: refused } = await db.rpc('me');
	return refused ? null : data;
}

// Where hydration would begin, on pages that have none: nearly a tenth of what a page weighs (ADR 0001).
const MARKS = /<!--(?:\[-?\d*|\]|)-->/g;

const session: Handle = async ({ event, resolve }) => {
	event.locals.db = await connect(event.cookies, event.url.protocol === 'https:');
	let asked: Promise<Me | null> | undefined;
	event.locals.person = () =>
		(asked ??= hasSession(event.cookies) ? whoIs(event.locals.db) : Promise.resolve(null));
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			// The frame of a page is English; what stands in another language says so itself.
			html
				.replace('%lang%', 'en')
				.replace('%dir%', event.locals.dir ?? 'ltr')
				.replace('%site_css%', sheets[event.locals.dir ?? 'ltr'])
				.replace(MARKS, '')
	});
};

export const handle = sequence(deliver, development, session);

/** Bugs only: foreseen refusals are thrown with `error()`. Nothing that was typed is written down. */
export const handleError: HandleServerError = ({ error: bug, event, status }) => {
	if (status === 404) return { code: 'not-found', message: 'Page not found' };
	const reference = crypto.randomUUID().slice(0, 4).toUpperCase();
	logger.error({ reference, route: event.route.id, method: event.request.method, err: bug }, 'unexpected');
	return { code: 'unexpected', message: 'Something went wrong on our side', reference };
};
