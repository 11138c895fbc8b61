// Whose checkpoints are believed: one log's, once enough witnesses cosigned them (C2SP tlog-policy).
//
//     log <vkey> [url]
//     witness <name> <vkey> [url]
//     group <name> all|any|<k> <member> ...
//     quorum <name>|none
import { equal } from './bytes.ts';
import { COSIGNATURE, ED25519, parseVkey, type Verifier } from './keys.ts';

export type Witness = { name: string; verifier: Verifier; url: string | null };
export type Group = { name: string; needed: number; members: string[] };
export type Policy = {
	logs: { verifier: Verifier; url: string | null }[];
	witnesses: Witness[];
	groups: Group[];
	/** A witness or a group, or null where the log's own signature is enough. */
	quorum: string | null;
};

/** The line counts from 1, and is 0 where something is missing from the whole. */
export type PolicyFault = { line: number; why: string };

/** Whoever reads a policy of somebody they do not trust must come to an end: each line is held against those before it. */
const MOST_LINES = 1000;

/** Control and formatting characters but the tab, and ends of lines that are none of the format. */
const UNSEEN = /[^\P{Cc}\t]|[\p{Cf}\u2028\u2029]/u;

/** What a policy says, or its first fault. A name stands before it is used, belongs to one group at most, and one key has one name. */
export function parsePolicy(text: string): { policy: Policy } | { fault: PolicyFault } {
	const policy: Policy = { logs: [], witnesses: [], groups: [], quorum: null };
	const state = { quorum: false, grouped: new Set<string>() };
	const lines = text.split('\n');
	if (lines.length > MOST_LINES) return { fault: { line: MOST_LINES + 1, why: 'too many lines' } };
	for (const [index, line] of lines.entries()) {
		// A name with the codes that move a cursor could write over what a terminal says of it.
		if (UNSEEN.test(line)) return { fault: { line: index + 1, why: 'a control character' } };
		const words = line.split(/[ \t]/).filter((word) => word !== '');
		const [first = '#'] = words;
		if (first.startsWith('#')) continue;
		const why = take(policy, state, words);
		if (why) return { fault: { line: index + 1, why } };
	}
	if (policy.logs.length === 0) return { fault: { line: 0, why: 'no log' } };
	return state.quorum ? { policy } : { fault: { line: 0, why: 'no quorum' } };
}

type State = { quorum: boolean; grouped: Set<string> };

/** Takes one line into the policy. Out: null, or what is wrong with it. */
function take(policy: Policy, state: State, [word, ...rest]: string[]): string | null {
	if (word === 'log') return takeLog(policy, rest);
	if (word === 'witness') return takeWitness(policy, rest);
	if (word === 'group') return takeGroup(policy, state, rest);
	if (word !== 'quorum') return 'unknown word';
	const [name = '', ...more] = rest;
	if (state.quorum) return 'a second quorum';
	if (more.length > 0 || !(name === 'none' || isNamed(policy, name))) return 'not a name';
	state.quorum = true;
	policy.quorum = name === 'none' ? null : name;
	return null;
}

function takeLog(policy: Policy, [vkey = '', url, ...more]: string[]): string | null {
	const verifier = parseVkey(vkey);
	if (verifier?.type !== ED25519 || more.length > 0) return 'not the key of a log';
	if (isKnownKey(policy, verifier)) return 'a key twice';
	policy.logs.push({ verifier, url: url ?? null });
	return null;
}

function takeWitness(policy: Policy, [name = '', vkey = '', url, ...more]: string[]): string | null {
	const verifier = parseVkey(vkey);
	if (verifier?.type !== COSIGNATURE || more.length > 0) return 'not the key of a witness';
	if (name === 'none' || isNamed(policy, name)) return 'a name twice';
	if (isKnownKey(policy, verifier)) return 'a key twice';
	policy.witnesses.push({ name, verifier, url: url ?? null });
	return null;
}

function takeGroup(
	policy: Policy,
	{ grouped }: State,
	[name = '', need = '', ...members]: string[]
): string | null {
	if (name === '' || name === 'none' || isNamed(policy, name)) return 'a name twice';
	for (const member of members) {
		if (!isNamed(policy, member)) return 'not a name';
		if (grouped.has(member)) return 'a member of two groups';
		grouped.add(member);
	}
	const needed = need === 'all' ? members.length : need === 'any' ? 1 : Number(need);
	if (!/^(all|any|[1-9]\d*)$/.test(need) || members.length === 0 || needed > members.length)
		return 'not a number of its members';
	policy.groups.push({ name, needed, members });
	return null;
}

const isNamed = ({ witnesses, groups }: Policy, name: string): boolean =>
	[...witnesses, ...groups].some((known) => known.name === name);

/** One key under two names would be one witness counted twice, since what witnesses sign does not name them. */
const isKnownKey = ({ logs, witnesses }: Policy, { publicKey }: Verifier): boolean =>
	[...logs, ...witnesses].some(({ verifier }) => equal(verifier.publicKey, publicKey));

/** The names that a policy gives to those who signed: others count for nothing. */
export function namesOf(policy: Policy, signed: { verifier: Verifier }[]): string[] {
	return policy.witnesses
		.filter((witness) => signed.some(({ verifier }) => isSame(verifier, witness.verifier)))
		.map(({ name }) => name);
}

/** The id holds the name and the type, and of two keys with one id only the bytes tell. */
const isSame = (one: Verifier, other: Verifier): boolean =>
	one.id === other.id && equal(one.publicKey, other.publicKey);

/** Whether the witnesses of these names, as the policy names them, are enough. */
export function quorumMet(policy: Policy, names: Iterable<string>): boolean {
	const there = new Set(names);
	const met = (name: string): boolean => {
		const group = policy.groups.find((known) => known.name === name);
		return group ? group.members.filter(met).length >= group.needed : there.has(name);
	};
	return policy.quorum === null || met(policy.quorum);
}

/**
 * How many dishonest witnesses a quorum of k among n withstands: fewer than 2k - n, since two views that are both believed
 * share that many. Below 0, two views need no dishonest witness at all. So 2 of 3 withstands 0, 3 of 4 one, 4 of 5 two.
 */
export const withstands = (k: number, n: number): number => 2 * k - n - 1;
