import { describe, expect, it } from 'vitest';
import { lateLook } from './equality.ts';

describe('a look at what a decision did', () => {
	it('is late from the day after it was promised', () => {
		expect(lateLook('2026-09-01', '2026-09-01')).toBeNull();
		expect(lateLook('2026-09-01', '2026-09-02')).toBe(
			'What it did for equality was to be looked at by 1 September 2026, 1 day ago.'
		);
	});

	it('is not late where none is to come', () => {
		expect(lateLook(null, '2026-09-02')).toBeNull();
	});
});
