import Line from './Line.svelte';
import type { Fixture } from './fixture';

export default [
	{ name: 'said; nobody has answered', props: { filled: ['said'], text: 'Said. Nobody has answered.' } },
	{
		name: 'decided; nothing has changed',
		props: { filled: ['said', 'decided'], text: 'Said and decided. Nothing has changed yet.', size: 'm' }
	},
	{
		name: 'all the way',
		props: { filled: ['said', 'decided', 'changed'], text: 'Said, decided and changed.', size: 'm' }
	},
	{ name: 'the mark', props: { filled: ['said', 'decided', 'changed'], waiting: true, size: 'm' } }
] satisfies Fixture<typeof Line>[];
