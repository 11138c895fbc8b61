import { z } from 'zod';

/** Which suggestion of which words. */
export const suggestion = z.object({ contribution: z.guid(), code: z.guid() });

export const learning = z.object({ programme: z.guid() });
