import { checkpoint } from '$lib/log/serve.server';

export const GET = () => checkpoint();
