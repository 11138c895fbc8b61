import { expect, test } from 'vitest';
import { byClass, DATA_MAP, differences, isPersonal, type TableMap } from './data-map.ts';

const people: TableMap = {
	about: 'People',
	purpose: 'running',
	basis: 'task',
	kept: 'contacts',
	no: 'id',
	identity: 'name contact'
};

test('columns come by class', () => {
	expect(byClass(people)).toEqual([
		{ kind: 'no', columns: ['id'] },
		{ kind: 'identity', columns: ['name', 'contact'] }
	]);
	expect(isPersonal(people)).toBe(true);
	expect(isPersonal({ ...people, identity: undefined })).toBe(false);
});

test('a new column is lacking, an old one is gone, and one in two classes is named twice', () => {
	const map = { 'public.people': { ...people, content: 'name' } };
	expect(differences(map, ['public.people.id', 'public.people.name', 'public.people.born_on'])).toEqual({
		lacking: ['public.people.born_on'],
		gone: ['public.people.contact'],
		twice: ['public.people.name']
	});
});

test('whatever is personal says how long, and on what ground', () => {
	for (const [name, table] of Object.entries(DATA_MAP)) {
		expect([name, isPersonal(table)]).toEqual([name, table.kept !== null]);
		expect([name, isPersonal(table)]).toEqual([name, table.basis !== 'none']);
	}
});

test('what somebody said of themselves stands in no table with words', () => {
	const mixed = Object.entries(DATA_MAP).filter(([, table]) => table.equality && table.content);
	expect(mixed).toEqual([]);
});
