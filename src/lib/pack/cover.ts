// What stands on the cover of a pack: of what and when it is, and how anybody checks that it was not changed since. Pure.
import { longTime } from '../platform/dates.ts';
import type { Pack } from './model.ts';

/** Of the row in public.packs: the hash of the snapshot, and the head of the log that was known when it was made. */
export type Sealed = { sha256: string; head_size: number | null; head_root: string | null };
export type Cover = {
	lines: string[];
	/** The fingerprint in groups of eight, for reading aloud and comparing by eye. */
	fingerprint: string;
};

export function coverOf(pack: Pack, { sha256, head_size, head_root }: Sealed): Cover {
	const fingerprint = sha256.match(/.{8}/g)!.join(' ');
	return {
		fingerprint,
		lines: [
			pack.organisation.name,
			`${pack.programme.title}, ${pack.period}`,
			`Made on ${longTime(pack.asOf)}. It is as it was then, and is never changed.`,
			...(pack.kind === 'foi' ? ['Without names of people, and without what is not public.'] : []),
			`Fingerprint of the open data (SHA-256): ${fingerprint}`,
			head_size && head_root
				? `The record had ${head_size.toLocaleString('en-GB')} pages then, and its fingerprint was ${head_root}`
				: 'The record had not been published yet when this was made.',
			'To check it, take the open data of this pack (JSON) and compute its SHA-256, for example with: sha256sum pack.json. It must be the fingerprint above, and the same stands in the record.'
		]
	};
}
