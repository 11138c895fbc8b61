// Whose seals count. A fault in a policy is a way round its quorum, so that every one is refused.
import { describe, expect, test } from 'vitest';
import { signer, witness } from './log.fixtures.ts';
import { COSIGNATURE, formatVkey, verifierOf } from './keys.ts';
import { namesOf, parsePolicy, quorumMet, withstands, type Policy } from './policy.ts';

const wren = signer('wren.example/log');
const log = formatVkey(wren.verifier);
const witnesses = ['council', 'university', 'paper', 'law-centre'].map((name) => witness(`${name}.example`));
const [council, university, paper, lawCentre] = witnesses.map(({ verifier }) => formatVkey(verifier));

const FOUR = `#Three of four, each chosen by the community.
log ${log} https://wren.example/log
witness council ${council} https://council.example

witness university ${university}
	witness  paper\t${paper}
witness law-centre ${lawCentre}
group seals 3 council university paper law-centre
quorum seals
`;

function policyOf(text: string): Policy {
	const parsed = parsePolicy(text);
	if ('fault' in parsed) throw new Error(`line ${parsed.fault.line}: ${parsed.fault.why}`);
	return parsed.policy;
}

describe('a policy', () => {
	test('names its log, its witnesses, their groups and what is enough', () => {
		expect(policyOf(FOUR)).toEqual({
			logs: [{ verifier: wren.verifier, url: 'https://wren.example/log' }],
			witnesses: ['council', 'university', 'paper', 'law-centre'].map((name, nth) => ({
				name,
				verifier: witnesses[nth]?.verifier,
				url: nth === 0 ? 'https://council.example' : null
			})),
			groups: [{ name: 'seals', needed: 3, members: ['council', 'university', 'paper', 'law-centre'] }],
			quorum: 'seals'
		});
	});

	test('may ask for no witness, or for one, and may know several logs', () => {
		expect(policyOf(`log ${log}\nquorum none`).quorum).toBeNull();
		expect(policyOf(`log ${log}\nwitness council ${council}\nquorum council\n`).quorum).toBe('council');
		const second = formatVkey(signer('heron.example/log').verifier);
		expect(policyOf(`log ${log}\nlog ${second}\nquorum none\n`).logs).toHaveLength(2);
	});

	test('may need more than nine', () => {
		const many = Array.from({ length: 12 }, (_, nth) => `w${nth}`);
		const lines = many.map((name) => `witness ${name} ${formatVkey(witness(name).verifier)}`);
		const policy = policyOf([`log ${log}`, ...lines, `group g 11 ${many.join(' ')}`, 'quorum g'].join('\n'));
		expect(quorumMet(policy, many.slice(1))).toBe(true);
		expect(quorumMet(policy, many.slice(2))).toBe(false);
	});

	test('takes all, any, and every number between', () => {
		const needs = (need: string) =>
			policyOf(FOUR.replace('seals 3', `seals ${need}`)).groups.map(({ needed }) => needed)[0];
		expect(['all', 'any', '1', '4'].map(needs)).toEqual([4, 1, 1, 4]);
	});

	const before = (line: string, added: string) => FOUR.replace(line, `${added}\n${line}`);
	const { publicKey } = witnesses[0]!.verifier;
	const renamed = formatVkey(verifierOf('another.example', COSIGNATURE, publicKey));
	const ownSeal = formatVkey(verifierOf('friend.example', COSIGNATURE, wren.verifier.publicKey));
	test.each([
		['nothing', '', 0, 'no log'],
		['no log', FOUR.replace(/^log .*\n/m, ''), 0, 'no log'],
		['no quorum', FOUR.replace(/^quorum .*\n/m, ''), 0, 'no quorum'],
		['two quorums', `${FOUR}quorum none\n`, 10, 'a second quorum'],
		['the same quorum twice', `${FOUR}quorum seals\n`, 10, 'a second quorum'],
		['none and then a quorum', before('quorum seals', 'quorum none'), 10, 'a second quorum'],
		['a quorum of nobody', FOUR.replace('quorum seals', 'quorum others'), 9, 'not a name'],
		['a quorum without a name', FOUR.replace('quorum seals', 'quorum'), 9, 'not a name'],
		['a quorum of two', FOUR.replace('quorum seals', 'quorum council paper'), 9, 'not a name'],
		['a word it does not know', before('quorum seals', 'mirror council'), 9, 'unknown word'],
		['a word in capitals', FOUR.replace('quorum seals', 'Quorum seals'), 9, 'unknown word'],
		['a remark behind a line', FOUR.replace('quorum seals', 'quorum seals # three'), 9, 'not a name'],
		['a key of no log', FOUR.replace(`log ${log}`, `log ${council}`), 2, 'not the key of a log'],
		['a broken key of a log', FOUR.replace(`log ${log}`, `log ${log}A`), 2, 'not the key of a log'],
		['a log without a key', FOUR.replace(/^log .*$/m, 'log'), 2, 'not the key of a log'],
		['a log with a word more', FOUR.replace('/log\n', '/log more\n'), 2, 'not the key of a log'],
		['the same log twice', before('quorum seals', `log ${log}`), 9, 'a key twice'],
		['a log’s key for a witness', before('quorum seals', `witness x ${log}`), 9, 'not the key of a witness'],
		['a witness without a key', before('quorum seals', 'witness x'), 9, 'not the key of a witness'],
		[
			'a witness with a word more',
			before('quorum seals', `witness x ${renamed} url more`),
			9,
			'not the key of a witness'
		],
		['a witness twice', before('quorum seals', `witness council ${renamed}`), 9, 'a name twice'],
		['a witness called as the group', before('quorum seals', `witness seals ${renamed}`), 9, 'a name twice'],
		['a witness called none', before('quorum seals', `witness none ${renamed}`), 9, 'a name twice'],
		['one key under two names', before('group seals', `witness friend ${council}`), 8, 'a key twice'],
		['one key under two names of keys', before('group seals', `witness friend ${renamed}`), 8, 'a key twice'],
		[
			'a witness that is the log itself',
			before('group seals', `witness friend ${ownSeal}`),
			8,
			'a key twice'
		],
		[
			'a member twice',
			FOUR.replace('seals 3 council', 'seals 3 council council'),
			8,
			'a member of two groups'
		],
		['a member of two groups', before('quorum seals', 'group more 1 paper'), 9, 'a member of two groups'],
		[
			'a group in two groups',
			before('quorum seals', 'group a 1 seals\ngroup b 1 seals'),
			10,
			'a member of two groups'
		],
		['a member that is nobody', FOUR.replace('3 council', '3 counsel'), 8, 'not a name'],
		['a group in itself', FOUR.replace('law-centre\nquorum', 'seals\nquorum'), 8, 'not a name'],
		['a member named later', before('group seals', 'group early 1 seals'), 8, 'not a name'],
		['two groups of one name', before('quorum seals', 'group seals 1'), 9, 'a name twice'],
		['a group called as a witness', FOUR.replace('group seals', 'group council'), 8, 'a name twice'],
		['a group called none', FOUR.replace('group seals', 'group none'), 8, 'a name twice'],
		['a group without a name', before('quorum seals', 'group'), 9, 'a name twice'],
		['a group of nobody', before('quorum seals', 'group more all'), 9, 'not a number of its members'],
		['a group of any of nobody', before('quorum seals', 'group more any'), 9, 'not a number of its members'],
		['a group of none of them', FOUR.replace('seals 3', 'seals 0'), 8, 'not a number of its members'],
		['more than there are', FOUR.replace('seals 3', 'seals 5'), 8, 'not a number of its members'],
		['a number with a zero before it', FOUR.replace('seals 3', 'seals 03'), 8, 'not a number of its members'],
		['a number below 0', FOUR.replace('seals 3', 'seals -1'), 8, 'not a number of its members'],
		['a number in another notation', FOUR.replace('seals 3', 'seals 3e0'), 8, 'not a number of its members'],
		['half a number', FOUR.replace('seals 3', 'seals 2.5'), 8, 'not a number of its members'],
		['a word for a number', FOUR.replace('seals 3', 'seals most'), 8, 'not a number of its members'],
		['a word that ends as all', FOUR.replace('seals 3', 'seals small'), 8, 'not a number of its members']
	])('with %s is refused, and where', (_what, text, line, why) => {
		expect(parsePolicy(text)).toEqual({ fault: { line, why } });
	});
});

