import { error } from '@sveltejs/kit';
import type { Db } from '$lib/platform/db.server';
import { asAsked } from './sheets';
import * as sheets from './sheets.server';

type Asked = {
	locals: { db: Db };
	params: { id: string; code: string };
	getClientAddress: () => string;
};

/** What every page of one's own sheet stands on: the sheet, its questions in their language, and where its pages are. */
export async function ownSheet({ locals, params, getClientAddress }: Asked) {
	const { code, sheet } = await sheets.byCode(locals.db, params.code, getClientAddress());
	if (sheet.consultation.id !== params.id) error(404, { code: 'not-found', message: 'Page not found' });
	return {
		code,
		sheet,
		asked: asAsked(sheet),
		answers: sheet.draft?.answers ?? {},
		base: `/consultations/${params.id}/answer/${code}`
	};
}
