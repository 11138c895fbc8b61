import { fail, redirect } from '@sveltejs/kit';
import { aPayment } from '$lib/payments/sending';
import * as sending from '$lib/payments/sending.server';
import { freshUntil } from '$lib/people/fresh.server';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation, roles } = await requireHat(
		event,
		'finance_approver',
		'board_auditor',
		'administrator'
	);
	const pays = mayAs(roles, 'finance_approver');
	// Whoever looks after the trust here stops it too, and agrees to what finance decides.
	const acts = pays || mayAs(roles, 'administrator');
	const [stand, rail, fresh] = await Promise.all([
		sending.stand(event.locals.db, organisation.id),
		sending.atTheRail(organisation.slug),
		acts ? freshUntil(event.locals.db) : null
	]);
	return { stand, rail, pays, acts, fresh, done: event.url.searchParams.get('done') };
}

const refused = ({ status, errors }: { status: number; errors: Record<string, string[]> }, values = {}) =>
	fail(status, { values: values as Record<string, unknown>, errors });

export const actions = {
	stop: async (event) => {
		const { organisation } = await requireHat(event, 'finance_approver', 'administrator');
		const stopped = await sending.stop(event.locals.db, organisation.id);
		if (!stopped.ok) return refused(stopped);
		redirect(303, `${event.url.pathname}?done=stopped`);
	},
	start: async (event) => {
		const { organisation } = await requireHat(event, 'finance_approver', 'administrator');
		const started = await sending.start(event.locals.db, organisation.id);
		if (!started.ok) return refused(started);
		redirect(303, `${event.url.pathname}?done=${started.data}`);
	},
	release: async (event) => {
		await requireHat(event, 'finance_approver');
		const form = await readForm(event.request, aPayment);
		if (!form.ok) return fail(400, form);
		const released = await sending.release(event.locals.db, form.data.payment);
		if (!released.ok) return refused(released, form.values);
		redirect(303, `${event.url.pathname}?done=released`);
	}
};
