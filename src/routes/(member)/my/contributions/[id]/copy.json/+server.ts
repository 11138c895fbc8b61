import * as files from '$lib/receipts/files.server';

export const GET = ({ locals, params: { id } }) => files.copy(locals.db, { id });
