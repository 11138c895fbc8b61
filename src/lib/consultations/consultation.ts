// A consultation: questions open to many between two days, and the rules of its way from draft to reported.
import type { EndingMark } from '../consents/ending.ts';
import { languageName } from '../contributions/languages.ts';
import { mayAs, type Role } from '../people/me.ts';
import { longDate } from '../platform/dates.ts';
import { fourPiGaps, ladderName, type FourPi } from '../programmes/power.ts';
import type { DraftContent } from './translation.ts';

export type ConsultationState = 'draft' | 'open' | 'closed' | 'reported';

export type ConsultationRow = {
	id: string;
	title: string;
	state: ConsultationState;
	opens_on: string | null;
	closes_on: string | null;
	stopped: boolean;
	imported: boolean;
	correcting: boolean;
	programme: string;
	/** How many answered; null for who does not listen on the programme. */
	answers: number | null;
};
export type ConsultationList = { consultations: ConsultationRow[]; next: string | null };

export const GUNNING = ['formative', 'reasons', 'time', 'considered'] as const;
export type Gunning = Partial<Record<(typeof GUNNING)[number], string>>;

/** What has to be met before it opens, or overridden by name and with a reason. */
export const MET = ['ladder', 'four_pi', ...GUNNING] as const;
export type Met = (typeof MET)[number];

export type Paper = { id: string; title: string; url: string; note: string };
export type Override = { what: Met; reason: string; by_name: string; on: string };
/** A change of the last day; earlier when it was closed early. */
export type Extension = { from: string; to: string; reason: string; by_name: string; on: string };
export type Translation = {
	lang: string;
	easy_read: boolean;
	translated_by: string;
	reviewed_by: string | null;
	reviewed_at: string | null;
	saved_at: string;
	/** How many pieces of the version have no words in it. */
	gaps: number;
};

export type ConsultationDesk = {
	id: string;
	title: string;
	state: ConsultationState;
	opens_on: string | null;
	closes_on: string | null;
	ladder_step: number | null;
	four_pi: FourPi;
	gunning: Gunning;
	papers: Paper[];
	asks_equality: boolean;
	opened_at: string | null;
	stopped_at: string | null;
	closed_at: string | null;
	reported_at: string | null;
	imported: boolean;
	source: string;
	report: string | null;
	report_by: string | null;
	today: string;
	/** Who is here listens on the programme; and builds, as engagement lead of the trust. */
	listens: boolean;
	builds: boolean;
	organisation: { id: string; slug: string; name: string; minimum_window_days: number | null };
	programme: { slug: string; title: string };
	version: {
		version: number;
		lang: string;
		content: DraftContent;
		correction: string | null;
		frozen_at: string | null;
		seen: string;
	} | null;
	versions: { version: number; correction: string | null; frozen_at: string | null }[];
	translations: Translation[];
	overrides: Override[];
	extensions: Extension[];
	answers: { sent: number; online: number; paper: number; on_behalf: number; under_way: number } | null;
	unmet: Met[];
	lacks: { field: string; sentence: string }[];
	holidays: { day: string; title: string }[];
};

/** How it is run, for anyone; and what was heard, null until that is published. */
export type Heard = Pick<
	ConsultationDesk,
	'id' | 'title' | 'state' | 'ladder_step' | 'source' | 'imported'
> & {
	report: string | null;
	report_by: string | null;
	reported_on: string | null;
	opens_on: string | null;
	closes_on: string | null;
	can_change: string;
	cannot_change: string;
	programme: string;
	organisation: { slug: string; name: string; crisis: { name: string; contact: string }[] };
	/** Null: fewer than 5. Otherwise to the nearest 5. */
	answers: { all: number | null; paper: number | null; on_behalf: number | null };
	/** Where words that it rests on ended. */
	marks: EndingMark[];
	versions: { version: number; correction: string | null; on: string }[];
	overrides: Override[];
	extensions: Extension[];
};

export const STATES: Record<ConsultationState, string> = {
	draft: 'Draft',
	open: 'Open',
	closed: 'Closed',
	reported: 'Reported'
};

export const GUNNING_ASKS: Record<(typeof GUNNING)[number], { name: string; ask: string }> = {
	formative: {
		name: 'Nothing is decided yet',
		ask: 'What has already been thought of, and what is still open to change?'
	},
	reasons: {
		name: 'People know enough to answer',
		ask: 'Which reasons and papers do they get, and who checked that they are enough?'
	},
	time: { name: 'There is time to answer', ask: 'Why is this long enough for the people it is about?' },
	considered: {
		name: 'The answers are considered before anything is decided',
		ask: 'Who reads them, by when, and how will people see that?'
	}
};

/** How a thing that was not met is named, where its override is asked for and where it is said openly. */
export const MET_NAMES: Record<Met, string> = {
	ladder: 'How much power is shared is not said',
	four_pi: 'The five sections of 4Pi are not all written',
	formative: 'It is not shown that nothing is decided yet',
	reasons: 'It is not shown that people get enough reasons and papers',
	time: 'The time to answer is not shown to be long enough',
	considered: 'It is not shown how the answers will be considered'
};

/** Where each thing is put right. */
export const MET_PARTS: Record<Met, Part> = {
	ladder: 'about',
	four_pi: 'power',
	formative: 'check',
	reasons: 'check',
	time: 'check',
	considered: 'check'
};

