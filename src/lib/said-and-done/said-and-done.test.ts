import { describe, expect, it } from 'vitest';
import { embed, embedCode } from './embed';
import { atomFeed } from './feed.ts';
import { FORMAT, openData } from './open-data.ts';
import { age, lineOf, listAddress, standing, type Row } from './said-and-done.ts';

const may14 = new Date('2026-05-14T12:00:00Z');
const organisation = {
	slug: 'northbrook',
	name: 'Northbrook',
	collective_term: 'racialised communities',
	crisis: []
};
const seen = { organisation, holders: ['Marcus'] };

const row = (changes: Partial<Row> = {}): Row => ({
	id: '00000000-0000-4000-8000-000000000001',
	number: 12,
	programme: { slug: 'pcref', title: 'Race equality plan' },
	statement: 'Carers want to be asked',
	published_at: '2026-01-27T10:00:00+00:00',
	due_on: '2026-03-03',
	answered_at: null,
	changed_at: null,
	superseded_at: null,
	updated_at: '2026-01-27T10:00:00+00:00',
	said: 14,
	taken_back: 0,
	quote: { words: 'Ask us before, <not> after & never', by: 'A carer', lang: 'en', dir: 'ltr' },
	answer: null,
	next_action: null,
	last_change: null,
	challenges: 0,
	reversed_at: null,
	...changes
});

const answer: NonNullable<Row['answer']> = {
	kind: 'adopted',
	decision_id: 'd1',
	title: 'Carers join',
	owner: 'Marcus',
	decided_on: '2026-04-09',
	reason: '',
	review_on: null,
	referred_to: '',
	early: false
};

describe('where an insight stands', () => {
	it.each<[string, Partial<Row>, string]>([
		['late', {}, 'Nobody has answered this yet. It was due on 3 March 2026. Marcus’s office holds it.'],
		[
			'waiting',
			{ due_on: '2026-06-01' },
			'Nobody has answered this yet. It is due by 1 June 2026. Marcus’s office holds it.'
		],
		[
			'not adopted',
			{ answer: { ...answer, kind: 'not_adopted', reason: 'No' } },
			'Not adopted on 9 April 2026.'
		],
		[
			'deferred',
			{ answer: { ...answer, kind: 'deferred', review_on: '2026-09-01' } },
			'Put off on 9 April 2026. It will be looked at again on 1 September 2026.'
		],
		[
			'deferred, and not looked at again',
			{ answer: { ...answer, kind: 'deferred', review_on: '2026-05-10' } },
			'Put off on 9 April 2026. It was to be looked at again on 10 May 2026. That is 4 days overdue.'
		],
		[
			'referred',
			{ answer: { ...answer, kind: 'referred', referred_to: 'the council' } },
			'Passed to the council on 9 April 2026.'
		],
		['idle', { answer }, 'Adopted on 9 April 2026. No action has been set.'],
		[
			'under way',
			{ answer, next_action: { what: 'Form', owner: 'Marcus', due_on: '2026-05-10' } },
			'Adopted on 9 April 2026. Marcus was to act by 10 May 2026. It is 4 days late.'
		],
		[
			'taken back',
			{ reversed_at: '2026-02-01T10:00:00+00:00', due_on: '2026-06-01' },
			'The answer was taken back on 1 February 2026. It is due by 1 June 2026. Marcus’s office holds it.'
		],
		[
			'taken back, and late for the day that was promised first',
			{ reversed_at: '2026-04-01T10:00:00+00:00' },
			'The answer was taken back on 1 April 2026. It was due on 3 March 2026. Marcus’s office holds it.'
		]
	])('%s', (_, changes, sentence) => {
		expect(standing(row(changes), seen, may14)).toBe(sentence);
	});

	it('has an age while nobody has answered', () => {
		expect(age(row(), may14)).toBe('72 days overdue');
		expect(age(row({ due_on: '2026-06-01' }), may14)).toBe('agreed 107 days ago');
		expect(age(row({ answer }), may14)).toBeNull();
	});

	it('fills the line as far as it has come', () => {
		expect(lineOf(row())).toEqual({ filled: ['said'], text: 'Said. Nobody has answered.' });
		expect(lineOf(row({ reversed_at: '2026-04-01T10:00:00+00:00' })).text).toBe(
			'Said. The answer was taken back.'
		);
		expect(lineOf(row({ answer })).filled).toEqual(['said', 'decided']);
		expect(lineOf(row({ answer, changed_at: '2026-05-01T10:00:00+00:00' })).filled).toHaveLength(3);
		expect(lineOf(row({ answer: { ...answer, kind: 'not_adopted' } })).waiting).toBe(false);
	});
});

