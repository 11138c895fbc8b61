// How long opinion groups take, and how much more memory, for votes that are made here: five camps, half of the votes not cast.
import { performance } from 'node:perf_hooks';
import { countVotes, mayShow } from '../../src/lib/consultations/groups-figures.ts';
import { findGroups, NOT_VOTED, type Votes } from '../../src/lib/consultations/groups.ts';
import { round } from './measure.ts';

const STATEMENTS = 100;
const VOTERS = [100, 1_000, 10_000];
/** What is promised, for 1,000 voters on 100 statements. */
const LIMIT = { voters: 1_000, ms: 2_000, mb: 128 };

export type Grouping = {
	voters: number;
	groups: number;
	first: number;
	p50: number;
	worst: number;
	mb: number;
};

/** True when 1,000 voters on 100 statements stay under both limits, the first time too. */
export function benchGrouping(times: number): { enough: boolean; rows: Grouping[] } {
	const rows = VOTERS.map((voters) => measure(voters, times));
	process.stdout.write(`Opinion groups of ${STATEMENTS} statements, ${times} times each\n`);
	for (const { voters, groups, first, p50, worst, mb } of rows) {
		process.stdout.write(
			`${voters.toLocaleString('en-GB').padStart(7)} voters  ${groups} groups  first ${first} ms  p50 ${p50} ms  ` +
				`worst ${worst} ms  ${(p50 / voters).toFixed(3)} ms a voter  peak of memory grown by ${mb} MB\n`
		);
	}
	const { worst, mb } = rows.find(({ voters }) => voters === LIMIT.voters)!;
	const enough = worst <= LIMIT.ms && mb <= LIMIT.mb;
	const share = round((worst / LIMIT.ms) * 100);
	process.stdout.write(
		`Limit for 1,000 voters: ${LIMIT.ms} ms and ${LIMIT.mb} MB. The worst took ${share} % of the time: ${enough ? 'within' : 'OVER'}.\n`
	);
	return { enough, rows };
}

function measure(voters: number, times: number): Grouping {
	const before = peak();
	const votes = fiveCamps(voters);
	let groups = 0;
	const took = Array.from({ length: times }, () => {
		const started = performance.now();
		const shown = mayShow(findGroups(votes));
		if (shown.found) countVotes(votes, shown.groupOf);
		groups = shown.found ? shown.sizes.length : 0;
		return performance.now() - started;
	});
	const first = round(took[0] ?? 0);
	took.sort((a, b) => a - b);
	return {
		voters,
		groups,
		first,
		p50: round(took[Math.floor(took.length / 2)] ?? 0),
		worst: round(took.at(-1) ?? 0),
		mb: round(peak() - before)
	};
}

/** The most memory this process ever held, in MB. */
const peak = () => process.resourceUsage().maxRSS / 1024;

function fiveCamps(voters: number): Votes {
	let state = 1;
	// Park and Miller 1988: the same votes in every run.
	const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
	const camps = Array.from({ length: 5 }, () =>
		Array.from({ length: STATEMENTS }, () => (random() < 0.5 ? 1 : -1))
	);
	const choices = new Int8Array(voters * STATEMENTS).fill(NOT_VOTED);
	for (let voter = 0; voter < voters; voter++) {
		const camp = camps[Math.floor(random() * camps.length)]!;
		for (let statement = 0; statement < STATEMENTS; statement++) {
			if (random() < 0.5) continue;
			const draw = random();
			choices[voter * STATEMENTS + statement] =
				draw < 0.1 ? 0 : draw < 0.25 ? -camp[statement]! : camp[statement]!;
		}
	}
	return { voters, statements: STATEMENTS, choices };
}
