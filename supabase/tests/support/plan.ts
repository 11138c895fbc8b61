// Items of the plan, made as people make them: by the commands. Say only what differs.
import { afresh, as, type Row } from './database.ts';
import { MARCUS_DECIDES, PCREF, ROOTED_VOICES } from './ids.ts';

export const TEXT = {
	title: 'Families are asked how a stay went',
	what: 'Each family is asked within a week, in the language they choose.',
	success: 'Eight in ten families say that they were asked.',
	part: 'patient_carer_feedback',
	area: 'feedback',
	competency_id: '',
	owner_id: MARCUS_DECIDES,
	starts_on: '2026-01-05',
	due_on: '2027-03-31',
	partners: [ROOTED_VOICES]
};

export async function aDraftItem(changes: Row = {}): Promise<string> {
	return as('grace').call('add_plan_item', { programme: PCREF, given: { ...TEXT, ...changes } });
}

export async function noteTogether(item: string, on_day = '2026-02-02') {
	const note = { item, who: 'Four carers and two advisors', on_day, changed: 'It was a leaflet before' };
	await as('amina').call('note_coproduction', note);
}

export async function aCoproducedItem(changes: Row = {}): Promise<string> {
	const item = await aDraftItem(changes);
	await noteTogether(item);
	await as('grace').call('mark_coproduced', { item });
	return item;
}

export async function approve(item: string, changes: Row = {}) {
	const marcus = await afresh('marcus');
	await marcus.call('approve_plan_item', { item, on_day: '2026-03-03', body: 'Trust board', ...changes });
}

export async function anApprovedItem(changes: Row = {}): Promise<string> {
	const item = await aCoproducedItem(changes);
	await approve(item);
	return item;
}

export async function aPublishedItem(changes: Row = {}): Promise<string> {
	const item = await anApprovedItem(changes);
	await as('grace').call('publish_plan_item', { item });
	return item;
}
