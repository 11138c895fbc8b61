import { createRawSnippet, type Component, type ComponentProps, type Snippet } from 'svelte';

/** One state of a component. The styleguide shows it, axe reads it, and where `nhsuk` is given its markup must match. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any component; its own props are checked where it is named
export type Fixture<C extends Component<any>> = {
	name: string;
	props: ComponentProps<C>;
	/** nhsuk-frontend's macro and the options that must give the same markup. */
	nhsuk?: { macro: string; options: Record<string, unknown> };
};

export const html = (markup: string): Snippet => createRawSnippet(() => ({ render: () => markup }));
