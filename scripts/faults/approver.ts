// An instance of the application that approves, reduced to its commands: it approves every claim it is given as everybody it is given,
// and says how often each answer came. In: one line of JSON at stdin.
import { createInterface } from 'node:readline';
import postgres from 'postgres';

type Given = {
	database: string;
	claims: { id: string; version: number }[];
	people: { sub: string; session_id: string }[];
};

for await (const line of createInterface({ input: process.stdin })) {
	const { database, claims, people } = JSON.parse(line) as Given;
	const sql = postgres(database, { max: 4, onnotice: () => undefined });
	const answers: Record<string, number> = {};
	const calls = claims.flatMap((claim) => people.map((person) => ({ claim, person })));
	const lane = async () => {
		for (let call = calls.shift(); call; call = calls.shift()) {
			const { claim, person } = call;
			const claims = JSON.stringify({ ...person, role: 'authenticated' });
			const answer = await sql
				.begin(async (transaction) => {
					await transaction`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
					const [row] = await transaction<{ state: string }[]>`
						select public.approve_claim(${claim.id}, ${claim.version}) as state`;
					return row?.state ?? 'nothing';
				})
				.catch((reason: unknown) => (reason instanceof postgres.PostgresError ? reason.code : 'other'));
			answers[answer] = (answers[answer] ?? 0) + 1;
		}
	};
	await Promise.all(Array.from({ length: 4 }, lane));
	await sql.end();
	process.stdout.write(JSON.stringify(answers));
	break;
}
