// The forms of what was spent, the same for the person and for whoever writes it down for them.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { parseForm, readForm } from '$lib/platform/forms';
import * as expenses from './expenses.server';
import { receiptFrom } from './receipt.server';
import { aboutLine, expenseFrom, spending, waiving } from './schema';

const CHOOSE_AGAIN = 'Choose the receipt again, since the browser does not keep it';

/** Reads an expense with its receipt and adds it to a claim; back to the claim when it is there. */
export async function addSpent(event: RequestEvent, claim: string, back: string) {
	const { request, locals } = event;
	const sent = await request.formData();
	const form = parseForm(sent, spending);
	const receipt = await receiptFrom(sent, 'receipt', await whose(locals));
	if (!form.ok || receipt?.ok === false) {
		const about = receipt && { receipt: [receipt.ok ? CHOOSE_AGAIN : receipt.message] };
		return fail(400, { values: form.values, errors: { ...(form.ok ? {} : form.errors), ...about } });
	}
	const done = await expenses.add(locals.db, claim, expenseFrom(form.data), receipt?.receipt);
	if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
	redirect(303, `${back}?done=added`);
}

export async function addReceipt(event: RequestEvent, back: string) {
	const { request, locals } = event;
	const sent = await request.formData();
	const form = parseForm(sent, aboutLine);
	if (!form.ok) return fail(400, form);

	const receipt = await receiptFrom(sent, 'receipt', await whose(locals));
	if (!receipt?.ok) {
		const message = receipt?.message ?? 'Choose the photo or PDF of the receipt';
		return fail(400, { values: form.values, errors: { receipt: [message] } });
	}
	const done = await expenses.addReceipt(locals.db, form.data.line, receipt.receipt);
	if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
	redirect(303, `${back}?done=receipt`);
}

export async function removeSpent({ request, locals }: RequestEvent, back: string) {
	const form = await readForm(request, aboutLine);
	if (!form.ok) return fail(400, form);

	const done = await expenses.remove(locals.db, form.data.line);
	if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
	redirect(303, `${back}?done=removed`);
}

export async function waiveReceipt({ request, locals }: RequestEvent, back: string) {
	const form = await readForm(request, waiving);
	if (!form.ok) return fail(400, form);

	const done = await expenses.waive(locals.db, form.data.line, form.data.why);
	if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
	redirect(303, `${back}?done=waived`);
}

const whose = async (locals: App.Locals) => (await locals.person())?.account_id ?? '';
