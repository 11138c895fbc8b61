// How much power is shared, said before anybody is invited or asked: the same words for workshops and consultations (R23, R24).

/** The seven steps of TLAP's ladder of co-production (domain.md 3.1), lowest first. */
export const LADDER: { step: number; name: string; means: string }[] = [
	{ step: 1, name: 'Coercion', means: 'People are made to take part in what others decided.' },
	{ step: 2, name: 'Educating', means: 'People are taught how things are done.' },
	{ step: 3, name: 'Informing', means: 'People are told what will happen.' },
	{ step: 4, name: 'Consultation', means: 'People are asked, and others decide.' },
	{ step: 5, name: 'Engagement', means: 'People are asked early and often, and others decide.' },
	{
		step: 6,
		name: 'Co-design',
		means: 'People shape it and have real influence, and are not there to the end.'
	},
	{ step: 7, name: 'Co-production', means: 'People decide and do it together, as equals, to the end.' }
];

export function ladderName(step: number | null): string | null {
	return LADDER.find((one) => one.step === step)?.name ?? null;
}

export const FOUR_PI = ['principles', 'purpose', 'presence', 'process', 'impact'] as const;
export type FourPi = Partial<Record<(typeof FOUR_PI)[number], string>>;

/** NSUN's National Involvement Standards, each asked in one sentence. */
export const FOUR_PI_ASKS: Record<(typeof FOUR_PI)[number], { name: string; ask: string }> = {
	principles: { name: 'Principles', ask: 'What do you promise in how you treat people?' },
	purpose: {
		name: 'Purpose',
		ask: 'What is it for, and has anybody agreed that with the people it is about?'
	},
	presence: { name: 'Presence', ask: 'Who has to be there, and whose voice is not heard yet?' },
	process: { name: 'Process', ask: 'How does it work, who supports people, and what is paid?' },
	impact: {
		name: 'Impact',
		ask: 'What difference will it make, who answers for that, and how will people know?'
	}
};

/** The sections that are still empty. */
export function fourPiGaps(given: FourPi): string[] {
	return FOUR_PI.filter((part) => !given[part]?.trim()).map((part) => FOUR_PI_ASKS[part].name);
}
