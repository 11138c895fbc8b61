import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lock } from '../../src/lib/platform/backend/embedded/lock.ts';
import { scratch } from './support.ts';

let directory: ReturnType<typeof scratch>;
beforeEach(() => (directory = scratch()));
afterEach(() => directory.remove());

describe('the lock of a data directory', () => {
	it('is held by one, and can be had again afterwards', () => {
		const unlock = lock(directory.path);
		expect(() => lock(directory.path)).toThrow(`in use by process ${process.pid}`);
		unlock();
		expect(readdirSync(directory.path)).toEqual([]);
		lock(directory.path)();
	});

	it.each([
		['a process that is dead', () => `${spawnSync('true').pid} 1`],
		['a process whose number another has now', () => `${process.ppid} long ago`],
		['an earlier process with our own number, as in a container', () => `${process.pid} long ago`],
		['nobody, since it is empty', () => '']
	])('left by %s is taken over', (_, content) => {
		writeFileSync(join(directory.path, 'lock'), content());
		lock(directory.path)();
		expect(readdirSync(directory.path)).toEqual([]);
	});
});
