// The plan of a workshop as a list of parts: what each says so far, what it lacks, and whether it may still change.
import { longDate } from '../platform/dates.ts';
import { ladderName } from '../programmes/power.ts';
import { agendaWords } from './agenda.ts';
import { offerWords } from './offer.ts';
import { HOW_WORDS, mayChange, whenWords, type Lack, type Part, type WorkshopDesk } from './workshop.ts';

export type PlanPart = {
	part: Part;
	title: string;
	/** What it says so far, in a line or two. */
	says: string;
	lacks: Lack[];
	/** Whether it may be changed by this person now. */
	open: boolean;
};

const TITLES: Record<Part, string> = {
	about: 'What it is about',
	power: 'How power is shared: the five standards of 4Pi',
	care: 'How people are kept well',
	when: 'When and where',
	agenda: 'Agenda',
	hosts: 'Who hosts it, and places kept',
	leads: 'Who leads it',
	offer: 'What is offered for coming',
	reading: 'What to read before'
};

/** Fixed once it is open: what was promised and offered to those who came to know of it. */
const PROMISED: Part[] = ['power', 'offer'];

/** All parts of the plan, in the order in which one would write them. */
export function partsOf(workshop: WorkshopDesk): PlanPart[] {
	// Who leads it is told to those who run it alone.
	const parts = (Object.keys(TITLES) as Part[]).filter((part) => workshop.runs || part !== 'leads');
	return parts.map((part) => ({
		part,
		title: TITLES[part],
		says: SAYS[part](workshop) || 'Nothing yet',
		lacks: workshop.lacks.filter((lack) => lack.part === part),
		open: mayChange(workshop) && !(workshop.opened_at && PROMISED.includes(part))
	}));
}

const SAYS: Record<Part, (workshop: WorkshopDesk) => string> = {
	about: ({ purpose, ladder_step }) =>
		lines(shortened(purpose), ladder_step && `Power shared: ${ladderName(ladder_step)}`),
	power: ({ four_pi }) => {
		const written = Object.values(four_pi).filter(Boolean).length;
		return written ? `${written} of 5 written` : '';
	},
	care: ({ checklist, support_contact, debrief, content_note }) => {
		const arranged = Object.values(checklist).filter(Boolean).length;
		return lines(
			arranged > 0 && `${arranged} of 6 principles thought through`,
			support_contact && `To turn to: ${support_contact}`,
			debrief && 'A debrief is arranged',
			content_note && 'It has a content note'
		);
	},
	when: (workshop) =>
		lines(
			whenWords(workshop),
			HOW_WORDS[workshop.how],
			workshop.how !== 'online' && (workshop.place || workshop.area),
			workshop.capacity !== null && (workshop.capacity === 1 ? '1 place' : `${workshop.capacity} places`)
		),
	agenda: ({ agenda, starts_at, ends_at }) => agendaWords(agenda, starts_at, ends_at) ?? '',
	hosts: ({ hosts }) =>
		lines(
			...hosts.map(({ name, reserved, reserved_until }) =>
				reserved
					? `${name}: ${reserved} kept${reserved_until ? ` until ${longDate(reserved_until)}` : ''}`
					: name
			)
		),
	leads: ({ leads }) => leads.map(({ name }) => name).join(', '),
	offer: ({ offer }) => offerWords(offer),
	reading: ({ reading, read_by }) =>
		lines(shortened(reading), read_by && `To be read by ${longDate(read_by)}`)
};

const lines = (...said: (string | number | false | null | undefined)[]) => said.filter(Boolean).join('\n');

function shortened(text: string): string {
	return text.length > 120 ? `${text.slice(0, 120).replace(/\s+\S*$/, '')} …` : text;
}
