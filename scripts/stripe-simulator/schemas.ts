// Makes JSON Schemas from the SDK's own types. Those of requests are kept in requests.json, so that the simulator starts at once;
// a test makes them anew and compares. node scripts/stripe-simulator/schemas.ts writes the file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator, type Schema } from 'ts-json-schema-generator';

export const REQUESTS = [
	...[
		'AccountCreate',
		'AccountRetrieve',
		'AccountClose',
		'AccountLinkCreate',
		'PayoutMethodList',
		'CheckCreate'
	],
	...['PaymentCreate', 'PaymentList', 'FundsRetrieve', 'TransactionList', 'EventList']
];
export const OBJECTS = ['Account', 'AccountLink', 'PayoutMethod', 'Check', 'Payment', 'Funds', 'Transaction'];

const HERE = import.meta.dirname;

/** By name: what may stand in each, and nothing else. Takes about two seconds. */
export function makeSchemas(names: string[]): Record<string, Schema> {
	const generator = createGenerator({
		path: join(HERE, 'contract.ts'),
		tsconfig: join(HERE, 'contract.tsconfig.json'),
		skipTypeCheck: true,
		expose: 'none',
		topRef: false,
		jsDoc: 'none',
		additionalProperties: false
	});
	return Object.fromEntries(names.map((name) => [name, generator.createSchema(name)]));
}

/** The file's text: a line for each, so that a new SDK shows what it changed. */
export function asText(schemas: Record<string, Schema>): string {
	const lines = Object.entries(schemas).map(
		([name, schema]) => `${JSON.stringify(name)}: ${JSON.stringify(schema)}`
	);
	return `{\n${lines.join(',\n')}\n}\n`;
}

if (import.meta.main) writeFileSync(join(HERE, 'requests.json'), asText(makeSchemas(REQUESTS)));
