// Where to go after signing in. Only ever a page of our own: an address elsewhere would let anyone
// send people from our sign-in page to a page that looks like it (open redirect, CWE-601).

const HERE = 'http://here.invalid';

/** The path asked for if it is one of ours, or `otherwise`. */
export function ownPath(asked: unknown, otherwise = '/my'): string {
	if (typeof asked !== 'string' || !asked.startsWith('/')) return otherwise;
	let url: URL;
	try {
		// The parser reads `\` as `/` and drops tabs and line ends, as browsers do, so `/\evil` cannot pass.
		url = new URL(asked, HERE);
	} catch {
		return otherwise;
	}
	const path = url.pathname + url.search;
	// `/.//evil` is on this site and has the path `//evil`, which a browser would read as another site.
	return url.origin === HERE && !path.startsWith('//') ? path : otherwise;
}

/** The address of a page with where to go afterwards, left out where it is the usual place. */
export function withNext(page: string, next: string): string {
	return next === '/my' ? page : `${page}?next=${encodeURIComponent(next)}`;
}
