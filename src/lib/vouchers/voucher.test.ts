import { expect, test } from 'vitest';
import { bought } from './schema.ts';
import { serialsIn } from './voucher.ts';

test('one serial a line, empty lines left out', () => {
	expect(serialsIn('A-1\n\n  B-2 \n')).toEqual(['A-1', 'B-2']);
});

test('what was bought: pounds become pence, and nothing typed becomes nothing', () => {
	const given = { issuer: ' High Street ', pence: '25', expires_on: '2028-12-31', codes: 'A-1' };
	expect(bought.parse(given)).toEqual({
		issuer: 'High Street',
		pence: 2500,
		expires_on: '2028-12-31',
		codes: ['A-1']
	});
	expect(bought.parse({ ...given, pence: 'a lot', expires_on: '' })).toMatchObject({
		pence: null,
		expires_on: null
	});
});
