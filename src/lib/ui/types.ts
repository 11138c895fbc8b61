import type { Snippet } from 'svelte';

export type Text = string | Snippet;
export type Size = 's' | 'm' | 'l' | 'xl';

export type Option = {
	value: string;
	label: string;
	hint?: string;
	lang?: string;
	dir?: 'ltr' | 'rtl' | 'auto';
};

export type Link = { href: string; label: string; current?: boolean };

/** The shapes of the line. Shape, word and place tell; colour only helps. */
export type ShapeKind = 'said' | 'checked' | 'decided' | 'changed' | 'told' | 'waiting';

export type TagKind = 'said' | 'decided' | 'changed' | 'waiting' | 'late' | 'neutral';
