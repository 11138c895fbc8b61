import SummaryList from './SummaryList.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'check before you give it',
		props: {
			rows: [
				{
					key: 'Your words',
					value: 'Ask us before the ward does the care plan.',
					action: { href: '#words', label: 'Change', hidden: 'your words' }
				},
				{ key: 'Shown as', value: 'A carer' }
			]
		},
		nhsuk: {
			macro: 'summaryList',
			options: {
				rows: [
					{
						key: { text: 'Your words' },
						value: { text: 'Ask us before the ward does the care plan.' },
						actions: { items: [{ href: '#words', text: 'Change', visuallyHiddenText: 'your words' }] }
					},
					{ key: { text: 'Shown as' }, value: { text: 'A carer' } }
				]
			}
		}
	},
	{
		name: 'without hairlines',
		props: {
			border: false,
			rows: [
				{ key: 'Held by', value: 'Marcus' },
				{ key: 'Answer due', value: '14 May' }
			]
		},
		nhsuk: {
			macro: 'summaryList',
			options: {
				border: false,
				rows: [
					{ key: { text: 'Held by' }, value: { text: 'Marcus' } },
					{ key: { text: 'Answer due' }, value: { text: '14 May' } }
				]
			}
		}
	}
] satisfies Fixture<typeof SummaryList>[];
