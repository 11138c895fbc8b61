// Every page people may come to, for the tests of accessibility and weight, with the demo year in the database.
// A test fails where a page of src/routes is missing here.
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ANSWERING_PAGES, PAPER_PAGES } from './answering-pages.ts';
import {
	aClosedConsultation,
	aDraftConsultation,
	anOpenConsultation,
	aReadyConsultation,
	whatWasHeard
} from './consultation.ts';
import { signInAs, type Who } from './personas.ts';
import { equalityPages, influencePages, TABLE_PAGES } from './board-challenges-pages.ts';
import { CODES_PAGES } from './codes-pages.ts';
import { CODING_PAGES } from './coding-pages.ts';
import { CONSENTS_PAGES, KEEPING_PAGES } from './consents-pages.ts';
import { FIND_PAGES } from './find-pages.ts';
import { PROMISE_PAGES, PUBLIC_PROMISE_PAGES } from './board-plan-pages.ts';
import { GOVERNANCE_PAGES } from './board-governance-pages.ts';
import { MEASURES_PAGES } from './board-measures-pages.ts';
import { BOARD_VOICES_PAGES, OWN_VOICES_PAGES } from './board-voices-pages.ts';
import { PACK_PAGES, PUBLIC_PACK_PAGES } from './board-pack-pages.ts';
import { BOARD_PAGES } from './board-pages.ts';
import { DUE_PAGES } from './due-pages.ts';
import { BOOK_PAGES, INCIDENT_PAGES } from './log-book-pages.ts';
import { CHECK_PAGES, MAKING_PAGES } from './making-pages.ts';
import { LATE_PAGES } from './log-receipts-pages.ts';
import { VERIFY_PAGES } from './log-verify-pages.ts';
import { APPROVAL_PAGES } from './pay-approvals-pages.ts';
import { OWN_PAY_BANK_PAGES, PAY_BANK_PAGES } from './pay-bank-pages.ts';
import { OWN_PAYMENTS_PAGES } from './pay-own-pages.ts';
import { CLAIM_PAGES, OWN_CLAIM_PAGES } from './pay-claims-pages.ts';
import { HANDS_PAGES } from './pay-hands-pages.ts';
import { MONEY_PAGES } from './pay-money-pages.ts';
import { SENDING_PAGES } from './pay-sending-pages.ts';
import { PEOPLE_PAGES, PLACE_PAGES } from './place-pages.ts';
import { RESULTS_PAGES } from './results-pages.ts';
import { HOW_LONG_PAGES, RETENTION_PAGES } from './retention-pages.ts';
import { OWN_RIGHTS_PAGES, RIGHTS_PAGES } from './rights-pages.ts';
import { ROOM_PAGES } from './room-pages.ts';
import { OWN_WORDS_PAGES, WORDS_PAGES } from './words-pages.ts';
import { PLAN_PAGES } from './workshop-pages.ts';

/** An address to begin at; links to follow, the first that fits; whatever else must be done. */
export type Step = string | RegExp | ((page: Page) => Promise<unknown>);

export type Listed = {
	/** As in src/routes, without the groups; a page may be listed more than once. */
	route: string;
	/** What this state of the page is, where the route does not say it all. */
	state?: string;
	as?: Who;
	steps: Step[];
	/** The bytes of script it may have, where that is its purpose; all others share one small budget. */
	script?: number;
};

// The programme of the cast, since other tests may have made more.
const PCREF = '00000000-0000-4000-c000-000000000001';
const ID = '[0-9a-f-]{36}';
// Two slips of the demo year: Mrs Begum's, and one of a carer who is being asked about an insight.
const CODE = 'MRSBE-GVM26-A';
const ASKED = 'CARER-20267-D';

/** The one of the cast that people may register for. */
const OPEN_WORKSHOP = '00000000-0000-4000-f200-000000000001';

/** Presses the button of the page's form. */
const press = (page: Page) => page.locator('main form[method="POST"] button.nhsuk-button').first().click();
/** A check that is over, where one may still say that it is not right. Open ones stand first. */
const endedCheck = (page: Page) => page.locator('a[href^="/my/checks/"]').last().click();
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).click();

