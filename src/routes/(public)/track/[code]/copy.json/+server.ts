import { codeOf } from '$lib/contributions/slip-code.server';
import * as files from '$lib/log/receipt-files.server';

export const GET = async (event) => files.copy(event.locals.db, { code: await codeOf(event) });
