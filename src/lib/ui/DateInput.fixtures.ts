import DateInput from './DateInput.svelte';
import type { Fixture } from './fixture';

const parts = (name: string, values: Record<string, string> = {}) => [
	{ id: name, name: `${name}-day`, label: 'Day', width: 2, value: values.day },
	{ id: `${name}-month`, name: `${name}-month`, label: 'Month', width: 2, value: values.month },
	{ id: `${name}-year`, name: `${name}-year`, label: 'Year', width: 4, value: values.year }
];

export default [
	{
		name: 'empty',
		props: { name: 'date-due', legend: 'By when will it be done?', hint: 'For example, 1 7 2026' },
		nhsuk: {
			macro: 'dateInput',
			options: {
				id: 'date-due-date',
				fieldset: { legend: { text: 'By when will it be done?', size: 'm' } },
				hint: { text: 'For example, 1 7 2026' },
				items: parts('date-due')
			}
		}
	},
	{
		name: 'with a mistake; what was typed is kept',
		props: {
			name: 'date-made',
			legend: 'When was it decided?',
			form: {
				values: { 'date-made-day': '31', 'date-made-month': '2', 'date-made-year': '2026' },
				errors: { 'date-made': ['Enter a real date'] }
			}
		},
		nhsuk: {
			macro: 'dateInput',
			options: {
				id: 'date-made-date',
				fieldset: { legend: { text: 'When was it decided?', size: 'm' } },
				errorMessage: { text: 'Enter a real date' },
				items: parts('date-made', { day: '31', month: '2', year: '2026' })
			}
		}
	}
] satisfies Fixture<typeof DateInput>[];
