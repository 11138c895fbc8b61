import * as files from '$lib/log/receipt-files.server';

export const GET = ({ locals, params: { id } }) => files.copy(locals.db, { id });
