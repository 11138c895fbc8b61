import Select from './Select.svelte';
import type { Fixture } from './fixture';

const options = [
	{ value: 'adopted', label: 'Adopted' },
	{ value: 'partly', label: 'Adopted in part' }
];
const items = options.map(({ value, label }) => ({ value, text: label }));

export default [
	{
		name: 'nothing is chosen beforehand',
		props: { name: 'select-influence', label: 'How was it answered?', options },
		nhsuk: {
			macro: 'select',
			options: {
				id: 'select-influence',
				name: 'select-influence',
				label: { text: 'How was it answered?', size: 's' },
				items: [{ value: '', text: 'Choose' }, ...items]
			}
		}
	},
	{
		name: 'chosen, with a mistake elsewhere in it',
		props: {
			name: 'select-again',
			label: 'How was it answered, in the end?',
			hint: 'Anything but adopted needs a reason.',
			options,
			prompt: null,
			form: { values: { 'select-again': 'partly' }, errors: { 'select-again': ['Give the reason below'] } }
		},
		nhsuk: {
			macro: 'select',
			options: {
				id: 'select-again',
				name: 'select-again',
				label: { text: 'How was it answered, in the end?', size: 's' },
				hint: { text: 'Anything but adopted needs a reason.' },
				errorMessage: { text: 'Give the reason below' },
				value: 'partly',
				items
			}
		}
	},
	{
		name: 'an only answer is chosen',
		props: { name: 'select-only', label: 'Who decides?', options: options.slice(0, 1) },
		nhsuk: {
			macro: 'select',
			options: {
				id: 'select-only',
				name: 'select-only',
				label: { text: 'Who decides?', size: 's' },
				items: items.slice(0, 1)
			}
		}
	}
] satisfies Fixture<typeof Select>[];
