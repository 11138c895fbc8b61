import { readdirSync } from 'node:fs';
import nunjucks from 'nunjucks';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import type { Fixture } from './fixture';

/**
 * Our components against nhsuk-frontend's own macros, from the same options: an upgrade of it becomes a readable difference.
 * What differs on purpose is taken out on both sides: hooks for its scripts (we ship none), a role that repeats the element,
 * and the drawing inside icons.
 */
const views = new nunjucks.Environment(new nunjucks.FileSystemLoader('node_modules/nhsuk-frontend/dist'), {
	autoescape: true
});
const folders = readdirSync('node_modules/nhsuk-frontend/dist/nhsuk/components');

type Shown = { default: Component<Record<string, unknown>> };
type Fixtures = { default: Fixture<Component<Record<string, unknown>>>[] };
const components = import.meta.glob<Shown>('./*.svelte', { eager: true });
const files = Object.entries(import.meta.glob<Fixtures>('./*.fixtures.ts', { eager: true }));

describe.each(files)('%s', (file, { default: fixtures }) => {
	const component = components[file.replace('.fixtures.ts', '.svelte')]?.default;

	test('names a component', () => expect(component).toBeDefined());

	test.each(fixtures.filter((fixture) => fixture.nhsuk))(
		'$name has the markup of nhsuk-frontend',
		({ props, nhsuk }) => {
			const ours = render(component!, { props }).body;
			expect(normal(ours)).toEqual(normal(theirs(nhsuk!.macro, nhsuk!.options)));
		}
	);
});

function theirs(macro: string, params: Record<string, unknown>): string {
	const folder = folders.find(
		(name) =>
			name.replace(/-./g, (dash) => dash[1]!.toUpperCase()).replace(/s$/, '') === macro.replace(/s$/, '')
	);
	return views.renderString(
		`{% from "nhsuk/components/${folder}/macro.njk" import ${macro} %}{{ ${macro}(params) }}`,
		{ params }
	);
}

/** One line for each tag and each run of text; attributes in order. */
function normal(html: string): string[] {
	return html
		.replace(/<!--.*?-->/gs, '')
		.replace(/(<svg[^>]*>).*?<\/svg>/gs, '$1</svg>')
		.split(/(<[^>]+>)/)
		.map((part) => part.replace(/\s+/g, ' ').trim())
		.filter(Boolean)
		.map((part) => (part.startsWith('<') && !part.startsWith('</') ? tag(part) : entities(part)));
}

function tag(part: string): string {
	const name = part.match(/^<([a-z0-9]+)/)?.[1] ?? '';
	const attributes = [...part.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)]
		.map(([, key = '', value = '']) => [
			key,
			key === 'class' ? value.trim().split(' ').sort().join(' ') : entities(value)
		])
		.filter(([key]) => !key?.startsWith('data-'))
		.filter(([key, value]) => !(name === 'nav' && key === 'role' && value === 'navigation'))
		.map(([key, value]) => (value ? `${key}="${value}"` : key));
	return `<${[name, ...attributes.sort()].join(' ')}>`;
}

function entities(text: string): string {
	return text
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}
