import Bar from './Bar.svelte';
import type { Fixture } from './fixture';

export default [
	{ name: 'most', props: { value: 35, max: 40, text: '35' } },
	{ name: 'few', props: { value: 5, max: 40, text: '5' } },
	{ name: 'hidden', props: { value: null, max: 40, text: 'Fewer than 5' } }
] satisfies Fixture<typeof Bar>[];
