import BackLink from './BackLink.svelte';
import type { Fixture } from './fixture';

export default [
	{ name: 'back', props: { href: '/' }, nhsuk: { macro: 'backLink', options: { href: '/' } } }
] satisfies Fixture<typeof BackLink>[];
