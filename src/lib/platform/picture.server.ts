// Photos of flip charts and drawings: drawn anew, so that only what can be seen is kept (ADR 0017).
import sharp from 'sharp';

/** A picture as it is kept, or what to tell the person who chose the file. */
export type Prepared =
	{ ok: true; bytes: Uint8Array; width: number; height: number } | { ok: false; message: string };

const MOST_SENT = 10_000_000;
/** As `public.pictures` has it. */
const MOST_KEPT = 500_000;
const MOST_PIXELS = 50_000_000;

// Finest first; a photo of paper fits with the first one nearly always.
const TRIES = [
	{ side: 1600, quality: 80 },
	{ side: 1600, quality: 60 },
	{ side: 1200, quality: 50 },
	{ side: 800, quality: 40 }
];

// Of everything that libvips can read, these three and no more: others run scripts, fetch files or hold pages.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
// Nobody's picture stays in this process's memory.
sharp.cache(false);

const TOO_LARGE: Prepared = { ok: false, message: 'The picture is larger than 10 MB. Choose a smaller one.' };
const NOT_ONE: Prepared = {
	ok: false,
	message: 'This is not a picture we can read. Choose a JPEG, PNG or WebP file.'
};

/**
 * Draws a picture anew: upright, at most 1600 pixels on its longer side, as WebP of 500 kB or less. Nothing else of the
 * file is kept: not where or when it was taken, not by what, not its name, not what transparency hides.
 * In: the file as it was sent. Out: the bytes and their size in pixels, or a sentence for beside the field.
 */
export async function preparePicture(bytes: Uint8Array): Promise<Prepared> {
	if (bytes.length > MOST_SENT) return TOO_LARGE;
	if (isHeic(bytes)) {
		return {
			ok: false,
			message: 'This is a HEIC photo, which we cannot read. Save it as JPEG, or take a screenshot of it.'
		};
	}
	try {
		// Read from the head of the file alone: nothing is unpacked yet.
		const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
		if (pages > 1) return { ok: false, message: 'The picture moves. Choose one that stands still.' };
		if (width * height > MOST_PIXELS) {
			return { ok: false, message: 'The picture has more than 50 million pixels. Choose a smaller one.' };
		}
		return (await drawAnew(bytes)) ?? TOO_LARGE;
	} catch {
		// Whatever the reader says of it, the person can only choose another file.
		return NOT_ONE;
	}
}

async function drawAnew(bytes: Uint8Array): Promise<Prepared | null> {
	for (const { side, quality } of TRIES) {
		const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
			.timeout({ seconds: 20 })
			.autoOrient()
			.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
			.flatten({ background: 'white' })
			.webp({ quality })
			.toBuffer({ resolveWithObject: true });
		if (data.length <= MOST_KEPT) {
			return { ok: true, bytes: new Uint8Array(data), width: info.width, height: info.height };
		}
	}
	return null;
}

/** What iPhones keep: a box named `ftyp` with one of the brands of HEIC. */
function isHeic(bytes: Uint8Array): boolean {
	return /^ftyp(hei[cmsx]|hev[cmx]|mif1|msf1)$/.test(Buffer.from(bytes.subarray(4, 12)).toString('latin1'));
}
