import Breadcrumbs from './Breadcrumbs.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'two above',
		props: {
			items: [
				{ href: '/', label: 'Throughline' },
				{ href: '/northbrook', label: 'Northbrook' }
			]
		},
		nhsuk: {
			macro: 'breadcrumb',
			options: {
				items: [
					{ href: '/', text: 'Throughline' },
					{ href: '/northbrook', text: 'Northbrook' }
				]
			}
		}
	}
] satisfies Fixture<typeof Breadcrumbs>[];
