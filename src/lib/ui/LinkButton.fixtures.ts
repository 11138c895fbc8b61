import LinkButton from './LinkButton.svelte';
import { html, type Fixture } from './fixture';

export default [
	{
		name: 'takes one thing off a list',
		props: { name: 'quote', value: '1', children: html('<span>Take this quote off</span>') }
	}
] satisfies Fixture<typeof LinkButton>[];
