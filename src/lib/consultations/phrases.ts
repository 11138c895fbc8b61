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
	error_vote: 'Choose agree, disagree or pass for at least one statement',
	problem: 'There is a problem',

	// Before somebody begins
	why: 'Why we are asking',
	can_change: 'What your answers can change',
	cannot_change: 'What they cannot change',
	ladder: 'How much say you have',
	ladder_7: 'We decide and do it together, from the start to the end.',
	ladder_6: 'People shape what is made. The trust decides, and sees it through.',
	ladder_5: 'People are asked along the way. The trust decides, and says why.',
	ladder_4: 'People are asked what they think before the trust decides.',
	ladder_3: 'People are told what will happen, and can ask.',
	ladder_2: 'People learn how it is done. Nothing is asked of them.',
	window: 'You can answer from {from} to {to}.',
	minutes: 'It takes about {minutes} minutes. You can stop and come back.',
	papers: 'What you may want to read first',
	languages: 'Other languages',
	easy_read: 'Easy Read',
	print_paper: 'Print the form and answer on paper',
	who_reads_heading: 'Who reads your answers',
	who_reads:
		'The people at {organisation} who listen for this programme. Nobody else reads your words unless you say yes to it. They do not see who you are, unless you choose to show a name.',
	what_next_heading: 'What happens next',
	what_next:
		'Your words are kept as you write them. You get a code. With it you can see what became of your answers, and take them back at any time.',
	must_tell_heading: 'When we would have to tell somebody else',
	must_tell:
		'If you write that you, a child or another adult is in danger now, or that a serious crime may be about to happen, the safeguarding lead has to act. They tell you first, if that is safe.',
	is_not_heading: 'What this is not',
	is_not_record:
		'It is not part of your patient record, and it does not affect your care. Please leave out NHS numbers and the full names of other people.',
	is_not_help:
		'It is not a way to get help now. If you need help now, use the numbers at the bottom of every page, or 999.',
	as_little: 'You can answer as little as you like. Nothing is sent before you press “Send my answers”.',
	begin: 'I have read this. Begin',
	have_code: 'I have begun already, or have a paper form',
	code: 'Your code',
	code_hint: '11 letters and numbers, like 7KQ4M-2XA9P-T',
	go_on: 'Go on',
	error_code: 'We do not know this code. Look at it again, letter by letter',

	// On paper
	paper_number: 'Form number',
	paper_as_little:
		'You can answer as little as you like. Leave empty what you do not want to answer. Somebody types in what you write, and somebody else checks it.',
	paper_return:
		'Give the form back to whoever gave it to you, or to {organisation}, so that it is there by {to}.',
	paper_slip:
		'Tear this off and keep it. You can also answer online with this code. Later it shows what became of your answers. Whoever has it can read them and take them back.',

	// When nobody can answer
	not_yet: 'This is not open yet. You can answer from {from} to {to}.',
	closed: 'This has closed. It was open until {to}.',
	closed_unsent: 'What you wrote was not sent. Nobody has read it, and it is deleted after 30 days.',
	stopped: 'This is paused at the moment. Please come back later.',
	stopped_kept: 'What you wrote is kept. Your code leads back to it.',
	heard: 'Read what we heard',
	correction: 'Put right in the questions since they opened:',
	corrected:
		'Something in the questions was put right after you began. You can finish with the questions you have.',
	keyed: 'Your paper form has come back, and somebody is typing it in.',

	// While answering
	content_note: 'Before the next question',
	content_go_on: 'Go on to the question',
	statement: 'Statement {number} of {last}',
	you_chose: 'You chose: {answer}',
	skip_rest: 'Skip the other statements',
	own_statement_hint: 'Somebody reads it before others see it. Please name nobody.',
	save_heading: 'Your answers are kept',
	save_text:
		'Only this code leads back to them. Take a photo of it, print it or write it down. Keep it where only you see it.',
	save_until: 'Come back before {to}. What is not sent is deleted after 30 days.',
	stop_heading: 'Stop and keep nothing?',
	stop_text: 'Everything you have answered is deleted at once. You do not have to say why.',
	stop_yes: 'Yes, keep nothing',
	stop_no: 'No, go on answering',
	stopped_nothing: 'Nothing was kept.',

	// Before sending
	shown_heading: 'How your words are shown',
	shown: 'What name goes with your words?',
	shown_hint: 'Nothing is chosen for you. If you choose nothing, your words are shown without a name.',
	shown_anonymous: 'No name',
	shown_pen_name: 'A made-up name, or something like “A carer”',
	shown_named: 'My real name',
	shown_as: 'The name to show',
	error_shown_as: 'Enter the name to show with your words',
	connect: 'Show these answers on my own page too',
	connect_hint: 'You are signed in. If you do not tick this, nothing connects you with what you send.',
	uses_heading: 'Where your words may go',
	uses: 'You can say yes or no to each of these, or skip it: no answer means no. You can change your mind at any time.',
	use_clinical_teams: 'Share my words with the teams who give care, so that they can learn from them',
	use_board: 'Show my words to the board and governors of the trust',
	use_website: 'Show my words on this website, where anyone can read them',
	use_staff_training: 'Use my words to train staff',
	use_news: 'Use my words in news, reports and leaflets',
	use_celebration: 'Use my words at events that celebrate people\u2019s work',
	yes: 'Yes',
	no: 'No',
	months: 'How long does a yes last?',
	months_hint:
		'After that nobody may use the words unless you say yes again. If you choose nothing, it is two years.',
	months_12: 'One year',
	months_24: 'Two years',
	check_text: 'This is what you send, as it will be read. Nothing has been sent yet.',
	nobody_else: 'Nobody but the people who listen',
	error_required: 'This has to be answered before you send',
	error_nothing: 'There is nothing to send yet. Answer a question first',

	// Afterwards
	sent_heading: 'We have your answers',
	sent_text:
		'Keep this code. It shows what became of your answers. Whoever has it can read them and take them back.',
	sent_on: 'Sent on {on}.',
	follow: 'Follow your answers',
	slip_camera: 'Point a phone\u2019s camera at the square, or go to this address:',
	slip_print: 'To print it, use Print in your browser\u2019s menu.',
	equality_link: 'Questions about you, if you like',
	equality_heading: 'Questions about you',
	equality_text:
		'You do not have to answer any of these. They show whose voices we have not heard. They are kept apart from your answers: nobody who reads your words sees them, and only numbers are ever shown.',
	equality_skip: 'Continue without answering',
	equality_send: 'Send these',
	equality_thanks: 'Thank you. What you said about yourself is kept apart from your answers.'
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
