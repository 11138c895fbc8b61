// Plain words in XML and HTML that we write ourselves, outside of components.

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// Control characters cannot stand in XML at all, not even escaped.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The same words where markup is read, between tags or within double quotes. */
export const escaped = (plain: string): string =>
	plain.replace(FORBIDDEN, '\ufffd').replace(/[&<>"]/g, (mark) => ENTITIES[mark]!);
