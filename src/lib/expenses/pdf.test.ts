import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { wrongWithPdf } from './pdf.server.ts';

const pdf = (body: string | Buffer) =>
	new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(body), Buffer.from('\n%%EOF\n')]));
const packed = (inside: string) =>
	pdf(
		Buffer.concat([
			Buffer.from('5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n'),
			deflateSync(Buffer.from(inside)),
			Buffer.from('\nendstream\nendobj')
		])
	);

test('a page is a receipt', () => {
	expect(wrongWithPdf(pdf('1 0 obj\n<< /Type /Page >>\nendobj'))).toBeNull();
	expect(wrongWithPdf(packed('<< /Type /Page >>'))).toBeNull();
});

test.each([
	['a program', pdf('<< /S /JavaScript /JS (app.alert(1)) >>')],
	['a program whose name is written in numbers', pdf('<< /S /J#61vaScript >>')],
	['a program in a pressed part', packed('<< /S /JavaScript >>')],
	['another file', pdf('<< /Type /Filespec /EF << >> >>')],
	['something to start', pdf('<< /S /Launch >>')]
])('%s is refused', (_, bytes) => {
	expect(wrongWithPdf(bytes)).toContain('more than a page');
});

test('what cannot be unpacked cannot be looked through', () => {
	expect(wrongWithPdf(pdf('<< /Type /ObjStm >>\nstream\nnot pressed\nendstream'))).toContain(
		'more than a page'
	);
});

test('locked, too large, or something else by its content', () => {
	expect(wrongWithPdf(pdf('trailer << /Encrypt 9 0 R >>'))).toContain('password');
	expect(wrongWithPdf(pdf('x'.repeat(5_000_001)))).toContain('5 MB');
	expect(wrongWithPdf(new Uint8Array(Buffer.from('%PDF-<html>')))).toContain('not a file');
});
