import Callout from './Callout.svelte';
import { html, type Fixture } from './fixture';

const late = '<p>Nobody has answered this yet. It was due on 3 March. Marcus holds it.</p>';
const quiet = '<p>This was decided before the listening had ended.</p>';

export default [
	{
		name: 'warning',
		props: { kind: 'warning', heading: 'Late', level: 3, children: html(late) },
		nhsuk: { macro: 'warningCallout', options: { heading: 'Late', html: late } }
	},
	{
		name: 'quiet',
		props: { children: html(quiet) },
		nhsuk: { macro: 'insetText', options: { html: quiet } }
	}
] satisfies Fixture<typeof Callout>[];
