import { logKeys } from '$lib/log/keys.server';
import { asText } from '$lib/log/serve.server';

/** One key a line: the log's, the one it takes the place of where there is one, and that of its receipts. */
export const GET = async () => {
	const { vkeys } = (await logKeys()) ?? {};
	return asText(vkeys ? [vkeys.log, vkeys.before, vkeys.receipts].filter(Boolean).join('\n') + '\n' : null);
};
