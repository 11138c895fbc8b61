// The public list as an Atom feed (RFC 4287). An entry keeps its id for ever and moves up when its insight is
// answered or something changes.
import { escaped as text } from './escaped.ts';
import { insightAddress, standing, type Row, type TrustSeen } from './said-and-done.ts';

type Feed = { organisation: TrustSeen; created_at: string; rows: Row[] };

export function atomFeed({ organisation, created_at, rows }: Feed, origin: string, now: Date): string {
	const self = `${origin}/${organisation.slug}/said-and-done`;
	const updated = rows.map((row) => row.updated_at).reduce((a, b) => (a > b ? a : b), created_at);
	return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
	<title>${text(`Said and done at ${organisation.name}`)}</title>
	<id>${text(self)}</id>
	<link rel="self" type="application/atom+xml" href="${text(`${self}/feed.xml`)}"/>
	<link rel="alternate" type="text/html" href="${text(self)}"/>
	<author><name>${text(organisation.name)}</name></author>
	<updated>${moment(updated)}</updated>
${rows.map((row) => entry(row, organisation, origin, now)).join('')}</feed>
`;
}

function entry(row: Row, organisation: TrustSeen, origin: string, now: Date): string {
	const { quote } = row;
	const said = quote && `“${quote.words}” ${quote.by ?? 'Someone who took part'}`;
	return `	<entry>
		<title>${text(row.statement)}</title>
		<id>urn:uuid:${row.id}</id>
		<link rel="alternate" type="text/html" href="${text(origin + insightAddress(organisation.slug, row.id))}"/>
		<published>${moment(row.published_at)}</published>
		<updated>${moment(row.updated_at)}</updated>
		<category term="${text(row.programme.slug)}" label="${text(row.programme.title)}"/>
		<summary>${text([standing(row, { organisation, holders: [] }, now), row.last_change?.note].filter(Boolean).join(' '))}</summary>
${said ? `\t\t<content type="text"${quote.lang === 'en' ? '' : ` xml:lang="${text(quote.lang)}"`}>${text(said)}</content>\n` : ''}	</entry>
`;
}

const moment = (iso: string) => new Date(iso).toISOString();