describe('a quorum', () => {
	const policy = policyOf(FOUR);

	test('is met by three of four, whoever they are, and by no two', () => {
		const names = policy.witnesses.map(({ name }) => name);
		for (let chosen = 0; chosen < 16; chosen++) {
			const some = names.filter((_, nth) => chosen & (1 << nth));
			expect(quorumMet(policy, some)).toBe(some.length >= 3);
		}
	});

	test('counts nobody twice and no stranger', () => {
		expect(quorumMet(policy, ['council', 'council', 'council', 'paper'])).toBe(false);
		expect(quorumMet(policy, ['council', 'paper', 'magpie', 'seals'])).toBe(false);
	});

	test('of one witness is that witness, and of none is always met', () => {
		const one = policyOf(`log ${log}\nwitness council ${council}\nwitness paper ${paper}\nquorum council\n`);
		expect(quorumMet(one, ['council'])).toBe(true);
		expect(quorumMet(one, ['paper'])).toBe(false);
		expect(quorumMet({ ...one, quorum: null }, [])).toBe(true);
	});

	test('may be made of groups, which count as one each', () => {
		const nested = policyOf(
			FOUR.replace(
				/group[\s\S]*/,
				'group press any council university\ngroup law all paper law-centre\ngroup both all press law\nquorum both\n'
			)
		);
		expect(quorumMet(nested, ['council', 'paper', 'law-centre'])).toBe(true);
		expect(quorumMet(nested, ['council', 'university', 'paper'])).toBe(false);
		expect(quorumMet(nested, ['paper', 'law-centre'])).toBe(false);
	});

	test('counts the names that the policy gives, and only to its own keys', () => {
		const [first, second] = policy.witnesses;
		const again = { verifier: { ...first!.verifier } };
		expect(namesOf(policy, [again, { verifier: wren.verifier }])).toEqual(['council']);
		expect(namesOf(policy, [again, again])).toEqual(['council']);
		const ground = { verifier: { ...first!.verifier, publicKey: second!.verifier.publicKey } };
		expect(namesOf(policy, [ground])).toEqual([]);
		expect(namesOf(policy, [{ verifier: { ...first!.verifier, id: '00000000' } }])).toEqual([]);
	});

	test.each([
		[2, 3, 0],
		[3, 4, 1],
		[4, 5, 2],
		[3, 3, 2],
		[1, 2, -1],
		[1, 3, -2]
	])('of %d among %d withstands %d dishonest witnesses', (k, n, dishonest) => {
		expect(withstands(k, n)).toBe(dishonest);
	});
});
