import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { readForm } from '$lib/platform/forms';
import type { Outcome } from '$lib/platform/errors';
import * as payments from '$lib/remittances/payments.server';
import { anotherDay, asSeen, inTwo, less } from '$lib/remittances/schema';

export async function load({ locals, params, url }) {
	return { payment: await payments.mine(locals.db, params.payment), done: url.searchParams.get('done') };
}

type Event = RequestEvent<{ payment: string }>;
type Db = Event['locals']['db'];

/** Reads a form, does what it says, and shows what became of it. */
const doing =
	<S extends z.ZodType>(
		schema: S,
		act: (db: Db, payment: string, given: z.output<S>) => Promise<Outcome<unknown>>,
		next: (payment: string) => string
	) =>
	async ({ request, locals, params }: Event) => {
		const form = await readForm(request, schema);
		if (!form.ok) return fail(400, { values: form.values, errors: form.errors });

		const done = await act(locals.db, params.payment, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, next(params.payment));
	};

export const actions = {
	anyway: doing(
		asSeen,
		(db, payment, { seen }) => payments.payAnyway(db, payment, seen),
		(payment) => `/my/payments/${payment}?done=anyway`
	),
	day: doing(
		anotherDay,
		(db, payment, { seen, day }) => payments.chooseDay(db, payment, seen, day),
		(payment) => `/my/payments/${payment}?done=day`
	),
	split: doing(
		inTwo,
		async (db, payment, given) => payments.split(db, await payments.mine(db, payment), given),
		() => '/my/payments?done=split'
	),
	less: doing(
		less,
		(db, payment, { seen, pence }) => payments.takeLess(db, payment, seen, pence),
		() => '/my/payments?done=less'
	),
	give_up: doing(
		asSeen,
		(db, payment, { seen }) => payments.giveUp(db, payment, seen),
		() => '/my/payments?done=given_up'
	)
};
