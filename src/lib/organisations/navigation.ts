import { mayAs, organisationsOf, rolesIn, type Me } from '../people/me.ts';

export type NavLink = { href: string; label: string; current?: boolean };

/** The pages where what people said is read, sorted and counted: one word at the top of every page leads to them all. */
const DESK = ['contributions', 'coding', 'codes', 'coverage', 'exports'];
/** The pages of the board: what came of what people said, and the plan it is held against. */
const BOARD = ['board', 'plan', 'governance'];

/** The few links at the top of a page, for nobody, for a person, and for somebody who works with this organisation. */
export function frameNav(me: Me | null, slug: string | undefined, path: string): NavLink[] {
	const links: NavLink[] = [];
	const roles = slug ? rolesIn(me, slug) : [];
	// In the room, on a phone held in one hand, the first screen is the people's.
	if (slug && /^\/[^/]+\/workshops\/[^/]+\/room(\/|$)/.test(path)) {
		return [{ href: `/${slug}/workshops`, label: 'Workshops', current: true }];
	}
	// A partner listens and tells; insights, decisions and what the public reads are the trust's.
	const partner = me?.hats.some(
		({ organisation: { slug: its, kind } }) => its === slug && kind === 'partner'
	);
	if (slug && roles.length) links.push({ href: `/${slug}`, label: 'Overview' });
	const listens = mayAs(roles, 'facilitator', 'engagement_lead');
	// Those who decide or audit for the trust read words whose giver agreed that the board may.
	const reads = !partner && (listens || mayAs(roles, 'decision_owner', 'board_auditor', 'co_chair'));
	if (slug && (listens || mayAs(roles, 'co_chair'))) {
		links.push({ href: `/${slug}/workshops`, label: 'Workshops' });
	}
	if (slug && (listens || reads)) {
		links.push(
			{ href: `/${slug}/consultations`, label: 'Consultations' },
			{ href: `/${slug}/contributions`, label: 'Contributions' }
		);
	}
	if (slug && listens && partner) links.push({ href: `/${slug}/tell`, label: 'People to tell' });
	if (slug && reads) {
		links.push(
			{ href: `/${slug}/insights`, label: 'Insights' },
			{ href: `/${slug}/decisions`, label: 'Decisions' }
		);
	}
	if (slug && !partner && readsBoard(roles)) links.push({ href: `/${slug}/board`, label: 'Board' });
	if (slug && !partner && mayAs(roles, 'finance_approver', 'board_auditor')) {
		links.push({ href: `/${slug}/payments`, label: 'Payments' });
	}
	if (slug && !partner && mayAs(roles, 'safeguarding_lead')) {
		links.push({ href: `/${slug}/safeguarding`, label: 'Safeguarding' });
	}
	if (slug && !partner) links.push({ href: `/${slug}/said-and-done`, label: 'Said and done' });
	if (!me) {
		links.push({ href: '/track', label: 'I have a receipt' }, { href: '/sign-in', label: 'Sign in' });
	} else {
		if (!slug)
			links.push(...organisationsOf(me).map(({ slug, name }) => ({ href: `/${slug}`, label: name })));
		links.push({ href: '/my', label: 'My page' });
	}
	// The overview's address is how all the others begin.
	const isAt = (href: string) => path === href || path.startsWith(`${href}/`);
	const isHere = (href: string) =>
		href === `/${slug}`
			? path === href
			: href === `/${slug}/contributions`
				? DESK.some((page) => isAt(`/${slug}/${page}`))
				: href === `/${slug}/board`
					? BOARD.some((page) => isAt(`/${slug}/${page}`))
					: isAt(href);
	return links.map((link) => ({ ...link, current: isHere(link.href) }));
}

/** Who reads the pages made for a board, as private.my_board_trusts has it. */
function readsBoard(roles: Parameters<typeof mayAs>[0]): boolean {
	return mayAs(roles, 'board_auditor', 'co_chair', 'decision_owner', 'engagement_lead');
}

/**
 * The pages that belong together with this one, where it is the first of its kind: reading what people said, and looking
 * after what is held, and what is paid. Empty elsewhere, so that a page further in has its own way back and no second row of links.
 */
export function sectionNav(me: Me | null, slug: string, path: string): NavLink[] {
	const hat = me?.hats.find(({ organisation }) => organisation.slug === slug);
	if (hat?.organisation.kind !== 'trust') return [];
	const roles = rolesIn(me, slug);
	const listens = mayAs(roles, 'facilitator', 'engagement_lead');
	const reads = listens || mayAs(roles, 'decision_owner', 'board_auditor', 'co_chair');
	const looksAfter = mayAs(roles, 'administrator');
	const pays = mayAs(roles, 'finance_approver');
	const seesPay = pays || mayAs(roles, 'board_auditor');
	const links = (offered: [may: boolean, page: string, label: string][]): NavLink[] =>
		offered
			.filter(([may]) => may)
			.map(([, page, label]) => ({ href: `/${slug}/${page}`, label, current: path === `/${slug}/${page}` }));
	const sections = [
		links([
			[readsBoard(roles), 'board', 'At a glance'],
			[readsBoard(roles), 'board/trace', 'Where insight went'],
			[readsBoard(roles), 'board/voices', 'Whose voice counts'],
			[readsBoard(roles), 'board/measures', 'Measures'],
			[readsBoard(roles), 'board/challenges', 'Challenges'],
			[reads, 'plan', 'Plan'],
			[reads, 'governance', 'Governance'],
			[readsBoard(roles), 'board/packs', 'Evidence packs'],
			[readsBoard(roles), 'board/comparison', 'Comparison']
		]),
		links([
			[reads, 'contributions', 'What people said'],
			[listens, 'coding', 'Coding'],
			[listens, 'codes', 'Code book'],
			[reads, 'coverage', 'Coverage'],
			[mayAs(roles, 'engagement_lead', 'board_auditor'), 'exports', 'Words taken out']
		]),
		links([
			[looksAfter, 'requests', 'Requests'],
			[looksAfter, 'retention', 'How long things are kept'],
			[looksAfter || mayAs(roles, 'board_auditor'), 'looks', 'Looks at names'],
			[looksAfter || mayAs(roles, 'board_auditor'), 'data-protection', 'Data protection'],
			[looksAfter, 'log/incidents', 'The book']
		]),
		links([
			[seesPay, 'payments', 'Payments'],
			[pays, 'payments/claims', 'Claims'],
			[pays, 'payments/runs', 'Runs'],
			[seesPay, 'payments/sent', 'All payments'],
			[seesPay, 'payments/budgets', 'Budgets'],
			[seesPay, 'payments/reports', 'Reports'],
			[seesPay, 'payments/reconciliation', 'Reconciliation']
		]),
		// An administrator who has nothing else of finance stands in for it in these, and comes to no other page of payments.
		seesPay
			? []
			: links([
					[looksAfter, 'payments/runs', 'Paid by hand'],
					[looksAfter, 'payments/vouchers', 'Vouchers'],
					[looksAfter, 'payments/roles', 'How roles are paid'],
					[looksAfter, 'payments/payees', 'Groups we pay'],
					[looksAfter, 'payments/rail', 'Sending']
				])
	];
	return sections.find((section) => section.length > 1 && section.some(({ current }) => current)) ?? [];
}
