// The one-way rules of this tree. Each says which files, what they may not import, and why.
import { dirname, join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';

const files = import.meta.glob<string>('/src/**/*.{ts,svelte}', {
	query: '?raw',
	import: 'default',
	eager: true
});
const sources = Object.entries(files).filter(([path]) => !/\.(test|types|fixtures)\.ts$/.test(path));

/** What a file imports at run time, as a path from the root or the name of a package. */
function importsOf(path: string, text: string): string[] {
	const found = [
		...text.matchAll(/(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g)
	];
	return found.map(([, fixed, later]) => {
		const name = (fixed ?? later ?? '').replace(/^\$lib/, '/src/lib').replace(/\.ts$/, '');
		return name.startsWith('.') ? join(dirname(path), name) : name;
	});
}

const SERVICES = /^@supabase\/|^postgres$|^stripe$/;
const DOMAIN = String.raw`\/src\/lib\/(?!platform\/|ui\/)`;

const RULES: [which: string, these: RegExp, maynot: RegExp, because: string][] = [
	[
		'rules and words',
		new RegExp(String.raw`^${DOMAIN}(?!.*\.server\.)[^.]*\.ts$`),
		/\.server$|^@supabase\/|^postgres$|^stripe$|^\$app\/|^\$env\//,
		'rules stay pure, so that they can be read and tested without a server'
	],
	[
		'components of a domain',
		new RegExp(String.raw`^${DOMAIN}.*\.svelte$`),
		/\.server$|^@supabase\//,
		'a component fetches nothing'
	],
	['routes', /^\/src\/routes\//, SERVICES, 'routes speak to domain modules only'],
	[
		'shared code',
		/^\/src\/lib\/(platform|ui)\//,
		/^\/src\/(lib\/(?!platform\/|ui\/)|routes\/)/,
		'shared code knows no domain'
	],
	['components', /^\/src\/lib\/ui\//, /\.server$/, 'a component works wherever it is put'],
	[
		'domains',
		new RegExp(String.raw`^${DOMAIN}(?!payments\/stripe\/)`),
		SERVICES,
		'only the platform opens a database, and one folder speaks to Stripe'
	],
	[
		'the folder that speaks to Stripe',
		/^\/src\/lib\/payments\/stripe\//,
		/^@supabase\/|^postgres$|platform\/(db|backend)/,
		'a rail knows what it is given, and no database'
	],
	['domains', new RegExp(`^${DOMAIN}`), /^\/src\/routes\//, 'the edge calls the domain, never the other way'],
	[
		'everything outside the backend',
		/^(?!\/src\/lib\/platform\/backend\/)/,
		/\/backend\/(?!backend$)/,
		'nothing may ask which backend there is, but the one seam'
	],
	[
		'everything but one file',
		/^(?!\/src\/lib\/platform\/backend\/embedded\/lite\.ts$)/,
		/^@supabase\/lite/,
		'an alpha is kept behind one file'
	],
	[
		'everything but the deliveries of rails',
		/^(?!\/src\/lib\/payments\/deliveries\.server\.ts$)/,
		/platform\/owner\.server$/,
		'nothing that a person asks for is done past their own session'
	],
	['the application', /^\/src\//, /\/scripts\//, 'the payment simulator never runs inside it'],
	[
		'everything but one file',
		/^(?!\/src\/lib\/platform\/db\.server\.ts$)/,
		/^@supabase\/ssr/,
		'one file opens sessions'
	]
];

describe('imports go one way', () => {
	test.each(RULES)('$0: $3', (_which, these, maynot) => {
		const broken = sources
			.filter(([path]) => these.test(path))
			.flatMap(([path, text]) =>
				importsOf(path, text)
					.filter((name) => maynot.test(name))
					.map((name) => `${path} imports ${name}`)
			);
		expect(broken).toEqual([]);
	});

	test("a domain's server module does not call another domain's", () => {
		const domainOf = (path: string) => /^\/src\/lib\/([^/]+)\//.exec(path)?.[1];
		const broken = sources
			.filter(([path]) => path.endsWith('.server.ts') && new RegExp(`^${DOMAIN}`).test(path))
			.flatMap(([path, text]) =>
				importsOf(path, text)
					.filter(
						(name) => name.endsWith('.server') && ![domainOf(path), 'platform'].includes(domainOf(name))
					)
					.map((name) => `${path} imports ${name}`)
			);
		expect(broken).toEqual([]);
	});
});

describe('words that belong in one place', () => {
	const naming = (word: RegExp, allowed: RegExp) =>
		sources
			.filter(([path, text]) => word.test(withoutComments(text)) && !allowed.test(path))
			.map(([path]) => path);

	test('the secret key, which passes every policy, is named where the backend is opened and nowhere else', () => {
		expect(
			naming(/secretKey|SECRET_KEY|service_role/, /^\/src\/lib\/platform\/(backend\/|env\.ts$)/)
		).toEqual([]);
	});

	test('settings are read in one file', () => {
		expect(naming(/process\.env\b/, /^\/src\/lib\/platform\/(env\.ts$|backend\/)/)).toEqual([]);
	});

	test('no rule depends on who publishes national guidance: that is data (R22)', () => {
		expect(naming(/NHS England|NHSE\b/, /\.svelte$/)).toEqual([]);
	});
});

describe('refusals', () => {
	const migrations = import.meta.glob<string>('/supabase/migrations/*.sql', {
		query: '?raw',
		import: 'default',
		eager: true
	});

	test('carry a code of ours, which a page shows beside the field: one from A to H is an error page', () => {
		const codes = Object.values(migrations).flatMap((sql) => [
			...sql.matchAll(/(?:refuse\(|errcode = )\s*'([A-Z][A-Z0-9]\d{3})'/g)
		]);
		expect(codes.length).toBeGreaterThan(100);
		expect(
			codes.map(([, code = '']) => code).filter((code) => !/^([I-Z][A-Z]\d{3}|P0002)$/.test(code))
		).toEqual([]);
	});
});

function withoutComments(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\/|(^|[^:])\/\/.*$/gm, '$1');
}
