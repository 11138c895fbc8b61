import Icon from './Icon.svelte';
import type { Fixture } from './fixture';

const names = ['arrow', 'tick', 'bell', 'letter', 'phone', 'speech', 'lock'] as const;

export default names.map((name) => ({ name, props: { name } })) satisfies Fixture<typeof Icon>[];
