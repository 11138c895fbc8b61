// The public list for a page of the trust's own site: one piece of static HTML in a frame, without script, cookies or words that
// people gave, so that nothing which is taken back later stays on somebody else's page.
import { escaped } from './escaped.ts';
import { age, insightAddress, listAddress, standing, type SaidAndDone, type Tab } from './said-and-done.ts';

const HEADINGS: Record<Tab, string> = {
	waiting: 'What people said, and what waits for an answer',
	decided: 'What people said, and what was decided',
	changed: 'What people said, and what changed',
	everything: 'What people said, and what was done'
};

/** The frame's own look: a rule in `style-src` lets in these words and no others. */
export const EMBED_STYLE =
	'body{margin:0;padding:16px;font:1rem/1.5 system-ui,sans-serif;color:#212b32;background:#fff}' +
	'h1{font-size:1.25rem;margin:0 0 16px}ul{list-style:none;margin:0;padding:0}' +
	'li{border-top:1px solid #d8dde0;padding:12px 0}p{margin:4px 0 0}a{color:#005eb8}a:focus{outline:3px solid #212b32}';

/** Links leave the frame. `origin` is that of our site, since those of the page around it lead elsewhere. */
export function embed(seen: SaidAndDone, tab: Tab, origin: string, now: Date): string {
	const { slug, name } = seen.organisation;
	const link = (path: string, words: string) =>
		`<a href="${escaped(origin + path)}" target="_top">${escaped(words)}</a>`;
	const rows = seen.rows.map((row) => {
		const said = [age(row, now), standing(row, seen, now)].filter((one) => one !== null && one !== '');
		return `<li>${link(insightAddress(slug, row.id), row.statement)}${said.map((one) => `<p>${escaped(String(one))}</p>`).join('')}</li>`;
	});
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${HEADINGS[tab]}: ${name}`)}</title>
<style>${EMBED_STYLE}</style>
</head>
<body>
<h1>${escaped(HEADINGS[tab])}</h1>
${rows.length ? `<ul>\n${rows.join('\n')}\n</ul>` : '<p>Nothing stands here yet.</p>'}
<p>${link(listAddress(slug, { tab }), `All of it, at ${name}`)}</p>
</body>
</html>
`;
}

/** What a trust puts into its own page. */
export const embedCode = (origin: string, slug: string, name: string): string =>
	`<iframe src="${escaped(`${origin}/${slug}/said-and-done/embed`)}" title="${escaped(`Said and done at ${name}`)}" width="100%" height="600"></iframe>`;
