import { expect, test } from 'vitest';
import { aboutYou, ETHNIC_GROUPS, whichGroup } from './equality';

test('the 19 boxes of the 2021 census, with Roma, in five groups', () => {
	const boxes = ETHNIC_GROUPS.flatMap((group) => group.boxes.map(({ value }) => value));
	expect(boxes).toHaveLength(19);
	expect(new Set(boxes).size).toBe(19);
	expect(boxes).toContain('roma');
});

test('everything may be left out, and nothing else is taken', () => {
	expect(aboutYou.parse({})).toEqual({});
	expect(aboutYou.safeParse({ gender: 'woman', broad: 'prefer_not_to_say' }).success).toBe(true);
	expect(aboutYou.safeParse({ broad: 'roma' }).success).toBe(false);
	const white = whichGroup(ETHNIC_GROUPS.find(({ id }) => id === 'white')!);
	expect(white.parse({ ethnic_group: 'roma', ethnic_group_words: ' Romani ' })).toEqual({
		ethnic_group: 'roma',
		ethnic_group_words: 'Romani'
	});
	expect(white.safeParse({ ethnic_group: 'indian' }).success).toBe(false);
});
