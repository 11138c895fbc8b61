// What a mail server says, and what we keep of it. The server is a few lines of RFC 5321.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { NotSent, smtp, type Letter } from '../../src/lib/messages/mail.server.ts';

const LETTER: Letter = {
	id: '00000000-0000-4000-8000-000000000001',
	to: 'tunde@rooted-voices.example',
	subject: 'A message from Rooted Voices CIC',
	text: 'Hello,\n\nYou have a place at our meeting.'
};

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** Says to RCPT TO what it is told to, and keeps what it is sent. */
async function mailServer(recipient = '250 ok', data = '250 ok') {
	const letters: string[] = [];
	const server = createServer((socket) => converse(socket, { recipient, data }, letters)).listen(
		0,
		'127.0.0.1'
	);
	servers.push(server);
	await once(server, 'listening');
	return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, letters };
}

function converse(socket: Socket, says: { recipient: string; data: string }, letters: string[]) {
	let given = '';
	let letter = false;
	const answer = (line: string) => socket.write(`${line}\r\n`);
	answer('220 here');
	socket.on('data', (chunk) => {
		given += chunk.toString();
		for (;;) {
			const end = letter ? given.indexOf('\r\n.\r\n') : given.indexOf('\r\n');
			if (end < 0) return;
			const line = given.slice(0, end);
			given = given.slice(end + (letter ? 5 : 2));
			if (letter) {
				letters.push(line);
				letter = false;
				answer(says.data);
			} else if (/^RCPT/i.test(line)) answer(says.recipient);
			else if (/^DATA/i.test(line)) {
				letter = true;
				answer('354 go on');
			} else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
			else answer('250 ok');
		}
	});
	socket.on('error', () => undefined);
}

const from = 'Northbrook <voices@northbrook.example>';

async function whyNot(url: string): Promise<unknown> {
	const mailer = smtp(url, from);
	const reason = await mailer.send(LETTER).catch((reason: unknown) => reason);
	mailer.close();
	expect(reason).toBeInstanceOf(NotSent);
	expect(String(reason)).not.toContain('tunde');
	return (reason as NotSent).why;
}

describe('an e-mail over SMTP', () => {
	it('is plain, has one Message-ID however often it is sent, and asks machines not to answer', async () => {
		const { url, letters } = await mailServer();
		const mailer = smtp(url, from);
		await mailer.send(LETTER);
		await mailer.send(LETTER);
		mailer.close();
		for (const letter of letters) {
			expect(letter).toContain('Message-ID: <00000000-0000-4000-8000-000000000001@northbrook.example>');
			expect(letter).toContain('Subject: A message from Rooted Voices CIC');
			expect(letter).toContain('Auto-Submitted: auto-generated');
			expect(letter).toContain('Content-Type: text/plain; charset=utf-8');
			expect(letter).toContain('You have a place at our meeting.');
		}
		expect(letters).toHaveLength(2);
	});

	it('to an address that does not exist is refused for good', async () => {
		expect(await whyNot((await mailServer('550 no such person tunde@rooted-voices.example')).url)).toBe(
			'refused'
		);
	});

	it('that the server puts off, or whose text it does not take, may be tried again', async () => {
		expect(await whyNot((await mailServer('451 come back later')).url)).toBe('other');
		expect(await whyNot((await mailServer('250 ok', '554 not today')).url)).toBe('other');
	});

	it('to a server that is not there says that it is the server', async () => {
		expect(await whyNot('smtp://127.0.0.1:1')).toBe('unreachable');
	});
});
