// The files that check the log are named in it (0158): each once for every form it had, and by the worker alone.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { as, nobody, owner, refused, service } from './support/database.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const publish = async (file: string, sha256: string) =>
	(await owner()<{ id: string | null }[]>`select tlog.publish_verifier(${file}, ${sha256}) as id`)[0]!.id;
const staged = (id: string | null) =>
	owner()<{ entry: object }[]>`select entry from tlog.staging where entry ->> 'id' = ${id}`;

it('names a file when it is first given out, and again only when it is another', async () => {
	const first = await publish('verify.js', hash('one'));
	expect((await staged(first))[0]!.entry).toMatchObject({
		...{ type: 'verifier.published', file: 'verify.js', sha256: hash('one'), prev: [] }
	});
	expect(await publish('verify.js', hash('one'))).toBeNull();
	expect(await publish('verify.js', hash('two'))).toEqual(expect.any(String));
	expect(await publish('verify-entries.js', hash('one'))).toEqual(expect.any(String));
	// An older installation that is still at work does not begin anew.
	expect(await publish('verify.js', hash('one'))).toBeNull();
});

it('names no other file, and nothing that is no fingerprint', async () => {
	await refused(publish('somebody.js', hash('one')), '23514');
	await refused(publish('verify.js', 'not a fingerprint'), '23514');
});

it('is not for any role of the application', async () => {
	for (const who of [nobody, as('carys'), as('olwen'), service])
		await refused(who.run(`select tlog.publish_verifier('verify.js', '${hash('one')}')`), '42501');
});
