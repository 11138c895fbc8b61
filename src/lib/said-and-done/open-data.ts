// The public list as open data. The format's name changes when a field changes its meaning or goes away.
import { decisionAddress, insightAddress, type Row, type SaidAndDone } from './said-and-done.ts';

export const FORMAT = 'throughline-said-and-done/1';

/** Said with every answer, so that the data can be read without a manual. */
const FIELDS = {
	id: 'of the insight; never changes',
	number: 'of the insight within its programme',
	programme: 'short name of the programme',
	statement: 'what the trust understood, agreed with those who said it',
	address: 'of the page with the whole line',
	published_at: 'when it was agreed and published',
	due_on: 'the day by which an answer was promised',
	contributions: 'how many contributions it rests on; those taken back are not counted',
	taken_back: 'how many contributions under it were taken back',
	words: 'one quote whose giver agreed to have it on this website, or null; without a name',
	words_lang: 'language of the quote (BCP 47), or null',
	answered_at: 'when it was answered, or null',
	influence: 'adopted, partly_adopted, not_adopted, deferred or referred, or null',
	reason: 'the reason given by the trust, or null',
	decided_on: 'the day of the decision, or null',
	decided_early: 'true when the decision came before the listening ended',
	decision_address: 'of the page of the decision, or null',
	changed_at: 'when something changed because of it, or null',
	superseded_at: 'when it was put in other words, or null',
	challenges: 'how many challenges stand beside it'
} as const;

export function openData({ organisation, rows, next }: SaidAndDone, origin: string) {
	const here = `${origin}/${organisation.slug}/said-and-done/open-data.json`;
	return {
		format: FORMAT,
		trust: { slug: organisation.slug, name: organisation.name },
		licence: 'The trust’s own text: Open Government Licence v3.0. Quotes belong to those who gave them.',
		fields: FIELDS,
		rows: rows.map((row) => openRow(row, organisation.slug, origin)),
		next: next && `${here}?${new URLSearchParams({ after: next })}`
	};
}

function openRow(row: Row, slug: string, origin: string): Record<keyof typeof FIELDS, unknown> {
	const { answer, quote } = row;
	return {
		id: row.id,
		number: row.number,
		programme: row.programme.slug,
		statement: row.statement,
		address: origin + insightAddress(slug, row.id),
		published_at: row.published_at,
		due_on: row.due_on,
		contributions: row.said,
		taken_back: row.taken_back,
		words: quote?.words ?? null,
		words_lang: quote?.lang ?? null,
		answered_at: row.answered_at,
		influence: answer?.kind ?? null,
		reason: answer?.reason || null,
		decided_on: answer?.decided_on ?? null,
		decided_early: answer?.early ?? false,
		decision_address: answer && origin + decisionAddress(slug, answer.decision_id),
		changed_at: row.changed_at,
		superseded_at: row.superseded_at,
		challenges: row.challenges
	};
}
