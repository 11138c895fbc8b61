// What the answering pages say besides the questions themselves. A version in another language brings its own, and they
// are reviewed with it: nobody is asked in Urdu and told off in English.

export const PHRASES = {
	next: 'Next',
	back: 'Back',
	skip: 'Skip this question',
	save: 'Save and come back later',
	stop: 'Stop here',
	check: 'Check your answers',
	change: 'Change',
	send: 'Send my answers',
	optional: 'You do not have to answer this',
	question: 'Question {number} of {last}',
	question_about: 'Question {number} of about {last}',
	agree: 'Agree',
	disagree: 'Disagree',
	pass: 'Pass, or not sure',
	own_statement: 'Add a statement of your own',
	something_else: 'Something else',
	something_else_what: 'Say it in your own words',
	not_answered: 'Not answered',
	go_to: 'If you ticked {answers}, go to question {number}.',
	go_to_end: 'If you ticked {answers}, go to the end.',
	otherwise: 'Otherwise, go to question {number}.',
	otherwise_end: 'Otherwise, go to the end.',
	only_if: 'Answer this only if you ticked {answers} in question {number}.',
	or: '{some} or {last}',
	scale_ends: '{from} is “{from_label}”, {to} is “{to_label}”',
	error_write: 'Write your answer',
	error_choose: 'Choose an answer',
	error_choose_some: 'Choose at least one answer',
	error_too_many: 'Choose {most} or fewer',
	error_other: 'Say what else, in your own words',
	error_one: 'Choose “Something else”, or take these words out',
	error_number: 'Enter a number, like 3',
	error_whole: 'Enter a whole number, like 3',
	error_least: 'Enter {least} or more',
	error_most: 'Enter {most} or less',
	error_long: 'Use {most} characters or fewer',
	error_unkept: 'There is a character in this text that cannot be kept',
	error_vote: 'Choose agree, disagree or pass for at least one statement'
} as const;

export type Phrase = keyof typeof PHRASES;
export type Phrases = Partial<Record<Phrase, string>>;

/** A phrase in the version's own words, or else in English, with its {places} filled. */
export function phrase(
	phrases: Phrases | undefined,
	key: Phrase,
	places: Record<string, string | number> = {}
) {
	return (phrases?.[key] ?? PHRASES[key]).replace(/\{(\w+)\}/g, (whole, name: string) =>
		name in places ? String(places[name]) : whole
	);
}
