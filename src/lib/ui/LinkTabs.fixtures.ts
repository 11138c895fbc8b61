import LinkTabs from './LinkTabs.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'the first is open',
		props: {
			label: 'Show',
			items: [
				{ href: '?show=waiting', label: 'Waiting for an answer', current: true, count: 12 },
				{ href: '?show=decided', label: 'Decided', count: 31 },
				{ href: '?show=changed', label: 'Changed', count: 9 }
			]
		}
	}
] satisfies Fixture<typeof LinkTabs>[];
