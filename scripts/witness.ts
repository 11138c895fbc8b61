// A witness of books: npm run witness -- --help. Needs Node and nothing of this application but this folder and src/lib/log.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startWitness } from '../src/witness/start.ts';
import { onStop, stopWith } from './support/stop.ts';

const HELP = `A witness seals the heads of books that only grow (C2SP tlog-witness). How to be one: docs/witness.md

npm run witness -- --name <name> --dir <directory> (--log <key> | --policy <file>) [options]

  --name        the name of this witness, such as council.northbrook.example/witness; it is part of its key
  --dir         what it must not forget: its key and the last head it sealed of each book. Never an old copy
  --log         the verifier key of a book, whose name is the book's origin. May be repeated
  --policy      a file with a tlog-policy: its log lines are books as well, and it is shown at /policy to whoever checks a book from here
  --port        the port (4500)
  --host        the address it listens on (127.0.0.1; a web server with HTTPS passes requests on)
  --prefix      what comes before each path, such as /witness
  --operator    who runs it, in words for people
  --rate        rightly signed requests of one book that are answered in a minute (120)
  --verify-dir  serves the files that check a book from here too: static/log
`;

try {
	const { values } = parseArgs({
		options: {
			help: { type: 'boolean' },
			name: { type: 'string' },
			dir: { type: 'string' },
			log: { type: 'string', multiple: true, default: [] },
			policy: { type: 'string' },
			port: { type: 'string', default: '4500' },
			host: { type: 'string', default: '127.0.0.1' },
			prefix: { type: 'string', default: '' },
			operator: { type: 'string' },
			rate: { type: 'string', default: '120' },
			'verify-dir': { type: 'string' }
		}
	});
	if (values.help) {
		process.stdout.write(HELP);
	} else {
		const { name, dir, operator, prefix, host } = values;
		if (!name || !dir)
			throw new Error('A witness needs --name and --dir. All options: npm run witness -- --help');
		const witness = await startWitness({
			name,
			dir: resolve(dir),
			logs: values.log,
			policy: values.policy && readFileSync(values.policy, 'utf8'),
			list: values.policy && resolve(values.policy),
			port: numberOf(values.port, '--port'),
			host,
			prefix,
			operator,
			rate: numberOf(values.rate, '--rate'),
			verifyDir: values['verify-dir'] && resolve(values['verify-dir'])
		});
		onStop(witness.close);
		process.stdout.write(
			`${name} seals at ${witness.url}\nIts key, for the policy of the book:\n${witness.vkey}\n`
		);
	}
} catch (reason) {
	stopWith(reason);
}

function numberOf(text: string, option: string): number {
	const number = Number(text);
	if (text === '' || !Number.isSafeInteger(number) || number < 0)
		throw new Error(`${option} must be a whole number, not ${text}`);
	return number;
}
