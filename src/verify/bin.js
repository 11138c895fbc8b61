#!/usr/bin/env node
// `npx throughline-verify` in a checkout: the file that is given out where it was made, else its sources.
import { existsSync } from 'node:fs';

const made = new URL('../../static/log/throughline-verify.mjs', import.meta.url);
await import(existsSync(made) ? made.href : new URL('cli.ts', import.meta.url).href);
