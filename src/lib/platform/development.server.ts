import { dev } from '$app/environment';
import { environment } from './env';

/** Whether the pages under /dev exist: in development, and where somebody asked for a demonstration. */
export const helpsDevelopment = () => dev || environment().THROUGHLINE_DEMO === '1';
