// How much power is shared, said before anybody is invited or asked: the same words for workshops and consultations (R23, R24).

/** TLAP's ladder of co-production (domain.md 3.1), the most power shared first. Its lowest step, coercion, is offered to nobody. */
export const LADDER: { step: number; name: string; means: string }[] = [
	{ step: 7, name: 'Co-production', means: 'We decide and do it together, from the start to the end' },
	{ step: 6, name: 'Co-design', means: 'People shape what is made. The trust decides, and sees it through' },
	{ step: 5, name: 'Engagement', means: 'People are asked along the way. The trust decides, and says why' },
	{ step: 4, name: 'Consultation', means: 'People are asked what they think before the trust decides' },
	{ step: 3, name: 'Informing', means: 'People are told what will happen, and can ask' },
	{ step: 2, name: 'Educating', means: 'People learn how it is done. Nothing is asked of them' }
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
