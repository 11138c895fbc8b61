import { fail, redirect } from '@sveltejs/kit';
import { asking, attempt } from '$lib/imports/asks.server';
import * as imports from '$lib/imports/imports.server';
import { newTable } from '$lib/imports/schema';
import { parseForm } from '$lib/platform/forms';
import { bytesOf, choices } from '../programmes.server';

export const load = async (event) => ({ programmes: await choices(event) });

export const actions = {
	default: async ({ request, locals, params }) => {
		const given = await request.formData();
		const form = parseForm(given, newTable);
		const bytes = await bytesOf(given, 'table');
		if (!form.ok || !bytes) {
			const missing = bytes ? {} : { table: ['Choose a CSV or XLSX file'] };
			return fail(400, { values: form.values, errors: { ...(form.ok ? {} : form.errors), ...missing } });
		}
		const { programme, name } = form.data;
		const started = await attempt(() => imports.startTable(asking(locals.db), programme, name, bytes));
		if (!started.ok) return fail(started.status, { values: form.values, errors: started.errors });
		const { id, existing } = started.data;
		redirect(303, `/${params.trust}/imports/${id}${existing ? '?done=there' : ''}`);
	}
};
