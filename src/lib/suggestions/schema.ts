import { z } from 'zod';

/** Which suggestion of which words. */
export const suggestion = z.object({ contribution: z.guid(), code: z.guid() });
