import * as files from '$lib/receipts/files.server';

export const GET = ({ locals, params: { id } }) => files.proof(locals.db, { id });
