import EmptyState from './EmptyState.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'nothing yet',
		props: {
			text: 'Nobody has said anything here yet.',
			action: { href: '#record', label: 'Record what somebody said' }
		}
	}
] satisfies Fixture<typeof EmptyState>[];
