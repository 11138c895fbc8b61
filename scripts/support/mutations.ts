// What a mutation run showed, as docs/mutations.md. A change that nobody notices stands there with the reason why it changes nothing,
// or without one, which counts against the tests.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { EXPLAINED } from './mutations-explained.ts';

type Place = { line: number; column: number };

/** A changed place and what became of it, as Stryker says it: lines and columns from 1. */
export type Mutant = {
	fileName: string;
	mutatorName: string;
	replacement: string;
	status: string;
	location: { start: Place; end: Place };
};

type Survivor = { file: string; line: number; what: string; reason: string | undefined };

/** In: what became of each mutant. Out: the document, the share that was noticed of those that change anything, the unexplained. */
export function report(mutants: Mutant[]): { text: string; share: number; unexplained: string[] } {
	const counted = mutants.filter(
		({ status }) => !['Ignored', 'CompileError', 'RuntimeError'].includes(status)
	);
	const survivors = counted.filter(isUnnoticed).map(described);
	const explained = survivors.filter(({ reason }) => reason);
	const unexplained = survivors.filter(({ reason }) => !reason);
	const share = (100 * (counted.length - survivors.length)) / (counted.length - explained.length);
	const text = [
		'# Changes that tests notice',
		'',
		'Made by `npm run test:mutations`: each pure module of the log was changed in one place at a time, and the tests were run until one',
		'failed. The vectors that others made are among them, so that a run without those notices less.',
		'',
		`${counted.length} changes: ${counted.length - survivors.length} noticed, ${explained.length} that change nothing, ${unexplained.length} not noticed.`,
		`Of those that change anything, ${share.toFixed(1)} % were noticed. At least 95 % must be (ADR 0032).`,
		'',
		...byModule(counted),
		'',
		'## Not noticed, since they change nothing',
		'',
		...listed(explained),
		'',
		'## Not noticed',
		'',
		...(unexplained.length ? listed(unexplained) : ['None.']),
		''
	];
	return {
		text: text.join('\n'),
		share,
		unexplained: unexplained.map(({ file, line, what }) => `${file}:${line} ${what}`)
	};
}

const isUnnoticed = ({ status }: Mutant) => status === 'Survived' || status === 'NoCoverage';

/** The place and the change of it, in one line each. */
function described({ fileName, location, replacement }: Mutant): Survivor {
	const file = relative('.', fileName).replace('src/lib/log/', '');
	const change = `${oneLine(original(fileName, location))} → ${oneLine(replacement)}`;
	const { line } = location.start;
	const text = readFileSync(fileName, 'utf8').split('\n')[line - 1] ?? '';
	const known = EXPLAINED.find(
		(one) => one.file === file && one.change === change && text.includes(one.within)
	);
	return { file, line, what: change, reason: known?.reason };
}

function original(fileName: string, { start, end }: Mutant['location']): string {
	const lines = readFileSync(fileName, 'utf8')
		.split('\n')
		.slice(start.line - 1, end.line);
	const last = lines.length - 1;
	lines[last] = (lines[last] ?? '').slice(0, end.column - 1);
	lines[0] = (lines[0] ?? '').slice(start.column - 1);
	return lines.join('\n');
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

function byModule(mutants: Mutant[]): string[] {
	const files = [...new Set(mutants.map(({ fileName }) => fileName))].sort();
	const rows = files.map((fileName) => {
		const own = mutants.filter((mutant) => mutant.fileName === fileName);
		const missed = own.filter(isUnnoticed).map(described);
		const open = missed.filter(({ reason }) => !reason).length;
		return `| ${relative('src/lib/log', fileName)} | ${own.length} | ${own.length - missed.length} | ${missed.length - open} | ${open} |`;
	});
	return [
		'| Module | Changes | Noticed | Change nothing | Not noticed |',
		'| --- | --- | --- | --- | --- |',
		...rows
	];
}

function listed(survivors: Survivor[]): string[] {
	const rows = survivors.map(
		({ file, line, what, reason }) =>
			`- ${file}, line ${line}: \`${what.replaceAll('`', "'")}\`${reason ? `. ${reason}` : ''}`
	);
	return rows.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}
