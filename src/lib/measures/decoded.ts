/** The letters of a file: UTF-8, else as Windows wrote them, which is how older published files come. Pure. */
export function decoded(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
