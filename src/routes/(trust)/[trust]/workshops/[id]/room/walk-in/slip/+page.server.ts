import { readSlip } from '$lib/registrations/registrations.server';

export const load = ({ cookies, url }) => ({ slip: readSlip(cookies, url) });
