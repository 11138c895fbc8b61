// A witness in a process of its own that dies as by a power cut, before or after it kept its next head. In: the directory, the book's
// key, and where to die.
import { startWitness } from '../../../src/witness/start.ts';

const [, , dir = '', vkey = '', point = ''] = process.argv;
const die = () => process.kill(process.pid, 'SIGKILL');
const witness = await startWitness({ name: 'a.example/witness', dir, logs: [vkey], say: () => undefined });
const { state } = witness;
const keep = state.keep;
state.keep = (sealed) => {
	if (point === 'before') die();
	keep(sealed);
	if (point === 'after') die();
};
process.stdout.write(`${witness.url}\n`);
