// Writes docs/log-entries.md: what the accountability log says of each change. npm run db:log
import { writeFileSync } from 'node:fs';
import { describeEntries } from './support/log-entries.ts';

writeFileSync('docs/log-entries.md', describeEntries());
