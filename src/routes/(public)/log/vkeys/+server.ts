import { logKeys } from '$lib/log/keys.server';
import { vkeyLines } from '$lib/log/policy.server';
import { asText } from '$lib/log/serve.server';

export const GET = async () => {
	const keys = await logKeys();
	return asText(keys && vkeyLines(keys));
};
