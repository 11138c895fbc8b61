// Who signed an insight: whoever ran its check, and those it rests on, in the name they chose.

export type Signs = 'named' | 'pen_name' | 'unnamed';
export type Signature = { attribution: Signs; shown_as: string | null };
export type SignedBy = {
	staff: { name: string; standing: 'facilitator' | 'engagement_lead' }[];
	names: string[];
	/** How many more signed without a name; null where they are fewer than 5 and this reader is told no exact figure. */
	unnamed: number | null;
	/** There are any. */
	some: boolean;
};

export const SIGNS_OPTIONS = [
	{ value: 'named', label: 'With my name' },
	{ value: 'pen_name', label: 'With a pen name' },
	{ value: 'unnamed', label: 'Without a name: I am only counted' }
];

const STANDINGS = { facilitator: 'facilitator', engagement_lead: 'engagement lead' };

/** "Signed by Fatima, facilitator, Amina, and some more of the people it rests on", or null where nobody has. */
export function signedSentence({ staff, names, unnamed, some }: SignedBy): string | null {
	const parts = [
		...staff.map(({ name, standing }) => `${name} (${STANDINGS[standing]})`),
		...names,
		...(some
			? [`${unnamed === null ? 'some' : unnamed}${names.length ? ' more' : ''} of the people it rests on`]
			: [])
	];
	const last = parts.pop();
	if (!last) return null;
	return `Signed by ${parts.length ? `${parts.join(', ')} and ${last}` : last}.`;
}

/** What somebody is told of their own signature. */
export function ownSignature(signature: Signature | null): string | null {
	if (!signature) return null;
	return signature.shown_as ? `You signed it as ${signature.shown_as}.` : 'You signed it without a name.';
}
