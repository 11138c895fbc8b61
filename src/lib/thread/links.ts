// Where the parts of a thread are found, and what a person with certain roles may do with them.
import { mayAs, type Role } from '../people/me.ts';
import type { Part, PartKind, ThreadSeen } from './thread.ts';

type Link = { href: string; label: string };

const KINDS: PartKind[] = ['contribution', 'insight', 'decision', 'action'];

export const isPartKind = (kind: string): kind is PartKind => (KINDS as string[]).includes(kind);

/** Addresses for those who work with the trust: the same page seen from each part. */
export const trustAddress =
	(slug: string) =>
	({ kind, id }: Part) =>
		`/${slug}/thread/${kind}/${id}`;

/** The permanent addresses that everybody may open; null for what has none. */
export const publicAddress =
	({ organisation, insights, decisions }: ThreadSeen) =>
	({ kind, id }: Part): string | null => {
		const base = `/${organisation.slug}/said-and-done`;
		if (kind === 'insight') {
			const known = insights.find((insight) => insight.id === id);
			return known && !known.published ? null : `${base}/insights/${id}`;
		}
		if (kind === 'decision') {
			const known = decisions.find((decision) => decision.id === id);
			return known && !known.made_at ? null : `${base}/decisions/${id}`;
		}
		const owner = decisions.find(
			({ made_at, actions }) => made_at && actions.some((action) => action.id === id)
		);
		return kind === 'action' && owner ? `${base}/decisions/${owner.id}#action-${id}` : null;
	};

/** What may be done from a thread, by those who wear these hats. */
export function mayDo(thread: ThreadSeen, roles: Role[]): Link[] {
	const { here, organisation, programme, insights, decisions } = thread;
	const base = `/${organisation.slug}`;
	const links: Link[] = [];
	const listens = mayAs(roles, 'facilitator', 'engagement_lead');
	const decides = mayAs(roles, 'engagement_lead', 'decision_owner');

	if (here.kind === 'contribution' && listens) {
		links.push({ href: `${base}/contributions/${here.id}`, label: 'Open this contribution' });
	}
	if (here.kind === 'insight') {
		if (mayAs(roles, 'facilitator', 'engagement_lead', 'decision_owner', 'board_auditor', 'co_chair')) {
			links.push({ href: `${base}/insights/${here.id}`, label: 'Open this insight' });
		}
		if (decides && insights[0]?.state === 'agreed') {
			links.push({
				href: `${base}/decisions/new?programme=${programme.slug}&insight=${here.id}`,
				label: 'Answer it with a decision'
			});
		}
	}
	const decision = decisions[0];
	if ((here.kind === 'decision' || here.kind === 'action') && decision) {
		if (decides || mayAs(roles, 'facilitator', 'board_auditor', 'co_chair')) {
			links.push({ href: `${base}/decisions/${decision.id}`, label: 'Open this decision' });
		}
		if (listens && decision.telling?.due_on) {
			links.push({ href: `${base}/tell`, label: 'Tell those who said it' });
		}
	}
	const open = publicAddress(thread)(here);
	if (open) {
		if (mayAs(roles, 'co_chair', 'advisor')) links.push(...challengeLinks(thread));
		links.push({ href: open, label: 'See what everyone can see' });
	}
	if (mayAs(roles, 'facilitator', 'engagement_lead', 'decision_owner', 'board_auditor', 'co_chair')) {
		links.push({ href: `${base}/programmes/${programme.slug}/thread`, label: 'See the whole programme' });
	}
	return links;
}

/** Where somebody says that an insight or a decision is not right. */
export function challengeLinks({ here, insights, decisions }: ThreadSeen): Link[] {
	const kind = here.kind === 'insight' ? 'insight' : 'decision';
	const subject = kind === 'insight' ? insights[0] : decisions[0];
	if (!subject) return [];
	return [{ href: `/my/challenges/new?kind=${kind}&id=${subject.id}`, label: 'Say that this is not right' }];
}

/** What the page is called, seen from where it is: "Insight 12" and its statement. */
export function titleOf({ here, insights, decisions }: ThreadSeen): { kind: string; title: string } {
	const decision = decisions[0];
	if (here.kind === 'insight' && insights[0]) {
		return { kind: `Insight ${insights[0].number}`, title: insights[0].statement };
	}
	if (here.kind === 'decision' && decision) {
		return { kind: `Decision ${decision.number}`, title: decision.title };
	}
	if (here.kind === 'action' && decision) {
		const action = decision.actions.find(({ id }) => id === here.id);
		return { kind: `Action under decision ${decision.number}`, title: action?.what ?? decision.title };
	}
	return { kind: 'Contribution', title: 'Where these words went' };
}
