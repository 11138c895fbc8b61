import { readPlaceSlip } from '$lib/room/room.server';

export const load = ({ cookies, url }) => ({ slip: readPlaceSlip(cookies, url) });
