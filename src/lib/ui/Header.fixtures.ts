import Header from './Header.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'signed in',
		props: {
			label: 'A main menu',
			person: { name: 'Grace' },
			nav: [
				{ href: '#northbrook', label: 'Northbrook', current: true },
				{ href: '#insights', label: 'Insights' },
				{ href: '#decisions', label: 'Decisions' }
			]
		}
	}
] satisfies Fixture<typeof Header>[];
