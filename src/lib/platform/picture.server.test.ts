import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { preparePicture } from './picture.server.ts';

/** A page with a red band along its left edge, as a telephone would send it. */
const paper = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: 'white' } }).composite([
		{
			input: { create: { width: Math.ceil(width / 4), height, channels: 3, background: 'red' } },
			left: 0,
			top: 0
		}
	]);

const KITCHEN = {
	IFD0: { Make: 'Telephone', Artist: 'Somebody', ImageDescription: 'In her kitchen' },
	IFD2: { DateTimeOriginal: '2026:03:01 10:00:00' },
	IFD3: {
		GPSLatitudeRef: 'N',
		GPSLatitude: '53/1 28/1 0/1',
		GPSLongitudeRef: 'W',
		GPSLongitude: '2/1 14/1 0/1'
	}
};

async function prepared(bytes: Uint8Array) {
	const answer = await preparePicture(bytes);
	if (!answer.ok) throw new Error(answer.message);
	return answer;
}
const refused = async (bytes: Uint8Array | string) => {
	const answer = await preparePicture(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
	return answer.ok ? 'taken' : answer.message;
};

describe('what a telephone writes into a photo', () => {
	let photo: Buffer;
	beforeAll(async () => {
		photo = await paper(400, 200)
			.jpeg()
			.withExif(KITCHEN)
			.withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- Somebody --></x:xmpmeta>')
			.withIccProfile('p3')
			.toBuffer();
	});

	test('is there before', async () => {
		const { exif, xmp, icc } = await sharp(photo).metadata();
		expect([exif, xmp, icc].map((part) => part !== undefined)).toEqual([true, true, true]);
		expect(photo.includes('In her kitchen')).toBe(true);
	});

	test('is gone afterwards: place, time, telephone, names and profile', async () => {
		const { bytes } = await prepared(photo);
		const { format, exif, xmp, icc, iptc, comments } = await sharp(bytes).metadata();
		expect({ format, exif, xmp, icc, iptc, comments }).toEqual({ format: 'webp' });
		expect(/kitchen|Telephone|Somebody|GPS|2026/.test(Buffer.from(bytes).toString('latin1'))).toBe(false);
	});

	test('has no place to be: the file is one block of pixels and nothing after it', async () => {
		const file = Buffer.from((await prepared(Buffer.concat([photo, Buffer.from('and a secret')]))).bytes);
		expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWEBPVP8 ');
		expect(file.readUInt32LE(4) + 8).toBe(file.length);
		expect(file.readUInt32LE(16) + (file.readUInt32LE(16) % 2) + 20).toBe(file.length);
	});
});

test('a photo taken sideways is turned upright, and does not say so any more', async () => {
	const sideways = await paper(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
	const { bytes, width, height } = await prepared(sideways);
	expect([width, height]).toEqual([200, 400]);
	expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
	// What was at its left is at its top.
	const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
	const red = (x: number, y: number) => (data[(y * info.width + x) * info.channels + 1] ?? 255) < 100;
	expect([red(100, 20), red(20, 300)]).toEqual([true, false]);
});

test('what transparency hides is not kept', async () => {
	const hidden = await sharp({
		create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 255, alpha: 0 } }
	})
		.png()
		.toBuffer();
	const { data } = await sharp((await prepared(hidden)).bytes)
		.raw()
		.toBuffer({ resolveWithObject: true });
	expect(Math.min(...data)).toBeGreaterThan(250);
});

test.each([
	['JPEG', () => paper(30, 20).jpeg().toBuffer()],
	['PNG', () => paper(30, 20).png().toBuffer()],
	['WebP', () => paper(30, 20).webp().toBuffer()]
])('%s is read', async (_name, made) => {
	expect(await prepared(await made())).toMatchObject({ width: 30, height: 20 });
});

test('12 million pixels of noise fit', { timeout: 60_000 }, async () => {
	const noise = await sharp({
		create: {
			width: 4000,
			height: 3000,
			channels: 3,
			background: 'white',
			noise: { type: 'gaussian', mean: 128, sigma: 60 }
		}
	})
		.jpeg({ quality: 60 })
		.toBuffer();
	const { bytes, width, height } = await prepared(noise);
	expect(bytes.length).toBeLessThanOrEqual(500_000);
	expect(width / height).toBeCloseTo(4 / 3, 1);
});

describe('refused', () => {
	const NOT_ONE = 'This is not a picture we can read. Choose a JPEG, PNG or WebP file.';

	test('a text file, whatever its name', async () => {
		expect(await refused('Dear all, this is notes.jpg')).toBe(NOT_ONE);
		expect(await refused('')).toBe(NOT_ONE);
	});

	test('an SVG, which may hold a script', async () => {
		expect(
			await refused('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>')
		).toBe(NOT_ONE);
	});

	test.each([
		['TIFF', () => paper(30, 20).tiff().toBuffer()],
		['GIF', () => paper(30, 20).gif().toBuffer()],
		['AVIF', () => paper(30, 20).avif().toBuffer()]
	])('%s', async (_name, made) => {
		expect(await refused(await made())).toMatch(/not a picture we can read/);
	});

	test('half a JPEG', async () => {
		const whole = await paper(800, 800).jpeg().toBuffer();
		expect(await refused(whole.subarray(0, whole.length / 2))).toBe(NOT_ONE);
	});

	test('a page in disguise: the first bytes of a JPEG and then something else', async () => {
		const disguised = Buffer.concat([
			Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
			Buffer.from('<script>1</script>')
		]);
		expect(await refused(disguised)).toBe(NOT_ONE);
	});

	test('a picture that moves', async () => {
		const frames = Buffer.alloc(20 * 40 * 3, 200).fill(20, 0, 20 * 20 * 3);
		const moving = await sharp(frames, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } })
			.webp({ delay: [100, 100], loop: 0 })
			.toBuffer();
		expect(await refused(moving)).toMatch(/The picture moves/);
	});

	test('a few bytes that would unpack to 900 million pixels', async () => {
		expect(await refused(bomb(30_000, 30_000))).toMatch(/more than 50 million pixels/);
	});

	test('more than 10 MB, unread', async () => {
		expect(await refused(new Uint8Array(10_000_001))).toMatch(/larger than 10 MB/);
	});

	test('a HEIC photo, with what to do about it', async () => {
		expect(await refused(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))).toMatch(/HEIC.*JPEG/);
	});
});

/** A PNG of one colour, whose size in pixels says nothing about its size in bytes. */
function bomb(width: number, height: number): Buffer {
	const part = (name: string, content: Buffer) => {
		const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
		const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
		size.writeUInt32BE(content.length);
		check.writeUInt32BE(crc32(body));
		return Buffer.concat([size, body, check]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	// One bit a pixel, without colours: two bits of the file are enough for a hundred rows.
	head.writeUInt8(1, 8);
	const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * 100));
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		part('IHDR', head),
		part('IDAT', rows),
		part('IEND', Buffer.alloc(0))
	]);
}
