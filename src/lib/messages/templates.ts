// What a message says: the same plain paragraphs in an e-mail, in a letter, and for whoever reads it out on the phone.
// Somebody else may see it, so it names the day and the place and nothing that says why anyone would come (R51).
import { dayAndHours, longDate, longTime } from '../platform/dates.ts';
import type { Facts, Kind, Teller } from './message.ts';

export type Written = { subject: string; paragraphs: string[] };

type Words = (facts: Facts, title: string) => (string | false | undefined)[];

const CANNOT_COME =
	'If you cannot come, tell us, and somebody else can have your place. You do not have to say why.';

const WORDS: Record<Kind, Words> = {
	workshop_invited: (facts, title) => [
		`You are invited to ${title}.`,
		...whenAndWhere({ ...facts, place: undefined, online: undefined }),
		'Its page says what it is for, what is paid, and how to ask for a place. You can also tell us, and we write your name down.',
		'If you do not want to come, you do not have to do anything.'
	],
	registration_confirmed: (facts, title) => [
		`You have a place at ${title}.`,
		...whenAndWhere(facts),
		facts.reading_by && `There is something to read before it, by ${longDate(facts.reading_by)}.`,
		CANNOT_COME
	],
	waiting_listed: (facts, title) => [
		`${facts.for_money ? `All places at ${title} that can be paid for are taken, and the people who run it have been told.` : `All places at ${title} are taken.`} You are on the waiting list${facts.place_in_line ? `, as number ${facts.place_in_line}` : ''}.`,
		...whenAndWhere({ ...facts, place: undefined, online: undefined }),
		'If a place comes free for you, we tell you, and by when to answer.'
	],
	place_offered: (facts, title) => [
		`A place has come free for you at ${title}.`,
		...whenAndWhere({ ...facts, place: undefined, online: undefined }),
		facts.answer_by &&
			`Tell us by ${longTime(facts.answer_by)} if you want it. After that it goes to the next person.`
	],
	offer_lapsed: (facts, title) => [
		`We offered you a place at ${title}${facts.answer_by ? ` until ${longTime(facts.answer_by)}` : ''}, and had no answer. It has gone to the next person.`,
		'If you still want to come, ask again: you go on the waiting list.'
	],
	place_cancelled: (facts, title) => [
		`Your place at ${title}${facts.starts_at ? ` on ${longDate(facts.starts_at)}` : ''} is cancelled.`,
		'If that is not what you wanted, tell us, and we put it right.'
	],
	workshop_changed: (facts, title) => [
		`Something has changed about ${title}.`,
		...whatChanged(facts),
		facts.place_in_line
			? `You are still on the waiting list, as number ${facts.place_in_line}.`
			: facts.answer_by
				? `The place we offered you is still there for you until ${longTime(facts.answer_by)}.`
				: 'You still have your place.',
		'If you can no longer come, tell us. You do not have to say why.'
	],
	workshop_cancelled: (facts, title) => [
		`${capital(title)}${facts.starts_at ? ` on ${dayAndHours(facts.starts_at, facts.ends_at)}` : ''} will not take place. Please do not travel.`,
		'You do not have to do anything. If you had costs, tell us.'
	],
	workshop_reminder: (facts, title) => [
		`${capital(title)} is soon, and you have a place.`,
		...whenAndWhere(facts),
		facts.reading_by && `There is something to read before it, by ${longDate(facts.reading_by)}.`,
		CANNOT_COME
	],
	thanks: (facts, title) => [
		`Thank you for coming to ${title}.`,
		facts.due_on &&
			`What was said is being written up. You can read it, and correct it, by ${longDate(facts.due_on)}.`,
		bare(facts.support) &&
			`If something stayed with you and you want to talk it over: ${bare(facts.support)}.`
	],
	summary_ready: (facts, title) => [
		`What was said at ${title} is written up.`,
		'Please read it. If something is wrong or missing, tell us, and we correct it.'
	],
	consultation_saved: (facts, title) => [
		`Your answers to ${title} are kept. They are not sent yet.`,
		facts.until && `You can come back and finish until ${longDate(facts.until)}.`
	],
	consultation_answered: (facts, title) => [
		`We have your answers to ${title}.`,
		facts.due_on && `You can read what we heard by ${longDate(facts.due_on)}.`
	],
	consultation_reported: (facts, title) => [
		`What we heard in answer to ${title} is written up, and so is what happens next.`,
		'If your words are not in it, or not as you meant them, tell us.'
	],
	hours_confirmed: (facts, title) => [
		facts.minutes
			? `${capital(inHours(facts.minutes))} that you noted for ${title} are confirmed.`
			: `What you noted for ${title} is confirmed.`
	],
	by_hand_ready: () => [
		'One of your payments is ready, and is brought to you by hand. You need no bank account for it.',
		'Your own page says who brings it, or shows it to you if it is a voucher. You can also ask us.'
	],
	// On a locked screen, and to whoever still has the old way to reach them: what to do if it was not them.
	bank_changed: () => [
		'Where your payments go was set up or changed.',
		'If that was you, there is nothing to do. We wait a little before anything is paid there.',
		'If it was not you, tell us at once, and nothing is paid until it is put right.'
	],
	bank_needs_you: () => [
		'Something is needed from you before you can be paid. Your own page says what it is.',
		'You can also tell us, and we find another way to pay you.'
	],
	// Not even what: that is read behind the door (R48, R51).
	payments_stopped: () => [
		'Something has stopped in Throughline and waits for you. Please sign in and look.'
	],
	// What was found is public, and stands with its sizes and names where everybody reads it.
	log_incident: () => [
		'Something about the record needs looking at. A check of it failed.',
		'The page about the book says what was found. Please sign in, look into it, and write there what you find.'
	],
	// Sent, never received: what a bank does with it we do not know. The sum is read behind the door.
	payment_sent: ({ reference }) => [
		`One of your payments was sent, to you or to whom you chose${reference ? `. Its reference is ${reference}` : ''}.`,
		'Your own page has the note of it, with what it is for. You can also ask us, and we read it to you or send it on paper.'
	],
	payment_came_back: ({ reference }) => [
		`One of your payments came back${reference ? `. Its reference is ${reference}` : ''}.`,
		'It is not lost: you are still owed it. Your own page says what happens next. You can also ask us.'
	],
	budget_short: (_, title) => [
		`People are waiting for a place at ${title} because the budget has no money left to pay them. There are places.`,
		'Ask whoever looks after payments to raise the budget. Those who wait are offered their places by themselves then.'
	],
	weekly_digest: ({ late = 0, soon = 0 }) => [
		'This is what you answer for, once a week.',
		late > 0 && `${things(late)} past ${late === 1 ? 'its' : 'their'} day.`,
		soon > 0 && `${things(soon)} due within a week.`,
		'Your list says what they are, the longest late first. If you have no computer at hand, ask us and we read it to you.'
	],
	alert_waiting: () => ['Something is waiting for you in Throughline. Please sign in and look.'],
	words_ended: () => [
		'Something is waiting for you in Throughline: something you answer for has changed. Please sign in and look.'
	],
	consent_renewal: ({ until }) => [
		`Something that you once said yes to ends${until ? ` on ${longDate(until)}` : ' soon'}.`,
		'You can keep it for one more year, or for two, or let it end. If you do nothing, it ends.',
		'You can answer on your own page, or tell us.'
	],
	// Neither what was asked nor what was answered: those are read where they are asked for.
	check_asked: ({ until }) => [
		'You told us something, and we have written down what we understood. Is it right?',
		until && `You can answer until ${longDate(until)}. You may agree, correct it, add to it or object.`,
		'You do not have to answer. If it is easier, tell us, and we write your answer down.'
	],
	check_reminder: ({ until }) => [
		'We asked you whether we understood what you told us. We would still like to hear from you.',
		until && `You can answer until ${longDate(until)}. After that it may go on without your answer.`
	],
	request_received: (facts) => [
		'We have what you asked us.',
		facts.due_on && `You have an answer by ${longDate(facts.due_on)}.`
	],
	request_acknowledged: (facts) => [
		'We are looking into what you asked us.',
		facts.due_on && `You have an answer by ${longDate(facts.due_on)}.`
	],
	request_answered: (facts) => [
		'What you asked us is answered.',
		!facts.path && 'Tell us how you want to have it: on paper, read out, or in another way.'
	],
	words_taken_back: () => [
		'Something that you told us was taken back for you. Nobody reads or uses it any more.',
		'If you did not ask for this, tell us. You can also complain.'
	]
};

