import { fail } from '@sveltejs/kit';
import { fromBase64 } from '$lib/log/bytes';
import { compare, printedSchema } from '$lib/log/compare.server';
import { wordsOf } from '$lib/log/words';
import { readForm } from '$lib/platform/forms';
import { qr } from '$lib/platform/qr';

export async function load({ parent, url }) {
	const { sealed } = await parent();
	const root = sealed && fromBase64(sealed.root);
	// What a telephone reads off the paper leads to the page that checks, with the head as it was printed.
	const address = sealed && `${url.origin}/log/verify?head=${sealed.size}:${encodeURIComponent(sealed.root)}`;
	return { words: root ? wordsOf(root) : [], address, code: address ? qr(address) : null };
}

export const actions = {
	compare: async ({ request }) => {
		const form = await readForm(request, printedSchema);
		if (!form.ok) return fail(400, { values: form.values, errors: form.errors });
		const compared = await compare(form.data);
		if (typeof compared === 'string') return { compared: { found: compared, pages: form.data.pages } };
		return fail(404, { values: form.values, errors: { [compared.field]: [compared.sentence] } });
	}
};
