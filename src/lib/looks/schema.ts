import { z } from 'zod';
import { WHYS } from './look.ts';

export const lookWhy = z.object({
	why: z.enum(WHYS, 'Choose why you need the name. The person can read it.')
});
