import { describe, expect, it } from 'vitest';
import { ruleSentences, whenSentence } from './check-rule.ts';
import { pcrefSentence } from './pcref.ts';
import { ownSignature, signedSentence } from './signing.ts';

const nobody = { staff: [], names: [], unnamed: 0, some: false };
const fatima = { name: 'Fatima', standing: 'facilitator' } as const;

describe('who signed', () => {
	it('is said with the names people chose, and of the rest only how many', () => {
		expect(signedSentence(nobody)).toBeNull();
		expect(signedSentence({ ...nobody, staff: [fatima] })).toBe('Signed by Fatima (facilitator).');
		expect(signedSentence({ staff: [fatima], names: ['Redwing', 'Swift'], unnamed: null, some: true })).toBe(
			'Signed by Fatima (facilitator), Redwing, Swift and some more of the people it rests on.'
		);
		expect(signedSentence({ ...nobody, staff: [fatima], unnamed: 10, some: true })).toBe(
			'Signed by Fatima (facilitator) and 10 of the people it rests on.'
		);
	});

	it('is told to whoever signed', () => {
		expect(ownSignature(null)).toBeNull();
		expect(ownSignature({ attribution: 'unnamed', shown_as: null })).toBe('You signed it without a name.');
		expect(ownSignature({ attribution: 'pen_name', shown_as: 'Swift' })).toBe('You signed it as Swift.');
	});
});

describe('the rule of a programme', () => {
	const rule = { waits: 'all_or_days', objections_answered: true, least_share: 0 } as const;
	it('is said in sentences', () => {
		expect(ruleSentences(rule, 14)).toEqual([
			'People have 14 days to answer. It can be agreed sooner when everyone who can be reached has answered.',
			'Every objection is answered in writing first.'
		]);
		expect(ruleSentences({ waits: 'all', objections_answered: false, least_share: 60 }, 1)).toEqual([
			'Nothing is agreed before everyone who can be reached has answered.',
			'An objection stands beside it, and does not have to be answered first.',
			'At least 60 of every 100 people asked have answered.'
		]);
	});

	it('says when it will be agreed', () => {
		expect(whenSentence({ ...rule, waits: 'days' }, '2026-03-14')).toBe(
			'An engagement lead agrees it from 14 March 2026. Objections are answered in writing first.'
		);
	});
});

it('what an insight is about in PCREF is said in the order of the framework', () => {
	expect(pcrefSentence({ pcref_parts: [], competencies: [] })).toBeNull();
	expect(
		pcrefSentence({
			pcref_parts: ['patient_carer_feedback', 'leadership_governance'],
			competencies: ['co_learning', 'workforce']
		})
	).toBe('Leadership and governance; Patient and carer feedback; Workforce; Co-learning');
});
