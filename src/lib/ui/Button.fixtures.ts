import Button from './Button.svelte';
import { html, type Fixture } from './fixture';

export default [
	{
		name: 'primary',
		props: { children: html('Give this to the trust') },
		nhsuk: { macro: 'button', options: { text: 'Give this to the trust' } }
	},
	{
		name: 'secondary',
		props: { variant: 'secondary', children: html('Save and come back') },
		nhsuk: { macro: 'button', options: { text: 'Save and come back', variant: 'secondary' } }
	},
	{
		name: 'warning',
		props: { variant: 'warning', children: html('Take my words back') },
		nhsuk: { macro: 'button', options: { text: 'Take my words back', variant: 'warning' } }
	},
	{
		name: 'small, with a value',
		props: {
			small: true,
			variant: 'secondary',
			name: 'answer',
			value: 'agree',
			children: html('This is what I meant')
		},
		nhsuk: {
			macro: 'button',
			options: {
				text: 'This is what I meant',
				small: true,
				variant: 'secondary',
				name: 'answer',
				value: 'agree'
			}
		}
	},
	// nhsuk-frontend gives its link buttons role="button" and makes Space press them by script. We have no script, so a link says it is one.
	{ name: 'a link', props: { href: '/track', children: html('I have a receipt') } }
] satisfies Fixture<typeof Button>[];
