// What a sheet says besides its answers, read from a posted form: the name to show, and where the words may go.
import { USES } from '../contributions/contribution.ts';
import { phrase, type Phrases } from './phrases.ts';
import type { SheetChanges, SheetDraft } from './sheets.ts';

const NAMES = ['anonymous', 'pen_name', 'named'] as const;

type NameRead = { ok: true; changes: SheetChanges } | { ok: false; errors: Record<string, string[]> };

/** The name that goes with the words; nothing chosen is no name (R34). */
export function nameFrom(form: FormData, phrases?: Phrases): NameRead {
	const attribution = NAMES.find((one) => one === form.get('attribution')) ?? 'anonymous';
	if (attribution === 'anonymous') return { ok: true, changes: { attribution, shown_as: '' } };

	const typed = form.get('shown_as');
	const shown_as = typeof typed === 'string' ? typed.trim() : '';
	if (shown_as === '') return { ok: false, errors: { shown_as: [phrase(phrases, 'error_shown_as')] } };
	if (Array.from(shown_as).length > 80) {
		return { ok: false, errors: { shown_as: [phrase(phrases, 'error_long', { most: 80 })] } };
	}
	return { ok: true, changes: { attribution, shown_as } };
}

/** A yes or no to each use; what was not answered is left out, and means no (R35). */
export function usesFrom(form: FormData): Required<Pick<SheetDraft, 'consents'>> & SheetChanges {
	const consents = Object.fromEntries(
		USES.flatMap((use) => {
			const answer = form.get(`may_${use}`);
			return answer === 'yes' || answer === 'no' ? [[use, answer === 'yes']] : [];
		})
	);
	return { consents, consent_months: form.get('consent_months') === '12' ? '12' : '24' };
}
