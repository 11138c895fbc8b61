import LineFigures from './LineFigures.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'the front page',
		props: {
			label: 'The line, from what was said to what changed',
			stops: [
				{ kind: 'said', figure: '412', label: 'things said' },
				{ kind: 'decided', figure: '31', label: 'answered' },
				{ kind: 'changed', figure: '9', label: 'changed' },
				{
					kind: 'waiting',
					figure: '12',
					label: 'waiting for an answer',
					href: '#waiting',
					note: 'The longest for 71 days'
				}
			]
		}
	}
] satisfies Fixture<typeof LineFigures>[];
