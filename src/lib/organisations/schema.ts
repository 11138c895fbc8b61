import { z } from 'zod';
import { ROLE_HINTS } from './organisation.ts';
import type { Role } from '../people/me.ts';

const ROLES = Object.keys(ROLE_HINTS) as [Role, ...Role[]];

export const newInvitation = z.object({
	name: z
		.string('Enter their name')
		.trim()
		.min(1, 'Enter their name')
		.max(120, 'Use 120 characters or fewer'),
	email: z
		.string('Enter their email address')
		.trim()
		.min(1, 'Enter their email address')
		.max(254, 'Enter an email address, like name@example.org')
		.pipe(z.email('Enter an email address, like name@example.org')),
	role: z.enum(ROLES, 'Choose a role')
});
