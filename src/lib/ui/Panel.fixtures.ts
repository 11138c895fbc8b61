import Panel from './Panel.svelte';
import { html, type Fixture } from './fixture';

const body = '<p>Your receipt is 7KQ4-M2XA-9. Keep it to see what becomes of them.</p>';

export default [
	{
		name: 'done',
		props: { heading: 'We have your words', children: html(body) },
		nhsuk: { macro: 'panel', options: { titleText: 'We have your words', html: body } }
	}
] satisfies Fixture<typeof Panel>[];