export const PARTS = [
	'about',
	'power',
	'papers',
	'questions',
	'window',
	'equality',
	'check',
	'translations'
] as const;
export type Part = (typeof PARTS)[number];

export const PART_NAMES: Record<Part, string> = {
	about: 'What it is about',
	power: 'How people are involved: the five standards of 4Pi',
	papers: 'Papers to read',
	questions: 'Questions',
	window: 'When it is open',
	equality: 'Questions about the person',
	check: 'Check before opening',
	translations: 'Languages and Easy Read'
};

/** How far each part is, in a few words. */
export function partSays(part: Part, desk: ConsultationDesk): string {
	const content = desk.version?.content;
	switch (part) {
		case 'about':
			return desk.ladder_step === null
				? 'The ladder step is not chosen yet'
				: `Step ${desk.ladder_step} of the ladder: ${ladderName(desk.ladder_step)}`;
		case 'power': {
			const gaps = fourPiGaps(desk.four_pi);
			return gaps.length === 0 ? 'All five sections are written' : `Still empty: ${gaps.join(', ')}`;
		}
		case 'papers':
			return desk.papers.length === 0 ? 'None' : counted(desk.papers.length, 'paper');
		case 'questions': {
			const asked = content?.questions.filter(({ kind }) => kind !== 'information').length ?? 0;
			return asked === 0 ? 'None yet' : counted(asked, 'question');
		}
		case 'window':
			return windowSays(desk);
		case 'equality':
			return desk.asks_equality ? 'Asked after sending, apart, and never needed' : 'Not asked';
		case 'check': {
			const empty = GUNNING.filter((one) => !desk.gunning[one]?.trim()).length;
			return empty === 0 ? 'All four are written' : `${empty} of 4 are not written yet`;
		}
		case 'translations': {
			const shown = desk.translations.filter(({ reviewed_at }) => reviewed_at).map(translationName);
			const waiting = desk.translations.length - shown.length;
			const parts = [
				...(shown.length ? [shown.join(', ')] : []),
				...(waiting ? [`${waiting} not looked over yet`] : [])
			];
			return parts.length === 0 ? 'None' : parts.join('; ');
		}
	}
}

/** "12 February 2026 to 30 March 2026" */
export function windowSays({ opens_on, closes_on }: { opens_on: string | null; closes_on: string | null }) {
	return opens_on && closes_on ? `${longDate(opens_on)} to ${longDate(closes_on)}` : 'Not chosen yet';
}

export function counted(n: number, one: string, many = `${one}s`): string {
	return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

/** "اردو (Urdu)", "English, Easy Read" */
export function translationName({ lang, easy_read }: { lang: string; easy_read: boolean }): string {
	return easy_read ? `${languageName(lang)}, Easy Read` : languageName(lang);
}

/** A translation in an address: "ur", "easy-en". No language has four letters. */
export function translationSlug({ lang, easy_read }: { lang: string; easy_read: boolean }): string {
	return easy_read ? `easy-${lang}` : lang;
}

export function translationFrom(slug: string): { lang: string; easy_read: boolean } | null {
	const easy_read = slug.startsWith('easy-');
	const lang = easy_read ? slug.slice('easy-'.length) : slug;
	return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang) ? { lang, easy_read } : null;
}

/** Whether a correction is being prepared now. */
export function correcting({ state, version }: Pick<ConsultationDesk, 'state' | 'version'>): boolean {
	return state === 'open' && version !== null && version.frozen_at === null;
}

/** Whether the questions and what is said before them may be changed now, by who is here. */
export function mayBuild(desk: Pick<ConsultationDesk, 'state' | 'version' | 'builds'>): boolean {
	return desk.builds && (desk.state === 'draft' || correcting(desk));
}

export type WhyNotOpen = 'not-a-draft' | 'incomplete' | 'not-an-engagement-lead';

/** Why this person may not open this consultation, or null if they may: what is unmet only needs a reason. */
export function whyNotOpen({
	state,
	lacks,
	builds
}: Pick<ConsultationDesk, 'state' | 'lacks' | 'builds'>): WhyNotOpen | null {
	if (state !== 'draft') return 'not-a-draft';
	if (lacks.length > 0) return 'incomplete';
	return builds ? null : 'not-an-engagement-lead';
}

/** Who starts a consultation. Listening partners read and translate them. */
export const mayStart = (roles: Role[]) => mayAs(roles, 'engagement_lead');

/** What is said of a change of the last day, wherever the window is shown. */
export function extensionSays({ from, to, by_name, on }: Extension): string {
	return to > from
		? `On ${longDate(on)} ${by_name} moved the last day from ${longDate(from)} to ${longDate(to)}.`
		: `On ${longDate(on)} ${by_name} closed it early: the last day had been ${longDate(from)}.`;
}

/** How many answered, as it may be said to anyone. */
export function answersSay(n: number | null, { state }: { state: ConsultationState }): string {
	const so = state === 'open' ? ' so far' : '';
	return n === null
		? `Fewer than 5 people answered${so}.`
		: `About ${n.toLocaleString('en-GB')} people answered${so}. Counts are to the nearest 5.`;
}

/** Plain paragraphs: a blank line ends one. */
export function paragraphs(text: string): string[] {
	return text
		.split(/\n\s*\n/)
		.map((one) => one.trim())
		.filter((one) => one !== '');
}
