import { CAST, CAST_PASSWORD } from '../../src/lib/platform/cast.ts';

/** Who one may sign in as, for a terminal. */
export function castTable(): string {
	const widest = (of: (person: (typeof CAST)[number]) => string) =>
		Math.max(...CAST.map((person) => of(person).length));
	const [name, email] = [widest((person) => person.name), widest((person) => person.email)];
	const lines = CAST.map(
		(person) => `  ${person.name.padEnd(name)}  ${person.email.padEnd(email)}  ${person.what}`
	);
	return `Sign in as one of the cast, with one click, or with the password ${CAST_PASSWORD}:\n\n${lines.join('\n')}`;
}

export const BANNER = 'The database is the embedded one: for trying out, development and tests.';