/**
 * A message in words. In: the kind, its facts, who tells it, and the address of our site without a slash at the end.
 * The subject is the same for all: it is what stands on a locked screen.
 */
export function write(kind: Kind, facts: Facts, teller: Teller, site: string): Written {
	const title = bare(facts.title) ?? (kind.startsWith('consultation') ? 'our questions' : 'our meeting');
	const said = [...WORDS[kind](facts, title), ...whereToGo(facts, site), ...from(facts, teller)];
	return {
		subject: `A message from ${teller.organisation}`,
		paragraphs: said.filter((paragraph): paragraph is string => Boolean(paragraph))
	};
}

/** The body of an e-mail, which says why it came and how to stop it. */
export function asEmail({ paragraphs }: Written): string {
	return [
		'Hello,',
		...paragraphs,
		'You asked us to tell you by email. If you want to hear from us another way, or not at all, tell us.'
	].join('\n\n');
}

function whenAndWhere({ starts_at, ends_at, place, online }: Facts) {
	return [
		starts_at && `When: ${dayAndHours(starts_at, ends_at)}.`,
		bare(place) && `Where: ${bare(place)}.`,
		online && (place ? 'You can also join online.' : 'It is online.')
	];
}

function whatChanged(facts: Facts) {
	const { changed = [], starts_at, was_starts_at, place, was_place, online, was_online } = facts;
	const where = (place?: string, online?: boolean) => bare(place) ?? (online ? 'online' : undefined);
	const [now, before] = [where(place, online), where(was_place, was_online)];
	// Where it is, belongs to those who have a place.
	const comes = !facts.place_in_line && !facts.answer_by;
	const told = [
		changed.includes('time') &&
			starts_at &&
			`New time: ${dayAndHours(starts_at, facts.ends_at)}.${was_starts_at ? ` It was ${dayAndHours(was_starts_at, facts.was_ends_at)}.` : ''}`,
		changed.includes('place') && now && `New place: ${now}.${before ? ` It was: ${before}.` : ''}`,
		changed.includes('link') &&
			'The link to join online is a new one. You find it on the page of your place; the old one leads nowhere.'
	];
	// What stays as it was is said too: whoever reads only this must arrive.
	return [
		...told,
		...whenAndWhere({
			...(changed.includes('time') ? {} : { starts_at, ends_at: facts.ends_at }),
			...(changed.includes('place') || !comes ? {} : { place, online })
		})
	];
}

