import Stop from './Stop.svelte';
import { html, type Fixture } from './fixture';

const level = 3;

export default [
	{
		name: 'said',
		props: {
			kind: 'said',
			level,
			heading: 'What was said',
			date: '12 February',
			datetime: '2026-02-12',
			here: true,
			children: html(
				'<figure class="tl-quote"><blockquote class="tl-quote__words" lang="en"><p>Ask us before the ward does the care plan, not after.</p></blockquote><figcaption class="tl-quote__by">A carer, Rooted Voices</figcaption></figure><p><a href="#others">13 others said the same</a></p>'
			)
		}
	},
	{
		name: 'checked',
		props: {
			kind: 'checked',
			level,
			heading: 'Checked with them',
			date: '2 March',
			datetime: '2026-03-02',
			children: html('<p>11 agreed, 1 corrected it, 2 could not be reached.</p>')
		}
	},
	{
		name: 'decided, and challenged',
		props: {
			kind: 'decided',
			level,
			heading: 'What was decided',
			date: '9 April',
			datetime: '2026-04-09',
			children: html(
				'<p><strong>Adopted in part.</strong> Carers join the first review. Not the ward round: <a href="#reason">the reason</a>.</p><p>Decided by the Quality Committee. Marcus owns it.</p>'
			),
			challenge: html(
				'<p>“That is not what we asked. The ward round is where it is decided.”</p><p>Amina, co-chair</p>'
			)
		}
	},
	{
		name: 'changed',
		props: {
			kind: 'changed',
			level,
			heading: 'What changed',
			date: '1 July',
			datetime: '2026-07-01',
			children: html('<p>6 of 9 wards do it now.</p>')
		}
	},
	{
		name: 'told',
		props: {
			kind: 'told',
			level,
			heading: 'You were told',
			date: '14 April',
			datetime: '2026-04-14',
			children: html('<p>By letter.</p>')
		}
	},
	{
		name: 'late',
		props: {
			kind: 'late',
			level,
			heading: 'Waiting for an answer',
			date: 'was due 3 March, 71 days ago',
			datetime: '2026-03-03',
			children: html('<p>Nobody has answered this yet. Marcus holds it.</p>')
		}
	}
] satisfies Fixture<typeof Stop>[];
