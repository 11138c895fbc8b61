import SkipLink from './SkipLink.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'shown when it has focus',
		props: { href: '#main', label: 'Skip to the list' },
		nhsuk: { macro: 'skipLink', options: { href: '#main', text: 'Skip to the list' } }
	}
] satisfies Fixture<typeof SkipLink>[];
