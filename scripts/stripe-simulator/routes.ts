// Which of Stripe's paths there are here, and what each takes: parameters as the SDK's own types have them, and no others.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import * as accounts from './accounts.ts';
import * as checks from './checks.ts';
import { invalid, missing, Refused } from './errors.ts';
import * as funds from './funds.ts';
import { page, within } from './lists.ts';
import * as payments from './payments.ts';
import type { Answer, Call } from './world.ts';

const eventsOf: Answer = ({ store }, call) => {
	const rows = store.all<{ body: string; about: string | null }>(
		'select body, about from events where owner = ? order by seq desc',
		call.owner
	);
	const {
		object_id: about,
		types,
		created
	} = call.query as { object_id?: string; types?: string[]; created?: unknown };
	const events = rows
		.filter((row) => !about || row.about === about)
		.map(({ body }) => JSON.parse(body) as { type: string; created: string })
		.filter((one) => (!types || types.includes(one.type)) && within(one.created, created));
	return page(events, call);
};

const eventOf: Answer = ({ store }, { owner }, id) => {
	const row = store.one<{ body: string }>('select body from events where owner = ? and id = ?', owner, id);
	if (!row) throw missing('event');
	return JSON.parse(row.body) as object;
};

const MONEY = '/v2/money_management';
const ROUTES: [method: string, path: string, schema: string | null, answer: Answer][] = [
	['POST', '/v2/core/accounts', 'AccountCreate', accounts.createAccount],
	['GET', '/v2/core/accounts/:id', 'AccountRetrieve', accounts.readAccount],
	['POST', '/v2/core/accounts/:id/close', 'AccountClose', accounts.closeAccount],
	['POST', '/v2/core/account_links', 'AccountLinkCreate', accounts.createLink],
	['GET', `${MONEY}/payout_methods`, 'PayoutMethodList', accounts.listMethods],
	['GET', `${MONEY}/payout_methods/:id`, null, accounts.readMethod],
	['POST', `${MONEY}/recipient_verifications`, 'CheckCreate', checks.createCheck],
	['GET', `${MONEY}/recipient_verifications/:id`, null, checks.readCheck],
	['POST', `${MONEY}/recipient_verifications/:id/acknowledge`, null, checks.acknowledgeCheck],
	['POST', `${MONEY}/outbound_payments`, 'PaymentCreate', payments.createPayment],
	['GET', `${MONEY}/outbound_payments`, 'PaymentList', payments.listPayments],
	['GET', `${MONEY}/outbound_payments/:id`, null, payments.readPayment],
	['POST', `${MONEY}/outbound_payments/:id/cancel`, null, payments.cancelPayment],
	['GET', `${MONEY}/financial_accounts/:id`, 'FundsRetrieve', funds.readFunds],
	['GET', `${MONEY}/transactions`, 'TransactionList', funds.listTransactions],
	['GET', '/v2/core/events', 'EventList', eventsOf],
	['GET', '/v2/core/events/:id', null, eventOf]
];

const schemas = JSON.parse(readFileSync(join(import.meta.dirname, 'requests.json'), 'utf8')) as Record<
	string,
	object
>;
// Queries are text on the wire; numbers in them are read as such.
const strict = new Ajv({ strict: false, validateFormats: false });
const lenient = new Ajv({ strict: false, validateFormats: false, coerceTypes: true });
const compiled = new Map<string, ValidateFunction>();

/** What answers a call, and the id in its path. */
export function routeOf(call: Call): [(typeof ROUTES)[number], string] {
	for (const route of ROUTES) {
		const found = new RegExp(`^${route[1].replace(':id', '([^/]+)')}$`).exec(call.path);
		if (found && route[0] === call.method) return [route, decodeURIComponent(found[1] ?? '')];
	}
	throw new Refused(501, 'not_simulated', `${call.method} ${call.path} is not simulated`, 'api_error');
}

/** Parameters as the SDK's own types have them; anything else is refused by its name. */
export function check(name: string | null, { method, query, body }: Call) {
	const { page: _, ...asked } = query;
	if (!name) {
		if (Object.keys({ ...asked, ...body }).length > 0) throw invalid('No parameters are taken here');
		return;
	}
	const reading = method === 'GET';
	const validate = compiled.get(name) ?? (reading ? lenient : strict).compile(schemas[name]!);
	compiled.set(name, validate);
	if (validate(reading ? asked : body)) return;
	const [first] = validate.errors ?? [];
	const extra = (first?.params as { additionalProperty?: string } | undefined)?.additionalProperty;
	throw invalid(
		`${first?.instancePath ?? ''} ${extra ? `takes no ${extra}` : (first?.message ?? 'is not right')}`.trim()
	);
}
