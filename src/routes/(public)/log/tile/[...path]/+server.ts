import { tile } from '$lib/log/serve.server';

export const GET = ({ params, request }) => tile(`tile/${params.path}`, request);
