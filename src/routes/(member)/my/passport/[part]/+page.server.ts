import { error, fail, redirect } from '@sveltejs/kit';
import * as passports from '$lib/passports/passports.server';
import { languages, training, usualPay } from '$lib/passports/schema';
import { NEED_KEYS } from '$lib/people/needs';
import { parseForm } from '$lib/platform/forms';
import { changingNeeds, needsFrom } from '$lib/registrations/schema';

const PARTS = ['needs', 'languages', 'training', 'pay'] as const;
type Part = (typeof PARTS)[number];

function partOf(asked: string): Part {
	return PARTS.find((part) => part === asked) ?? error(404, { code: 'not-found', message: 'Page not found' });
}

export async function load({ locals, params }) {
	return { part: partOf(params.part), passport: await passports.mine(locals.db), exit: true };
}

/** What a part's form says, as the passport keeps it. */
function read(part: Part, form: FormData) {
	if (part === 'needs') {
		const read = parseForm(form, changingNeeds);
		if (!read.ok) return read;
		const words = needsFrom(read.data);
		const needs = NEED_KEYS.filter((key) => words[key] !== undefined).map((category) => ({
			category,
			detail: words[category] ?? ''
		}));
		return { ...read, data: { needs } };
	}
	if (part === 'pay') {
		const read = parseForm(form, usualPay);
		if (!read.ok) return read;
		return { ...read, data: { pay_choice: read.data.pay, payee: read.data.payee } };
	}
	return part === 'training' ? parseForm(form, training) : parseForm(form, languages);
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = read(partOf(params.part), await request.formData());
		if (!form.ok) return fail(400, form);

		const done = await passports.save(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, '/my/passport?done=saved');
	}
};
