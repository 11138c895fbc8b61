import { describe, expect, it } from 'vitest';
import { equalityDuty, type EqualityDutyData } from './equality-duty.ts';

const decision = (changes: Partial<EqualityDutyData['decisions'][number]> = {}) => ({
	id: 'd1',
	number: 4,
	title: 'Ask carers',
	body: 'Quality Committee',
	owner: 'Marcus',
	decided_on: '2026-03-09',
	considered_on: '2026-03-02',
	considered_by: 'Grace',
	evidence: 'Read the registers',
	due_regard: 'Carers are asked alike',
	mitigation: 'Evening calls',
	review_on: '2026-09-01',
	stands: true,
	reviews: [],
	...changes
});
const part = (changes: Partial<EqualityDutyData> = {}) =>
	equalityDuty({ trust: 'northbrook', until: '2026-03-31', decisions: [decision()], late: [], ...changes });

describe('the equality duty in a pack', () => {
	it('says each decision with what was known before and weighed at it, and leads to it', () => {
		const [considered] = part().tables;
		expect(considered?.rows).toEqual([
			{
				cells: expect.objectContaining({
					considered_on: '2026-03-02',
					decided_by: 'Quality Committee; Marcus answers for it'
				}),
				link: '/northbrook/said-and-done/decisions/d1'
			}
		]);
	});

	it('leaves names out where it was asked to', () => {
		const { tables } = part({ decisions: [decision({ owner: null, considered_by: null })] });
		expect(tables[0]?.rows[0]?.cells).toMatchObject({ decided_by: 'Quality Committee', considered_by: null });
	});

	it('says out loud what was not looked at, and what turned out worse', () => {
		const worse = {
			on_day: '2026-03-20',
			outcome: 'worse' as const,
			found: 'Fewer came',
			next_on: '2026-06-01'
		};
		const late = [{ id: 'd0', number: 2, title: 'Ring back', due_on: '2026-01-01' }];
		expect(part({ decisions: [decision({ reviews: [worse] })], late }).gaps).toEqual([
			'The impact of decision 2, Ring back, was to be looked at by 1 January 2026. It has not been.',
			'Decision 4, Ask carers, turned out worse for equality than expected, looked at on 20 March 2026.'
		]);
		expect(part().gaps).toEqual([]);
	});

	it('says what is not there', () => {
		const none = part({ decisions: [] });
		expect(none.says[0]).toBe('No decision was made in this period.');
		expect(none.tables.map(({ rows }) => rows)).toEqual([[], []]);
	});
});
