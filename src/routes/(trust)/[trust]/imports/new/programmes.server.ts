import * as programmes from '$lib/programmes/programmes.server';
import { requireHat } from '$lib/people/hats.server';

/** The trust's own programmes, one of which an import belongs to. */
export async function choices(event: Parameters<typeof requireHat>[0]) {
	const { organisation } = await requireHat(event, 'engagement_lead');
	const all = await programmes.list(event.locals.db, organisation.id);
	return all
		.filter(({ organisation_slug }) => organisation_slug === organisation.slug)
		.map(({ id, title }) => ({ value: id, label: title }));
}

/** A file of the form, or nothing where none was chosen. */
export async function bytesOf(form: FormData, name: string): Promise<Uint8Array | null> {
	const file = form.get(name);
	return file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
}
