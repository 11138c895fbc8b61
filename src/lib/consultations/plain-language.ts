// What a version of a consultation says, for the advice on plain words.
import type { Text } from '../platform/plain-language.ts';
import type { Content } from './questions.ts';

/** All that is said in a version, by place, as `advise` takes it. Places are those of `parseContent`'s errors. */
export function textsOf(content: Content): Text[] {
	const { title, why, can_change, cannot_change, content_note, questions } = content;
	return [
		{ field: 'title', text: title },
		{ field: 'why', text: why },
		{ field: 'can_change', text: can_change },
		{ field: 'cannot_change', text: cannot_change },
		{ field: 'content_note', text: content_note ?? '' },
		...questions.flatMap((question, index) => {
			const place = `questions.${index}`;
			return [
				{ field: `${place}.title`, text: question.title, question: question.kind !== 'information' },
				{ field: `${place}.hint`, text: question.hint ?? '' },
				{ field: `${place}.content_note`, text: question.content_note ?? '' },
				...(question.kind === 'information' ? [{ field: `${place}.text`, text: question.text }] : []),
				...('options' in question ? question.options : 'items' in question ? question.items : []).map(
					({ label }, choice) => ({
						field: `${place}.${'options' in question ? 'options' : 'items'}.${choice}.label`,
						text: label,
						// A statement is voted on as one; "this and/or that" cannot be.
						question: question.kind === 'statements'
					})
				)
			];
		})
	].filter(({ text }) => text !== '');
}
