import { requireTrustHat } from '$lib/people/hats.server';
import { template } from '$lib/voices/population';

// A byte order mark first, so that Excel reads the letters as they are.
export async function GET(event) {
	await requireTrustHat(event, 'engagement_lead', 'administrator');
	return new Response(`\ufeff${template()}`, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="who-lives-here.csv"'
		}
	});
}
