import type { Db } from '$lib/platform/db.server';
import type { Me } from '$lib/people/me';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** What happened, from a closed list. */
			code: 'not-found' | 'not-allowed' | 'conflict' | 'unexpected';
			/** Told to the person and written to the log, so that the two can be matched. */
			reference?: string;
		}
		interface Locals {
			/** The database as the signed-in person, or as nobody. */
			db: Db;
			/** Who is signed in and which hats they wear; asked once for each request, and only when needed. */
			person: () => Promise<Me | null>;
			/** How the page is laid out, where it is in a language that is written from right to left. */
			dir?: 'ltr' | 'rtl';
		}
	}
}

export {};
