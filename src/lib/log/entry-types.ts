// Whether an entry says only what an entry of its type may say (entry-forms.ts). Pure; whoever verifies the log runs it in their browser.
import { ENTRY_TYPES, type Form, type Kind } from './entry-forms.ts';

export { COUNTED_AS, ENTRY_TYPES } from './entry-forms.ts';

// 16 and 32 bytes in base64url have two and four bits left over at their end, which are 0 (RFC 4648 3.5). No number has more
// than nine digits: those of telephones and of the NHS have ten and more.
const KINDS: Record<Kind, RegExp> = {
	day: /^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
	hour: /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):00Z$/,
	count: /^(0|[1-9]\d{0,8})$/,
	id: /^[A-Za-z0-9_-]{21}[AQgw]$/,
	key: /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/,
	hex: /^[0-9a-f]{64}$/,
	slug: /^[a-z][a-z0-9-]{1,60}$/
};

/**
 * What is wrong with an entry that was read from the log, as the name of what does not fit ("type", "at", "c.text"), or null where
 * all of it is of its type's form.
 */
export function checkEntry(entry: unknown): string | null {
	if (!isObject(entry)) return 'entry';
	const { v, type, id, prev, ...rest } = entry;
	if (v !== 1) return 'v';
	const form = typeof type === 'string' && Object.hasOwn(ENTRY_TYPES, type) ? ENTRY_TYPES[type] : undefined;
	if (!form) return 'type';
	if (misfit(id, 'id', 'id')) return 'id';
	if (!Array.isArray(prev) || prev.length > 1 || prev.some((one) => misfit(one, 'id', ''))) return 'prev';
	return misfit(rest, form, '');
}

/** The path of what does not fit its form, or null. */
function misfit(value: unknown, form: Form, path: string): string | null {
	if (typeof form === 'string') {
		const written = form === 'count' ? typeof value === 'number' : typeof value === 'string';
		return written && KINDS[form].test(String(value)) ? null : path || 'entry';
	}
	if (isList(form)) return fitsList(value, form) ? null : path || 'entry';
	if (!isObject(value)) return path || 'entry';
	const under = (key: string) => (path ? `${path}.${key}` : key);
	const allowed = new Set(Object.keys(form).map((key) => key.replace('?', '')));
	const stranger = Object.keys(value).find((key) => !allowed.has(key));
	if (stranger !== undefined) return under(stranger);
	for (const [key, inner] of Object.entries(form)) {
		const name = key.replace('?', '');
		if (!Object.hasOwn(value, name)) {
			if (name === key) return under(name);
			continue;
		}
		const problem = misfit(value[name], inner, under(name));
		if (problem) return problem;
	}
	return null;
}

function fitsList(value: unknown, form: readonly string[] | readonly [readonly string[]]): boolean {
	const [several] = form;
	if (typeof several === 'string')
		return typeof value === 'string' && (form as readonly string[]).includes(value);
	const kept = Array.isArray(value) ? (several ?? []).filter((one) => value.includes(one)) : null;
	return kept !== null && JSON.stringify(kept) === JSON.stringify(value);
}

const isList = (form: Form): form is readonly string[] | readonly [readonly string[]] => Array.isArray(form);
const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
