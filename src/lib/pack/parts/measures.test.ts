import { expect, test } from 'vitest';
import { measures, type MeasuresData } from './measures.ts';

const NOTHING: MeasuresData = {
	trust: 'northbrook',
	until: '2026-03-31',
	outcomes: [],
	measures: [],
	unpublished: []
};
const HOPE = {
	id: '1',
	hoped: 'People are told their rights in their own language',
	baseline: '41%',
	target: '90%',
	due_on: '2026-01-31',
	seen_on: null,
	result: null,
	what: null,
	owner: 'Marcus Bell',
	measure: null,
	action_id: '2',
	decision_id: '3',
	plan_item_id: null,
	late: true
};

test('with nothing to show it says so', () => {
	const part = measures(NOTHING);
	expect(part.says[0]).toBe('No hope for change was written down.');
	expect(part.gaps).toEqual(['No measure stands beside an action or the plan.']);
});

test('what was not looked at in time, and what nobody publishes, are gaps said out loud', () => {
	const reading = {
		level: 'trust' as const,
		area: 'RNB',
		group_name: 'African',
		from_day: '2025-04-01',
		until_day: '2025-04-30',
		value: null,
		mark: 'suppressed' as const
	};
	const measure = { id: '9', key: 'MHS84', name: 'Community Treatment Orders', publisher: 'The publisher' };
	const part = measures({
		...NOTHING,
		outcomes: [HOPE],
		measures: [{ ...measure, published_by: 'England only', local: false, readings: [reading] }],
		unpublished: ['Community Treatment Orders']
	});
	expect(part.tables[0]!.rows[0]).toMatchObject({ link: '/northbrook/actions/2' });
	expect(part.tables[1]!.rows[0]!.cells).toMatchObject({ value: null, source: 'The publisher' });
	expect(part.tables[1]!.hidden).toContain('Hidden');
	expect(part.gaps).toHaveLength(2);
});
