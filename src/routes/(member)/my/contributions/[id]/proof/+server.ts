import * as files from '$lib/log/receipt-files.server';

export const GET = ({ locals, params: { id } }) => files.proof(locals.db, { id });