const SAID = new RegExp(`said-and-done/insights/${ID}$`);

const NOBODY: Listed[] = [
	{ route: '/', steps: ['/'] },
	{ route: '/', state: 'an address that leads nowhere', steps: ['/my-own/page'] },
	{ route: '/accessibility', steps: ['/accessibility'] },
	{ route: '/privacy', steps: ['/privacy'] },
	{ route: '/stay-safe', steps: ['/stay-safe'] },
	{ route: '/sign-in', steps: ['/sign-in'] },
	{ route: '/sign-in', state: 'nothing typed', steps: ['/sign-in', press] },
	{
		route: '/sign-in/code',
		steps: [
			'/sign-in',
			async (page) => {
				await page.getByLabel(/email/i).fill('grace@northbrook.example');
				await press(page);
			}
		]
	},
	{ route: '/sign-in/password', steps: ['/sign-in/password'] },
	{ route: '/sign-in/password', state: 'nothing typed', steps: ['/sign-in/password', press] },
	{ route: '/invitations/[token]', state: 'not known', steps: ['/invitations/not-a-token'] },
	{ route: '/[trust]/said-and-done', steps: ['/northbrook/said-and-done'] },
	{
		route: '/[trust]/said-and-done',
		state: 'everything',
		steps: ['/northbrook/said-and-done?tab=everything']
	},
	{ route: '/[trust]/said-and-done', state: 'nothing yet', steps: ['/eastvale/said-and-done'] },
	{
		route: '/[trust]/said-and-done/insights/[id]',
		steps: ['/northbrook/said-and-done', SAID]
	},
	{
		route: '/[trust]/said-and-done/decisions/[id]',
		steps: ['/northbrook/said-and-done?tab=decided', SAID, new RegExp(`said-and-done/decisions/${ID}$`)]
	},
	{ route: '/track', steps: ['/track'] },
	{ route: '/track', state: 'nothing typed', steps: ['/track', press] },
	{ route: '/track/[code]', steps: [`/track/${CODE}`] },
	{ route: '/track/[code]', state: 'not known', steps: ['/track/00000-00000-0'] },
	{ route: '/track/[code]/consent', steps: [`/track/${CODE}/consent`] },
	{ route: '/track/[code]/take-back', steps: [`/track/${CODE}/take-back`] },
	{ route: '/track/[code]/check/[insight]', steps: [`/track/${ASKED}`, /\/check\//] },
	{
		route: '/track/[code]/check/[insight]',
		state: 'nothing typed',
		steps: [`/track/${ASKED}`, /\/check\//, press]
	},
	{
		route: '/track/[code]/challenge/[kind]/[id]',
		steps: [`/track/${CODE}`, /\/challenge\/decision\//]
	},
	{
		route: '/track/[code]/challenge/[kind]/[id]',
		state: 'nothing typed',
		steps: [`/track/${CODE}`, /\/challenge\/decision\//, press]
	}
];

async function begin(page: Page) {
	await page.goto(`/give?programme=${PCREF}`);
	await press(page);
}
async function write(page: Page) {
	await begin(page);
	await page.getByLabel('What do you want to say?').fill('The evening clinic was kind to my mother.');
	await page.getByRole('button', { name: 'Continue' }).click();
}
async function show(page: Page) {
	await write(page);
	await page.getByLabel('No name').check();
	await page.getByRole('button', { name: 'Continue' }).click();
}
async function allow(page: Page) {
	await show(page);
	await page.getByRole('button', { name: 'Continue' }).click();
}

const OWN = new RegExp(`^/my/contributions/${ID}$`);
const AMINA: Listed[] = [
	{ route: '/my', steps: ['/my'] },
	{ route: '/account', steps: ['/account'] },
	{ route: '/give', steps: ['/give'] },
	{ route: '/give/[draft]/words', steps: [begin] },
	{ route: '/give/[draft]/words', state: 'nothing typed', steps: [begin, button('Continue')] },
	{ route: '/give/[draft]/shown', steps: [write] },
	{ route: '/give/[draft]/uses', steps: [show] },
	{ route: '/give/[draft]/check', steps: [allow] },
	{ route: '/give/receipt', steps: [allow, button(/^Give this to/)] },
	{ route: '/my/contributions', steps: ['/my/contributions'] },
	{ route: '/my/contributions/[id]', steps: ['/my/contributions', OWN] },
	{ route: '/my/contributions/[id]/consent', steps: ['/my/contributions', OWN, /\/consent$/] },
	{ route: '/my/contributions/[id]/take-back', steps: ['/my/contributions', OWN, /\/take-back$/] },
	{ route: '/my/contributions/[id]/slip', steps: ['/my/contributions', OWN, button('Print a new receipt')] },
	{ route: '/my/checks', steps: ['/my/checks'] },
	{ route: '/my/checks/[insight]', steps: ['/my/checks', /\/my\/checks\//] },
	{ route: '/my/challenges', steps: ['/my/challenges'] },
	{ route: '/my/challenges/new', steps: ['/my/checks', endedCheck, /\/my\/challenges\/new/] },
	{
		route: '/my/challenges/new',
		state: 'nothing typed',
		steps: ['/my/checks', endedCheck, /\/my\/challenges\/new/, press]
	}
].map((page) => ({ ...page, as: 'amina' as const }));

async function logHours(page: Page) {
	await page.goto('/my/hours/new');
	await page.getByLabel('A meeting').check();
	await page.getByLabel('Hours').first().fill('1');
	await press(page);
}

/** What people who take part log and share of themselves. */
const LOG: Listed[] = [
	{ route: '/my/hours', steps: [logHours] },
	{ route: '/my/hours/new', steps: ['/my/hours/new'] },
	{ route: '/my/hours/new', state: 'nothing typed', steps: ['/my/hours/new', button(/^Log this$/)] },
	{ route: '/my/hours/[id]', steps: [logHours, new RegExp(`/my/hours/${ID}$`)] },
	{ route: '/my/passport', steps: ['/my/passport'] },
	{ route: '/my/passport/[part]', state: 'needs', steps: ['/my/passport/needs'] },
	{ route: '/my/passport/[part]', state: 'pay', steps: ['/my/passport/pay'] },
	{ route: '/my/passport/share', steps: ['/my/passport/share'] },
	{ route: '/my/passport/share', state: 'nothing chosen', steps: ['/my/passport/share', press] },
	{ route: '/my/workshops', steps: ['/my/workshops'] },
	...OWN_CLAIM_PAGES,
	{ route: '/registrations/[code]/summary', steps: ['/my/workshops', /\/summary$/] },
	{
		route: '/registrations/[code]/summary',
		state: 'written up',
		steps: [
			'/my/workshops',
			(page: Page) =>
				page
					.getByRole('link', { name: /back to you/ })
					.first()
					.click()
		]
	},
	{ route: '/registrations/[code]/felt', steps: ['/my/workshops', /\/summary$/, felt] }
].map((page) => ({ ...page, as: 'amina' as const }));

/** The three questions of the same registration. */
async function felt(page: Page) {
	await page.goto(page.url().replace(/summary$/, 'felt'));
}

/** As the screen of the room shows them, to somebody who came without a name. */
async function feltInTheRoom(page: Page) {
	await signInAs(page, 'fatima');
	await page.goto(`/northbrook/workshops/${OPEN_WORKSHOP}/afterwards/screen`);
	const address = await page.getByText(/felt\?key=/).innerText();
	await page.context().clearCookies();
	await page.goto(new URL(address).pathname + new URL(address).search);
}
const IN_THE_ROOM: Listed[] = [{ route: '/workshops/[id]/felt', steps: [feltInTheRoom] }];

/** The newest workshop that is over. */
const pastWorkshop = new RegExp(`^/northbrook/workshops/${ID}$`);

const INSIGHT = new RegExp(`^/northbrook/insights/${ID}$`);
const DECISION = new RegExp(`^/northbrook/decisions/${ID}$`);
const GIVEN = new RegExp(`^/northbrook/contributions/${ID}$`);
/** Of these the demonstration has some that stand, and no other page of these tests adds or takes back one. */
const SAID_ALONE = '/northbrook/contributions?kind=one_to_one';

async function propose(page: Page) {
	await page.goto('/northbrook/decisions/new?programme=pcref');
	await page.getByLabel('Title').fill('Ask on the first day');
	await page.getByLabel(/is to be decided/).fill('Staff ask each person on the day they arrive.');
	await page.getByRole('checkbox').first().check();
	await press(page);
}

async function bringInTable(page: Page) {
	await page.goto('/northbrook/imports/new/table');
	await page.getByLabel('Programme').selectOption({ label: 'Race equality plan (PCREF) 2026-27' });
	await page.getByLabel('A name for this import').fill('Comment cards');
	await page.getByLabel('The file').setInputFiles({
		name: 'cards.csv',
		mimeType: 'text/csv',
		// Another file each time, since the same one again leads to the import that is there.
		buffer: Buffer.from(`Words,Date\nThe hall was cold ${randomUUID()},2026-03-01\n`)
	});
	await press(page);
}

async function checkRows(page: Page) {
	await page.getByLabel('Language of rows that do not say').selectOption('en');
	await page.getByRole('button', { name: 'Check the rows' }).click();
}
const written = (page: Page) =>
	page.getByText('Every word is as it was in the file.').waitFor({ timeout: 30_000 });

const GRACE: Listed[] = [
	{ route: '/[trust]', steps: ['/northbrook'] },
	{ route: '/[trust]/members', steps: ['/northbrook/members'] },
	{ route: '/[trust]/members/[member]/end', steps: ['/northbrook/members', /\/end$/] },
	{ route: '/[trust]/members/invite', steps: ['/northbrook/members/invite'] },
	{ route: '/[trust]/members/invite', state: 'nothing typed', steps: ['/northbrook/members/invite', press] },
	{
		route: '/[trust]/members/invite/link',
		steps: [
			'/northbrook/members/invite',
			async (page: Page) => {
				await page.getByLabel('Their name').fill('Tunde');
				await page.getByLabel('Their email address').fill('ruth@northbrook.example');
				await page.getByLabel('Facilitator').check();
				await press(page);
			}
		]
	},
	{ route: '/[trust]/people', steps: ['/northbrook/people'] },
	{ route: '/[trust]/people/new', steps: ['/northbrook/people/new'] },
	{ route: '/[trust]/people/new', state: 'nothing typed', steps: ['/northbrook/people/new', press] },
	{ route: '/[trust]/programmes', steps: ['/northbrook/programmes'] },
	{ route: '/[trust]/programmes/[programme]', steps: ['/northbrook/programmes/pcref'] },
	{ route: '/[trust]/programmes/[programme]/thread', steps: ['/northbrook/programmes/pcref/thread'] },
	{ route: '/[trust]/programmes/new', steps: ['/northbrook/programmes/new'] },
	{ route: '/[trust]/programmes/new', state: 'nothing typed', steps: ['/northbrook/programmes/new', press] },
	{ route: '/[trust]/contributions', steps: ['/northbrook/contributions'] },
	{ route: '/[trust]/contributions/new', steps: ['/northbrook/contributions/new'] },
	{
		route: '/[trust]/contributions/new',
		state: 'nothing typed',
		steps: ['/northbrook/contributions/new', press]
	},
	{ route: '/[trust]/contributions/[id]', steps: [SAID_ALONE, GIVEN] },
	{ route: '/[trust]/contributions/[id]/consent', steps: [SAID_ALONE, GIVEN, /\/consent$/] },
	{
		route: '/[trust]/contributions/[id]/slip',
		steps: [SAID_ALONE, GIVEN, button('Print a new receipt')]
	},
	{
		route: '/[trust]/contributions/[id]/take-back',
		steps: [SAID_ALONE, GIVEN, /\/take-back$/]
	},
	{ route: '/[trust]/insights', steps: ['/northbrook/insights?programme=pcref'] },
	{ route: '/[trust]/insights/new', steps: ['/northbrook/insights/new?programme=pcref'] },
	{ route: '/[trust]/insights/[id]', steps: ['/northbrook/insights?programme=pcref', INSIGHT] },
	{
		route: '/[trust]/insights/[id]',
		state: 'in check',
		steps: ['/northbrook/insights?programme=pcref&show=in_check', INSIGHT]
	},
	{
		route: '/[trust]/insights/[id]/wording',
		steps: ['/northbrook/insights?programme=pcref&show=in_check', INSIGHT, /\/wording$/]
	},
	{
		route: '/[trust]/insights/[id]/answers/[contribution]',
		steps: ['/northbrook/insights?programme=pcref&show=in_check', INSIGHT, /\/answers\//]
	},

	{
		route: '/[trust]/insights/[id]/replies/[check]',
		steps: ['/northbrook/insights?programme=pcref&show=in_check', INSIGHT, /\/replies\//]
	},
	{
		route: '/[trust]/insights/[id]/merge',
		steps: ['/northbrook/insights?programme=pcref&show=waiting', INSIGHT, /\/merge/]
	},
	{
		route: '/[trust]/insights/[id]/split',
		steps: ['/northbrook/insights?programme=pcref&show=waiting', INSIGHT, /\/split/]
	},
	{
		route: '/[trust]/insights/[id]/replace',
		steps: ['/northbrook/insights?programme=pcref&show=waiting', INSIGHT, /\/replace/]
	},
	{
		route: '/[trust]/thread/[kind]/[id]',
		steps: ['/northbrook/decisions?programme=pcref&show=made', DECISION, /\/thread\//]
	},
	{ route: '/[trust]/decisions', steps: ['/northbrook/decisions?programme=pcref'] },
	{ route: '/[trust]/decisions/new', steps: ['/northbrook/decisions/new?programme=pcref'] },
	{
		route: '/[trust]/decisions/new',
		state: 'nothing typed',
		steps: ['/northbrook/decisions/new?programme=pcref', press]
	},
	{ route: '/[trust]/decisions/[id]', steps: ['/northbrook/decisions?programme=pcref', DECISION] },
	{
		route: '/[trust]/decisions/[id]',
		state: 'proposed',
		steps: [propose]
	},
	{
		route: '/[trust]/decisions/[id]/prepare',
		steps: [propose, /\/prepare$/]
	},
	{
		route: '/[trust]/decisions/[id]/attach',
		steps: [propose, /\/attach$/]
	},
	{
		route: '/[trust]/decisions/[id]/insights/[insight]',
		steps: [propose, /\/decisions\/.*\/insights\//]
	},
	{
		route: '/[trust]/decisions/[id]/actions',
		steps: ['/northbrook/decisions?programme=pcref&show=made', DECISION, /\/actions$/]
	},
	{ route: '/[trust]/actions', steps: ['/northbrook/actions'] },
	{ route: '/[trust]/actions/[action]', steps: ['/northbrook/actions', new RegExp(`/actions/${ID}$`)] },
	{ route: '/[trust]/challenges', steps: ['/northbrook/challenges'] },
	{
		route: '/[trust]/challenges/[challenge]',
		steps: ['/northbrook/challenges', new RegExp(`/challenges/${ID}$`)]
	},
	{ route: '/[trust]/tell', steps: ['/northbrook/tell'] },
	{ route: '/[trust]/tell/[decision]', steps: ['/northbrook/tell', new RegExp(`/tell/${ID}$`)] },
	{ route: '/[trust]/imports', steps: ['/northbrook/imports'] },
	{ route: '/[trust]/imports/new', steps: ['/northbrook/imports/new'] },
	{ route: '/[trust]/imports/new/table', steps: ['/northbrook/imports/new/table'] },
	{
		route: '/[trust]/imports/new/table',
		state: 'nothing chosen',
		steps: ['/northbrook/imports/new/table', press]
	},
	{ route: '/[trust]/imports/new/polis', steps: ['/northbrook/imports/new/polis'] },
	{ route: '/[trust]/imports/[id]', steps: [bringInTable] },
	{ route: '/[trust]/imports/[id]', state: 'checked', steps: [bringInTable, checkRows] },
	{
		route: '/[trust]/imports/[id]',
		state: 'done',
		steps: [bringInTable, checkRows, button(/^Bring in/), written]
	},
	{
		route: '/[trust]/imports/[id]/undo',
		steps: [bringInTable, checkRows, button(/^Bring in/), written, /\/undo$/]
	},
	...RESULTS_PAGES
].map((page) => ({ ...page, as: 'grace' as const }));

const OTHERS: Listed[] = [
	{ route: '/[trust]/hours', as: 'fatima', steps: ['/northbrook/hours'] },
	{
		route: '/[trust]/hours',
		state: 'confirmed',
		as: 'fatima',
		steps: ['/northbrook/hours?show=confirmed']
	},
	{ route: '/[trust]/people/passports', as: 'fatima', steps: ['/northbrook/people/passports'] },
	{
		route: '/[trust]/workshops/[id]/afterwards',
		as: 'fatima',
		steps: ['/northbrook/workshops?show=past', pastWorkshop, /\/afterwards$/]
	},
	{
		route: '/[trust]/workshops/[id]/afterwards/summary',
		as: 'fatima',
		steps: ['/northbrook/workshops?show=past', pastWorkshop, /\/afterwards$/, /\/afterwards\/summary$/]
	},
	{
		route: '/[trust]/workshops/[id]/afterwards/screen',
		as: 'fatima',
		steps: [`/northbrook/workshops/${OPEN_WORKSHOP}/afterwards/screen`]
	},
	{
		route: '/[trust]/decisions/[id]/reverse',
		as: 'marcus',
		steps: ['/northbrook/decisions?programme=pcref&show=made', DECISION, /\/reverse$/]
	},
	{
		route: '/[trust]/tell/ask/[insight]/[person]',
		as: 'joy',
		steps: ['/rooted-voices/tell', /\/tell\/ask\//]
	},
	{ route: '/[trust]/messages', as: 'joy', steps: ['/rooted-voices/messages'] },
	{ route: '/[trust]/messages/letters', as: 'joy', steps: ['/rooted-voices/messages/letters'] }
];

const HEARD: Listed = { route: '/consultations/[id]/heard', steps: [whatWasHeard] };
const CONSULTATIONS: Listed[] = [
	{ route: '/[trust]/consultations', steps: ['/northbrook/consultations'] },
	{
		route: '/[trust]/consultations',
		state: 'none of these',
		steps: ['/northbrook/consultations?show=reported']
	},
	{ route: '/[trust]/consultations/new', steps: ['/northbrook/consultations/new'] },
	{
		route: '/[trust]/consultations/new',
		state: 'nothing typed',
		steps: ['/northbrook/consultations/new', press]
	},
	{ route: '/[trust]/consultations/[id]', steps: [aDraftConsultation] },
	{ route: '/[trust]/consultations/[id]', state: 'ready', steps: [aReadyConsultation] },
	{ route: '/[trust]/consultations/[id]', state: 'open', steps: [anOpenConsultation] },
	...[
		'about',
		'power',
		'papers',
		'questions',
		'window',
		'equality',
		'check',
		'translations',
		'preview',
		'open'
	].map((part) => ({
		route: `/[trust]/consultations/[id]/${part}`,
		steps: [aReadyConsultation, new RegExp(`/consultations/${ID}/${part}$`)]
	})),
	{
		route: '/[trust]/consultations/[id]/papers',
		state: 'nothing typed',
		steps: [aReadyConsultation, /\/papers$/, button('Add it')]
	},
	{
		route: '/[trust]/consultations/[id]/questions/new',
		steps: [aReadyConsultation, /\/questions$/, button('Write it')]
	},
	{
		route: '/[trust]/consultations/[id]/questions/new',
		state: 'nothing typed',
		steps: [aReadyConsultation, /\/questions$/, button('Write it'), press]
	},
	{
		route: '/[trust]/consultations/[id]/questions/[question]',
		steps: [aReadyConsultation, /\/questions$/, /\/questions\/how_were/]
	},
	{
		route: '/[trust]/consultations/[id]/translations/[translation]',
		steps: [aReadyConsultation, /\/translations$/, /\/translations\/ur$/]
	},
	{
		route: '/[trust]/consultations/[id]/translations/[translation]/pages',
		steps: [aReadyConsultation, /\/translations$/, /\/translations\/ur$/, /\/ur\/pages$/]
	},
	...['correct', 'extend', 'close'].map((verb) => ({
		route: `/[trust]/consultations/[id]/${verb}`,
		steps: [anOpenConsultation, new RegExp(`/consultations/${ID}/${verb}$`)]
	})),
	{ route: '/[trust]/consultations/[id]/report', steps: [aClosedConsultation, /\/report$/] },
	{
		route: '/[trust]/consultations/[id]/report',
		state: 'nothing typed',
		steps: [aClosedConsultation, /\/report$/, button('Publish it')]
	}
].map((page) => ({ ...page, as: 'grace' as const }));

/** What anyone or somebody who takes part may read: these have the budgets of weight. */
export const PARTICIPANT_PAGES = [
	...NOBODY,
	...PLACE_PAGES,
	...CHECK_PAGES,
	...HOW_LONG_PAGES,
	...LATE_PAGES,
	...PUBLIC_PROMISE_PAGES,
	...PUBLIC_PACK_PAGES,
	...BOOK_PAGES,
	...VERIFY_PAGES,
	...OWN_WORDS_PAGES,
	...OWN_RIGHTS_PAGES,
	...KEEPING_PAGES,
	HEARD,
	...ANSWERING_PAGES,
	...AMINA,
	...LOG,
	...IN_THE_ROOM,
	...OWN_PAY_BANK_PAGES,
	...OWN_PAYMENTS_PAGES,
	...OWN_VOICES_PAGES
];
export const PAGES: Listed[] = [
	...PARTICIPANT_PAGES,
	...GRACE,
	...DUE_PAGES,
	...BOARD_VOICES_PAGES,
	...MEASURES_PAGES,
	...CONSULTATIONS,
	...PAPER_PAGES,
	...PLAN_PAGES,
	...PEOPLE_PAGES,
	...ROOM_PAGES,
	...WORDS_PAGES,
	...CONSENTS_PAGES,
	...MAKING_PAGES,
	...APPROVAL_PAGES,
	...PAY_BANK_PAGES,
	...CLAIM_PAGES,
	...HANDS_PAGES,
	...MONEY_PAGES,
	...SENDING_PAGES,
	...RETENTION_PAGES,
	...INCIDENT_PAGES,
	...RIGHTS_PAGES,
	...CODES_PAGES,
	...CODING_PAGES,
	...FIND_PAGES,
	...GOVERNANCE_PAGES,
	...PROMISE_PAGES,
	...equalityPages(propose),
	...influencePages(CODE),
	...TABLE_PAGES,
	...BOARD_PAGES,
	...PACK_PAGES,
	...OTHERS
];

export const nameOf = ({ route, state, as }: Listed) =>
	[route, state, as && `as ${as}`].filter(Boolean).join(', ');

/** Signs in and goes there, as a person would. */
export async function visit(page: Page, { as, steps }: Listed) {
	if (as) await signInAs(page, as);
	for (const step of steps) {
		if (typeof step === 'string') await page.goto(step);
		else if (step instanceof RegExp) await follow(page, step);
		else await step(page);
	}
	await page.waitForLoadState('load');
}

async function follow(page: Page, pattern: RegExp) {
	const links = await page
		.locator('a[href]')
		.evaluateAll((found) => found.map((link) => link.getAttribute('href')));
	const href = links.find((link) => link && pattern.test(link));
	if (!href) throw new Error(`no link like ${pattern} at ${page.url()}`);
	await page.goto(href);
}
