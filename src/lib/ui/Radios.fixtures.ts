import Radios from './Radios.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'nothing is chosen beforehand',
		props: {
			name: 'radios-publish',
			legend: 'May we show your words to everyone?',
			hint: 'You can change your mind at any time.',
			options: [
				{ value: 'named', label: 'Yes, with my name' },
				{
					value: 'anonymous',
					label: 'Yes, without my name',
					hint: 'We write "a carer", or whatever you choose.'
				},
				'or',
				{ value: 'no', label: 'No' }
			]
		},
		nhsuk: {
			macro: 'radios',
			options: {
				name: 'radios-publish',
				idPrefix: 'radios-publish',
				fieldset: { legend: { text: 'May we show your words to everyone?', size: 'm' } },
				hint: { text: 'You can change your mind at any time.' },
				items: [
					{ value: 'named', text: 'Yes, with my name' },
					{
						value: 'anonymous',
						text: 'Yes, without my name',
						hint: { text: 'We write "a carer", or whatever you choose.' }
					},
					{ divider: 'or' },
					{ value: 'no', text: 'No' }
				]
			}
		}
	},
	{
		name: 'not answered, as the one question of a page',
		props: {
			name: 'radios-agree',
			legend: 'Is this what you meant?',
			heading: true,
			size: 'l',
			inline: true,
			options: [
				{ value: 'yes', label: 'Yes' },
				{ value: 'no', label: 'No' }
			],
			form: { values: {}, errors: { 'radios-agree': ['Choose yes or no'] } }
		},
		nhsuk: {
			macro: 'radios',
			options: {
				name: 'radios-agree',
				idPrefix: 'radios-agree',
				inline: true,
				fieldset: { legend: { text: 'Is this what you meant?', size: 'l', isPageHeading: true } },
				errorMessage: { text: 'Choose yes or no' },
				items: [
					{ value: 'yes', text: 'Yes' },
					{ value: 'no', text: 'No' }
				]
			}
		}
	},
	{
		name: 'answered, in two languages',
		props: {
			name: 'radios-language',
			legend: 'In which language shall we write to you?',
			value: 'ur',
			options: [
				{ value: 'en', label: 'English' },
				{ value: 'ur', label: 'اردو', lang: 'ur', dir: 'rtl' }
			]
		}
	}
] satisfies Fixture<typeof Radios>[];
