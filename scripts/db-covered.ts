// Lists every table, view and function of the database that the database tests did not show a yes and a no of.
// npm run db:covered, after npm run test:db
import { readAsked, readCatalogue, type Asked, type Thing } from '../supabase/tests/support/asked.ts';

const asked = readAsked();
const lacking = readCatalogue().flatMap((thing) =>
	lacks(
		thing,
		asked.filter(({ name, kind }) => name === thing.name && kind === thing.kind)
	).map((lack) => `${thing.kind} ${thing.name}: ${lack}`)
);

if (lacking.length > 0) {
	process.stdout.write(`${lacking.join('\n')}\n`);
	process.stdout.write(
		`${lacking.length} answers that no database test shows: see supabase/tests/README.md\n`
	);
	process.exitCode = 1;
} else {
	process.stdout.write('Every table, view and function is shown to say yes and no in a database test.\n');
}

/** What is open to a role must be seen to answer it; and somebody must be seen to get nothing. */
function lacks({ kind, anon, authenticated, open }: Thing, answers: Asked[]): string[] {
	const signedIn = (who: string) => who !== 'nobody' && who !== 'service';
	// What anyone may read has no reader to refuse: that nobody writes it is its no.
	const counted = answers.filter(({ reads }) => reads || kind === 'function' || open);
	const shown = (answer: Asked['answer'], test: (who: string) => boolean) =>
		counted.some((one) => one.answer === answer && test(one.who));

	const missing: string[] = [];
	if (authenticated && !(anon && kind === 'function') && !shown('yes', signedIn))
		missing.push('a yes to somebody signed in');
	if (authenticated && !anon && !shown('no', signedIn)) missing.push('a no to somebody signed in');
	if (anon && !shown('yes', (who) => who === 'nobody')) missing.push('a yes to nobody');
	if (!shown('no', () => true)) missing.push('a no to anyone');
	return missing;
}
