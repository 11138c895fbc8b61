// The key a witness seals with, and the book-keeping of its directory: made once, read by its owner alone.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	writeSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { utf8 } from '../lib/log/bytes.ts';
import { cosignedMessage, formatCosignature } from '../lib/log/cosignature.ts';
import { COSIGNATURE, formatVkey, isKeyName, parseVkey, verifierOf, type Verifier } from '../lib/log/keys.ts';
import { signatureLine } from '../lib/log/note.ts';

export type Cosigner = {
	verifier: Verifier;
	vkey: string;
	/** The signature line over a checkpoint's text, at `time` in whole Unix seconds (C2SP tlog-cosignature, cosignature/v1). */
	cosign(text: string, time: number): string;
};

/**
 * Reads the key in `dir`, or makes one for `name` where the directory is new. Throws where the directory is another witness's, and
 * where a key stands without the heads it sealed: sealing on from nothing is how a witness seals two books.
 */
export function openCosigner(dir: string, name: string): Cosigner {
	if (!isKeyName(name)) throw new Error(`A witness's name has no spaces and no plus: ${name}`);
	const path = join(dir, 'key.pem');
	const heads = join(dir, 'heads');
	if (existsSync(path) && !existsSync(heads))
		throw new Error(
			`${heads} is missing, and with it what this key has sealed. Put it back, or begin again in a new directory with a new key.`
		);
	if (!existsSync(path)) {
		mkdirSync(heads, { recursive: true, mode: 0o700 });
		const { privateKey } = generateKeyPairSync('ed25519');
		writeWhole(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), 0o600);
	}
	const key = createPrivateKey(readFileSync(path));
	const cosigner = cosignerOf(key, name);
	const said = join(dir, 'vkey');
	if (!existsSync(said)) writeWhole(said, `${cosigner.vkey}\n`, 0o644);
	const before = readFileSync(said, 'utf8').trim();
	if (before !== cosigner.vkey)
		throw new Error(
			`The directory ${dir} is that of ${parseVkey(before)?.name ?? 'another'}, not of ${name}.`
		);
	return cosigner;
}

function cosignerOf(key: KeyObject, name: string): Cosigner {
	// The last 32 bytes of an Ed25519 SubjectPublicKeyInfo are the key (RFC 8410 4).
	const publicKey = new Uint8Array(
		createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32)
	);
	const verifier = verifierOf(name, COSIGNATURE, publicKey);
	return {
		verifier,
		vkey: formatVkey(verifier),
		cosign(text, time) {
			const signature = sign(null, cosignedMessage(time, text), key);
			return signatureLine(verifier, formatCosignature(time, new Uint8Array(signature)));
		}
	};
}

/** Written beside, on the disk, and renamed: a crash leaves the old file or the new one, never half of one. */
export function writeWhole(path: string, content: string | Uint8Array, mode: number) {
	const draft = `${path}.new`;
	const file = openSync(draft, 'w', mode);
	try {
		const bytes = typeof content === 'string' ? utf8(content) : content;
		for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
	renameSync(draft, path);
	const folder = openSync(dirname(path), 'r');
	try {
		fsyncSync(folder);
	} finally {
		closeSync(folder);
	}
}
