import { randomInt } from 'node:crypto';

export { FORMATS, toFile, type Format } from '$lib/platform/table-file.server';

/** What votes are numbered anew with: nobody can guess the order. */
export const below = (n: number) => randomInt(n);
