import Quote from './Quote.svelte';
import { html, type Fixture } from './fixture';

export default [
	{
		name: 'large, with others beside',
		props: {
			text: 'Ask us before the ward does the care plan, not after.',
			by: 'A carer, Rooted Voices',
			lang: 'en',
			children: html('<span> · 13 others said the same</span>')
		}
	},
	{
		name: 'in its own language and direction',
		props: { text: 'پہلے ہم سے پوچھیں، بعد میں نہیں۔', by: 'Mrs Begum', lang: 'ur', dir: 'rtl' }
	},
	{
		name: 'smaller, a link',
		props: { text: 'Nobody rang back.', by: 'Anonymous', size: 'm', href: '#thread' }
	},
	{ name: 'taken back', props: { text: null } }
] satisfies Fixture<typeof Quote>[];
