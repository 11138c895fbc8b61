import * as payments from '$lib/remittances/payments.server';

const ID = /^[0-9a-f-]{36}$/;

export async function load({ locals, url }) {
	const after = url.searchParams.get('after') ?? '';
	const known = ID.test(after);
	return {
		...(await payments.listMine(locals.db, known ? after : null)),
		first: !known,
		done: url.searchParams.get('done')
	};
}
