// Ed25519 signatures (RFC 8032) in a browser: its own WebCrypto where it has them, else a file that is fetched only then.

/** Whether a signature of a message is of a key. In: 32 bytes, any number of them, 64 bytes. Never throws for what it is given. */
export async function verifyEd25519(
	publicKey: Uint8Array,
	message: Uint8Array,
	signature: Uint8Array
): Promise<boolean> {
	if (publicKey.length !== 32 || signature.length !== 64) return false;
	if (!(await hasEd25519())) {
		const { verify } = await import('./ed25519.fallback.ts');
		return verify(publicKey, message, signature);
	}
	try {
		const key = await crypto.subtle.importKey('raw', own(publicKey), 'Ed25519', false, ['verify']);
		return await crypto.subtle.verify('Ed25519', key, own(signature), own(message));
	} catch {
		return false;
	}
}

const own = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>;

let known: Promise<boolean> | undefined;

/** Asked once: `subtle` is missing where a page did not come over https, Ed25519 in browsers from before 2024. */
function hasEd25519(): Promise<boolean> {
	known ??= (async () => {
		try {
			// The base point of the curve is a key like any other (RFC 8032 5.1).
			const base = new Uint8Array(32).fill(0x66);
			base[0] = 0x58;
			await crypto.subtle.importKey('raw', base, 'Ed25519', false, ['verify']);
			return true;
		} catch {
			return false;
		}
	})();
	return known;
}
