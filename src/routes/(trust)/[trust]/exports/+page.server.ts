import * as exports from '$lib/exports/exports.server';
import { mayAs } from '$lib/people/me';

const PLACE = /^([0-9T:.+-]+)_([0-9a-f-]{36})$/;

export async function load({ locals, parent, url }) {
	const { organisation, roles } = await parent();
	const [, at, id] = PLACE.exec(url.searchParams.get('before') ?? '') ?? [];
	const before = at && id ? { at, id } : null;
	return {
		...(await exports.list(locals.db, organisation.id, before)),
		first: !before,
		leads: mayAs(roles, 'engagement_lead')
	};
}
