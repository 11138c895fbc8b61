// What of the Patient and Carer Race Equality Framework an insight is about: its three parts, and the six competencies that
// NHS trusts publish, in their order (R16). Names are the framework's; the keys are those of set_insight_parts.

export const PARTS = [
	'leadership_governance',
	'national_organisational_competencies',
	'patient_carer_feedback'
] as const;
export const COMPETENCIES = [
	'cultural_awareness',
	'staff_knowledge_and_awareness',
	'partnership_working',
	'workforce',
	'co_learning',
	'co_production'
] as const;
export type Part = (typeof PARTS)[number];
export type Competency = (typeof COMPETENCIES)[number];

export const PART_NAMES: Record<Part, string> = {
	leadership_governance: 'Leadership and governance',
	national_organisational_competencies: 'National organisational competencies',
	patient_carer_feedback: 'Patient and carer feedback'
};
export const COMPETENCY_NAMES: Record<Competency, string> = {
	cultural_awareness: 'Cultural awareness',
	staff_knowledge_and_awareness: 'Staff knowledge and awareness',
	partnership_working: 'Partnership working',
	workforce: 'Workforce',
	co_learning: 'Co-learning',
	co_production: 'Co-production'
};

/** "Leadership and governance; Workforce; Co-learning", or null where nothing was chosen. */
export function pcrefSentence(linked: { pcref_parts: Part[]; competencies: Competency[] }): string | null {
	const names = [
		...PARTS.filter((part) => linked.pcref_parts.includes(part)).map((part) => PART_NAMES[part]),
		...COMPETENCIES.filter((one) => linked.competencies.includes(one)).map((one) => COMPETENCY_NAMES[one])
	];
	return names.length ? names.join('; ') : null;
}