function whereToGo({ code, path }: Facts, site: string) {
	return [
		path && `${code ? 'Your' : 'The'} page: ${site}${path}`,
		code &&
			`Your code is ${code}. Keep it: it opens your page without an account, and if you call us we ask for it.`
	];
}

function from({ host }: Facts, { organisation, crisis }: Teller) {
	return [
		host && host !== organisation ? `From ${organisation}, for ${host}.` : `From ${organisation}.`,
		crisis.length > 0 &&
			`If you need help now: ${crisis.map(({ name, contact }) => `${name}, ${contact}`).join('; ')}.`
	];
}

/** "1 thing is", "At least 1,000 things are" */
const things = (count: number) =>
	count === 1 ? '1 thing is' : `${count >= 1000 ? 'At least 1,000' : String(count)} things are`;

/** "2 hours 30 minutes" */
function inHours(minutes: number): string {
	const parts = [
		[Math.floor(minutes / 60), 'hour'],
		[minutes % 60, 'minute']
	] as const;
	const told = parts.filter(([count]) => count > 0);
	return told.map(([count, word]) => `${count} ${word}${count === 1 ? '' : 's'}`).join(' ');
}

/** As part of a sentence of ours, which has its own full stop. */
const bare = (text: string | undefined) => text?.trim().replace(/\.$/, '') || undefined;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
