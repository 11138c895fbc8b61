import Details from './Details.svelte';
import { html, type Fixture } from './fixture';

export default [
	{
		name: 'closed',
		props: {
			summary: 'What happens to my words?',
			children: html('<p>They are read by Grace, and by nobody else until you agree.</p>')
		},
		nhsuk: {
			macro: 'details',
			options: {
				summaryText: 'What happens to my words?',
				html: '<p>They are read by Grace, and by nobody else until you agree.</p>'
			}
		}
	}
] satisfies Fixture<typeof Details>[];
