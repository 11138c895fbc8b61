import * as contributions from '$lib/contributions/contributions.server';

export const load = ({ cookies, url }) => ({ slip: contributions.readSlip(cookies, url) });
