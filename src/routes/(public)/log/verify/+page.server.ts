import { verifierFiles } from '$lib/log/verifier.server';

export const load = async ({ url }) => ({ address: `${url.origin}/log`, files: await verifierFiles() });
