import Pagination from './Pagination.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'both ways',
		props: {
			label: 'More of the list',
			previous: { href: '?before=1', label: 'Newer', page: 'March 2026' },
			next: { href: '?after=2', label: 'Older', page: 'January 2026' }
		},
		nhsuk: {
			macro: 'pagination',
			options: {
				ariaLabel: 'More of the list',
				previous: { href: '?before=1', text: 'Newer', labelText: 'March 2026' },
				next: { href: '?after=2', text: 'Older', labelText: 'January 2026' }
			}
		}
	},
	{
		name: 'the first page',
		props: { label: 'More of another list', next: { href: '?after=2', label: 'Older' } },
		nhsuk: {
			macro: 'pagination',
			options: { ariaLabel: 'More of another list', next: { href: '?after=2', text: 'Older' } }
		}
	}
] satisfies Fixture<typeof Pagination>[];
