import { logPolicy } from '$lib/log/policy.server';
import { asText } from '$lib/log/serve.server';

export const GET = async () => asText((await logPolicy())?.text ?? null);
