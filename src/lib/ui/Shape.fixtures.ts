import Shape from './Shape.svelte';
import type { Fixture } from './fixture';

const kinds = ['said', 'checked', 'decided', 'changed', 'told', 'waiting', 'late'] as const;

export default kinds.map((kind) => ({ name: kind, props: { kind } })) satisfies Fixture<typeof Shape>[];
