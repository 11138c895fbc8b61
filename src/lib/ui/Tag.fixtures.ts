import Tag from './Tag.svelte';
import { html, type Fixture } from './fixture';

export default [
	{ name: 'said', props: { kind: 'said', children: html('Said') } },
	{ name: 'decided', props: { kind: 'decided', children: html('Adopted in part') } },
	{ name: 'changed', props: { kind: 'changed', children: html('Changed') } },
	{ name: 'waiting', props: { kind: 'waiting', children: html('Waiting for an answer') } },
	{ name: 'late', props: { kind: 'late', children: html('71 days late') } },
	{
		name: 'neutral',
		props: { children: html('Draft') },
		nhsuk: { macro: 'tag', options: { text: 'Draft', classes: 'tl-tag tl-tag--neutral' } }
	}
] satisfies Fixture<typeof Tag>[];
