// The thread as it is drawn: sentences that no list of stops can tell.
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import ThreadView from './ThreadView.svelte';
import { action, contribution, decision, insight, thread } from './fixtures.ts';
import type { InsightSeen, Kin, ThreadSeen } from './thread.ts';

const now = new Date('2026-05-14T12:00:00Z');
const drawn = (seen: ThreadSeen) =>
	render(ThreadView, { props: { thread: seen, now, href: () => null } })
		.body.replace(/<!--.*?-->|<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');

describe('a thread', () => {
	it('of one’s own words counts everybody else, quoted or not, and draws no quotes', () => {
		const text = drawn(
			thread({
				here: { kind: 'contribution', id: 'c1' },
				audience: 'own',
				contribution: contribution({ words: 'My own words' }),
				insights: [insight({ said: 7, own: 1, others: 2 })]
			})
		);
		expect(text).toContain('+ 6 others said the same');
		expect(text).toContain('Checked with those who said it');
		expect(text).not.toContain('Nobody has anything left to do here');
	});

	it('says who has what was passed on', () => {
		const [influence] = decision().influences;
		const text = drawn(
			thread({
				here: { kind: 'decision', id: 'd1' },
				insights: [insight({ state: 'answered' })],
				decisions: [
					decision({
						actions: [],
						influences: [{ ...influence!, kind: 'referred', referred_to: 'Clinical directorate' }]
					})
				]
			})
		);
		expect(text).toContain('Clinical directorate has it now. It has promised no day.');
		expect(text).not.toContain('Nobody has anything left to do here');
	});

	it('of a decision that was taken back has nobody doing what it promised, and no correction coming', () => {
		const text = drawn(
			thread({
				decisions: [
					decision({
						reversed_at: '2026-05-01T10:00:00+00:00',
						reversed_reason: 'The team left',
						actions: [action({ due_on: '2026-05-10' })],
						superseded_by: { id: 'd2', number: 4, title: 'Corrected', made_at: null }
					})
				]
			})
		);
		expect(text).toContain('The decision behind it was taken back, so nobody is doing it now.');
		expect(text).not.toContain('late');
		expect(text).not.toContain('A correction is being prepared');
	});
});

describe('an insight that is put in other words', () => {
	const replaced = (changes: Partial<InsightSeen>, published: boolean, kind: Kin['kind'] = 'superseded') =>
		drawn(
			thread({
				audience: 'all',
				insights: [
					insight({
						to: [{ id: 'i2', number: 13, statement: 'The new words', kind, published, with: 0 }],
						...changes
					})
				]
			})
		);
	const gone = { state: 'superseded' as const, superseded_at: '2026-05-01T10:00:00+00:00' };

	it('stands and waits while the other words are a draft', () => {
		const text = replaced({}, false);
		expect(text).toContain('Other words for it are being prepared. They are not agreed yet: The new words');
		expect(text).not.toContain('It now reads');
		expect(text).toContain('Nobody has answered this yet. It was due on 3 March 2026.');
	});

	it('reads anew once they are agreed', () => {
		expect(replaced(gone, true)).toContain('It now reads: The new words');
	});

	it('stands beside them where it was answered before', () => {
		expect(replaced({ state: 'answered' }, true)).toContain(
			'A later one puts it in other words: The new words'
		);
	});

	it('was a draft itself, and reads anew at once', () => {
		expect(replaced({ ...gone, published: false }, false)).toContain('It now reads: The new words');
	});

	it.each<[Kin['kind'], string]>([
		['merged', 'It is being brought together with others. That is not agreed yet'],
		['split', 'A part of it is being written anew. That is not agreed yet']
	])('and the same where it is %s', (kind, sentence) => {
		expect(replaced({}, false, kind)).toContain(sentence);
	});
});
