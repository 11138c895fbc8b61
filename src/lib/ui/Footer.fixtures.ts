import Footer from './Footer.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'with help, links and banner',
		props: {
			heading: 'If you need help at once',
			crisis: [
				{ name: 'Samaritans, day and night', contact: '116 123' },
				{ name: 'Text Shout', contact: '85258' },
				{ name: 'In danger now', contact: '999' }
			],
			links: [
				{ href: '/accessibility', label: 'Accessibility' },
				{ href: '/privacy', label: 'Privacy' }
			],
			banner: 'Embedded: for trying out, development and tests.'
		}
	}
] satisfies Fixture<typeof Footer>[];
