import { expect, test } from 'vitest';
import { wrongWithPicture } from './picture.ts';

test.each([
	['no picture and nothing about one', { sent: false, kind: 'text', alt: '' }, []],
	['a drawing that is told', { sent: true, kind: 'drawing', alt: 'A door' }, []],
	["a flip chart of a group's note", { sent: true, kind: 'group_note', alt: 'A list' }, []],
	['a picture that is not told', { sent: true, kind: 'drawing', alt: ' ' }, ['picture_alt']],
	['a picture of a talk', { sent: true, kind: 'one_to_one', alt: 'A door' }, ['kind']],
	['a picture and nothing else', { sent: true, kind: undefined, alt: undefined }, ['picture_alt', 'kind']],
	['a picture forgotten the second time', { sent: false, kind: 'drawing', alt: 'A door' }, ['picture']]
])('%s', (_what, given, fields) => {
	expect(Object.keys(wrongWithPicture(given))).toEqual(fields);
});
