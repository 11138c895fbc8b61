// What somebody may need in order to take part: the eleven categories of NHS England's Reasonable Adjustment Digital Flag
// (ProgrammeFlagCategory, domain.md E6) in plain words, and language. One list for registrations and passports; the
// database holds the same twelve words.

export const NEEDS = {
	communication_support: {
		label: 'Help to communicate',
		hint: 'For example a hearing loop, a communication board, or more time to answer'
	},
	communication_professional: {
		label: 'A communication professional',
		hint: 'For example a BSL interpreter, a lipspeaker, a notetaker or speech to text'
	},
	contact_method: {
		label: 'To be contacted in one way',
		hint: 'For example only by text, or only through somebody I trust'
	},
	information_format: {
		label: 'Papers in another format',
		hint: 'For example Easy Read, large print, braille, audio or plain text'
	},
	more_communication: {
		label: 'Something else about communicating',
		hint: 'For example plain words, or one person speaking at a time'
	},
	community_language: {
		label: 'Somebody who speaks my language',
		hint: 'For example an interpreter, or a worker from my community'
	},
	additional_support: {
		label: 'Somebody with me, or other support',
		hint: 'For example a carer, an advocate, a friend, or a chat before the day'
	},
	individual_care: {
		label: 'My own care or routine',
		hint: 'For example food, prayer times, breaks, or a place to rest'
	},
	environment: {
		label: 'The room and the building',
		hint: 'For example no steps, a seat by the door, low light or a quiet room'
	},
	additional_needs: {
		label: 'Help with getting there or caring',
		hint: 'For example a taxi, child care, or care for somebody at home'
	},
	bespoke: {
		label: 'An arrangement made for me',
		hint: 'For example something you agreed with somebody before'
	},
	language: {
		label: 'Papers in my language',
		hint: 'Say which language, and which you prefer to read'
	}
} as const;

export type Need = keyof typeof NEEDS;

export const NEED_KEYS = Object.keys(NEEDS) as [Need, ...Need[]];

/** Whether a word from the database or a form is one of the twelve. */
export const isNeed = (word: string): word is Need => word in NEEDS;
