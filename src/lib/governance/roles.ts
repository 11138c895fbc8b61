// Who comes to the pages of governance, as private.my_insight_trusts and private.governs have it. The database decides again.
import type { Role } from '../people/me.ts';

export const READERS: Role[] = [
	'facilitator',
	'engagement_lead',
	'decision_owner',
	'board_auditor',
	'co_chair'
];
export const WRITERS: Role[] = ['engagement_lead', 'decision_owner', 'administrator'];
/** Co-chairs look at the trust with it, and record what their committee did. */
export const ASSESSORS: Role[] = [...WRITERS, 'co_chair'];
