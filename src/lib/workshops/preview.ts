// A plan as its public page would say it, before anyone can read it there.
import type { PublicWorkshop } from '../registrations/registration.ts';
import type { WorkshopDesk } from './workshop.ts';

/** What public.workshop would tell of it now; a draft is told as if it were open. Null while its hours are not known. */
export function asPublic(workshop: WorkshopDesk): PublicWorkshop | null {
	const { starts_at, ends_at, state, organisation, programme, hosts } = workshop;
	if (!starts_at || !ends_at) return null;
	return {
		...workshop,
		starts_at,
		ends_at,
		state: state === 'draft' ? 'open' : state,
		open: true,
		full: false,
		hear_by: new Date(Date.parse(workshop.held_on) + programme.summary_days * 86_400_000)
			.toISOString()
			.slice(0, 10),
		answer_days: programme.answer_days,
		organisation: { ...organisation, crisis: [] },
		hosts: hosts.filter(({ id }) => id !== organisation.id).map(({ name, slug }) => ({ name, slug }))
	};
}
