// SHA-256 (FIPS 180-4) for browsers, which have no other that answers at once: WebCrypto's is a promise for each message, and at
// the few hundred bytes of an entry that is several times slower than this.

// Signed, since engines keep small signed numbers in registers.
const ROUND = new Int32Array(64);
const START = new Int32Array(8);
const schedule = new Int32Array(64);
const state = new Int32Array(8);
// Kept from one message to the next: there are a great many, and all of them small.
let padded = new Uint8Array(1024);
let view = new DataView(padded.buffer);

// The constants are the first 32 bits behind the point of roots of the first primes (FIPS 180-4 4.2.2, 5.3.3).
for (let prime = 2, nth = 0; nth < 64; prime++) {
	let divisor = 2;
	while (prime % divisor) divisor++;
	if (divisor < prime) continue;
	if (nth < 8) START[nth] = ((prime ** 0.5 % 1) * 2 ** 32) | 0;
	ROUND[nth++] = ((prime ** (1 / 3) % 1) * 2 ** 32) | 0;
}

/** The SHA-256 of parts one after the other. In: any number of them, which are not changed. Out: 32 bytes of their own. */
export function sha256(...parts: Uint8Array[]): Uint8Array {
	let length = 0;
	for (const part of parts) length += part.length;
	// One byte of padding and eight of length at least, in whole blocks of 64 (FIPS 180-4 5.1.1).
	const whole = ((length + 72) >>> 6) << 6;
	if (padded.length < whole) {
		padded = new Uint8Array(whole * 2);
		view = new DataView(padded.buffer);
	}
	let at = 0;
	for (const part of parts) {
		padded.set(part, at);
		at += part.length;
	}
	padded.fill(0, length, whole);
	padded[length] = 0x80;
	view.setUint32(whole - 8, length / 2 ** 29);
	view.setUint32(whole - 4, length << 3);

	state.set(START);
	for (let block = 0; block < whole; block += 64) compress(block);
	const out = new Uint8Array(32);
	for (let nth = 0; nth < 32; nth++) out[nth] = at32(state, nth >> 2) >> (24 - (nth & 3) * 8);
	return out;
}

const at32 = (words: Int32Array, nth: number) => words[nth] as number;

function compress(block: number): void {
	for (let t = 0; t < 16; t++) schedule[t] = view.getInt32(block + t * 4);
	for (let t = 16; t < 64; t++) {
		const x = at32(schedule, t - 15);
		const y = at32(schedule, t - 2);
		const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
		const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
		schedule[t] = (at32(schedule, t - 16) + s0 + at32(schedule, t - 7) + s1) | 0;
	}
	let a = at32(state, 0);
	let b = at32(state, 1);
	let c = at32(state, 2);
	let d = at32(state, 3);
	let e = at32(state, 4);
	let f = at32(state, 5);
	let g = at32(state, 6);
	let h = at32(state, 7);
	for (let t = 0; t < 64; t++) {
		const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
		const first = (h + s1 + ((e & f) ^ (~e & g)) + at32(ROUND, t) + at32(schedule, t)) | 0;
		const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
		const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
		h = g;
		g = f;
		f = e;
		e = (d + first) | 0;
		d = c;
		c = b;
		b = a;
		a = (first + second) | 0;
	}
	state[0] = at32(state, 0) + a;
	state[1] = at32(state, 1) + b;
	state[2] = at32(state, 2) + c;
	state[3] = at32(state, 3) + d;
	state[4] = at32(state, 4) + e;
	state[5] = at32(state, 5) + f;
	state[6] = at32(state, 6) + g;
	state[7] = at32(state, 7) + h;
}
