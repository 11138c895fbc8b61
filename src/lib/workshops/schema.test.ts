import { describe, expect, test } from 'vitest';
import { parseForm } from '../platform/forms.ts';
import { about, host, newWorkshop, offer, rate, repetition, series, when } from './schema.ts';

function read<S extends Parameters<typeof parseForm>[1]>(
	schema: S,
	fields: Record<string, string | string[]>
) {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) form.append(name, one);
	const read = parseForm(form, schema);
	return read.ok ? read.data : read.errors;
}
const DAY = { 'day-day': '4', 'day-month': '6', 'day-year': '2027', from_clock: '14:00', to_clock: '16:30' };
const ID = '00000000-0000-4000-c000-000000000001';

test('a plan starts with a programme, a title, a day and hours', () => {
	expect(read(newWorkshop, { programme: ID, title: ' Care plans ', ...DAY })).toMatchObject({
		title: 'Care plans',
		day: '2027-06-04',
		from_clock: '14:00'
	});
	expect(
		read(newWorkshop, {
			title: '',
			from_clock: '2 pm',
			'day-day': '31',
			'day-month': '2',
			'day-year': '2027'
		})
	).toEqual({
		programme: ['Choose a programme'],
		title: ['Enter a title in plain words', 'Enter a title in plain words'],
		day: ['Enter the day, for example 4 6 2027'],
		from_clock: ['Enter when it starts, for example 14:00'],
		to_clock: ['Enter when it ends, for example 16:30']
	});
});

test('a part may be kept half written', () => {
	expect(read(about, { title: 'Care plans', ladder_step: '' })).toEqual({
		title: 'Care plans',
		share_title: '',
		purpose: '',
		can_change: '',
		cannot_change: '',
		ladder_step: ''
	});
	expect(read(when, { ...DAY, how: 'in_person', languages: 'en', capacity: '' })).toMatchObject({
		languages: ['en'],
		capacity: ''
	});
	expect(read(when, { ...DAY, how: 'online', online_link: 'meet.example', capacity: 'ten' })).toEqual({
		online_link: ['Enter the whole link, beginning with https://'],
		languages: ['Choose at least one language'],
		capacity: ['Enter how many places there are, from 1 to 5,000']
	});
});

test('places are kept until a day', () => {
	expect(read(host, { host: ID, reserved: '' })).toEqual({
		host: ID,
		reserved: 0,
		reserved_until: undefined
	});
	expect(read(host, { host: ID, reserved: '4' })).toEqual({
		reserved_until: ['Enter until which day they are kept']
	});
	expect(read(host, { host: ID, reserved: 'four' })).toEqual({
		reserved: ['Enter how many places are kept, or 0']
	});
});

describe('the offer', () => {
	const yes = {
		paid: 'yes',
		task: 'Taking part',
		minutes: '120',
		preparation_minutes: '0',
		paid_within_days: '10'
	};

	test('says first whether anybody is paid, and asks for nothing else when nobody is', () => {
		expect(read(offer, {})).toEqual({ paid: ['Choose whether people are paid'] });
		expect(read(offer, { paid: 'no', minutes: 'x' })).toEqual({ paid: 'no' });
	});

	test('has a rate of the card, or a sum', () => {
		expect(read(offer, { ...yes, rate_id: ID, pence: '' })).toMatchObject({ rate_id: ID, pence: null });
		expect(read(offer, { ...yes, rate_id: 'own', pence: '£55' })).toMatchObject({
			rate_id: 'own',
			pence: 5500
		});
		expect(read(offer, { ...yes, rate_id: 'own', pence: '' })).toEqual({
			pence: ['Enter the sum, for example 55.00']
		});
		expect(read(offer, { ...yes, rate_id: 'own', pence: 'lots' })).toEqual({
			pence: ['Enter a sum, for example 55.00']
		});
		expect(read(offer, yes)).toEqual({ rate_id: ['Choose a rate, or say that you offer another sum'] });
		expect(read(offer, { ...yes, rate_id: ID, minutes: '2' })).toEqual({
			minutes: ['Enter how long the session is, in minutes']
		});
	});
});

test('of the days of a series, those ticked are left out, and one is left', () => {
	expect(read(repetition, { every: 'week', copies: '53' })).toEqual({
		copies: ['Enter how many more, from 1 to 52']
	});
	const days = ['2027-06-04', '2027-06-11'];
	expect(read(series, { title: 'Fridays', days, skip: '2027-06-04' })).toEqual({
		title: 'Fridays',
		days: ['2027-06-11']
	});
	expect(read(series, { title: 'Fridays', days, skip: days })).toEqual({ skip: ['Leave at least one day'] });
});

test('a rate holds from a day to a day, for a sum', () => {
	const given = {
		task: 'A call',
		minutes: '30',
		pence: '13.80',
		'starts_on-day': '16',
		'starts_on-month': '12',
		'starts_on-year': '2025'
	};
	expect(read(rate, given)).toEqual({
		task: 'A call',
		minutes: 30,
		pence: 1380,
		starts_on: '2025-12-16',
		ends_on: undefined
	});
	expect(read(rate, { ...given, pence: '0' })).toEqual({ pence: ['Enter the sum, for example 55.00'] });
	const ended = { 'ends_on-day': '15', 'ends_on-month': '12', 'ends_on-year': '2025' };
	expect(read(rate, { ...given, ...ended })).toEqual({
		ends_on: ['The last day must not be before the first']
	});
});