describe('addresses', () => {
	it('name only what differs from the first tab', () => {
		expect(listAddress('northbrook', { tab: 'waiting' })).toBe('/northbrook/said-and-done');
		expect(listAddress('northbrook', { tab: 'changed', influence: 'adopted' })).toBe(
			'/northbrook/said-and-done?tab=changed'
		);
	});
});

describe('the feed', () => {
	const feed = atomFeed(
		{ organisation, created_at: '2026-01-01T00:00:00+00:00', rows: [row()] },
		'https://example.org',
		may14
	);

	it('escapes what people said, and keeps its ids', () => {
		expect(feed).toContain('Ask us before, &lt;not&gt; after &amp; never');
		expect(feed).toContain('<id>urn:uuid:00000000-0000-4000-8000-000000000001</id>');
		expect(feed).toContain('<updated>2026-01-27T10:00:00.000Z</updated>');
	});

	it('is as old as its trust while there is nothing in it', () => {
		const empty = atomFeed(
			{ organisation, created_at: '2026-01-01T00:00:00+00:00', rows: [] },
			'https://example.org',
			may14
		);
		expect(empty).toContain('<updated>2026-01-01T00:00:00.000Z</updated>');
	});

	it('has no character that XML forbids', () => {
		const bell = atomFeed(
			{ organisation, created_at: '2026-01-01', rows: [row({ statement: 'a\u0007b' })] },
			'https://example.org',
			may14
		);
		expect(bell).toContain('a\ufffdb');
	});
});

describe('the open data', () => {
	const list = {
		organisation,
		programmes: [],
		holders: ['Marcus'],
		figures: { said: 0, published: 0, waiting: 0, answered: 0, changed: 0 },
		previous: null,
		next: '2026-01-27 10:00:00+00_00000000-0000-4000-8000-000000000001'
	};

	it('names its format, describes each field and says where it goes on', () => {
		const data = openData({ ...list, rows: [row()] }, 'https://example.org');
		expect(data.format).toBe(FORMAT);
		expect(Object.keys(data.rows[0]!).sort()).toEqual(Object.keys(data.fields).sort());
		expect(data.next).toContain('/northbrook/said-and-done/open-data.json?after=2026-01-27+10');
	});

	it('has no names of people', () => {
		const text = JSON.stringify(openData({ ...list, rows: [row({ answer })] }, 'https://example.org').rows);
		expect(text).not.toContain('A carer');
		expect(text).not.toContain('Marcus');
	});
});

describe('the list on another site', () => {
	const seen = {
		organisation,
		programmes: [],
		holders: ['Marcus'],
		figures: { said: 0, published: 0, waiting: 0, answered: 0, changed: 0 },
		previous: null,
		next: null
	};

	it('has no script and nobody’s own words, and leads out of its frame', () => {
		const html = embed({ ...seen, rows: [row()] }, 'waiting', 'https://example.org', may14);
		expect(html).not.toMatch(/<script|javascript:|\son\w+=/i);
		expect(html).not.toContain('Ask us before');
		expect(html.match(/<a /g)).toHaveLength(2);
		expect(html.match(/<a href="https:\/\/example\.org\/northbrook\/[^"]*" target="_top">/g)).toHaveLength(2);
		expect(html).toMatch(/It (is|was) due/);
	});

	it('reads a statement as words, whatever stands in it', () => {
		const html = embed(
			{ ...seen, rows: [row({ statement: '</a><script>alert("x")</script>' })] },
			'waiting',
			'https://example.org',
			may14
		);
		expect(html).toContain('&lt;/a&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
		expect(embedCode('https://example.org', 'northbrook', 'A "good" trust')).toContain('&quot;good&quot;');
	});

	it('says so where there is nothing', () => {
		expect(embed({ ...seen, rows: [] }, 'changed', 'https://example.org', may14)).toContain(
			'Nothing stands here yet.'
		);
	});
});
