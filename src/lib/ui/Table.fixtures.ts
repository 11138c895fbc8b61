import Table from './Table.svelte';
import type { Fixture } from './fixture';

const columns = [
	{ key: 'waits', label: 'What waits' },
	{ key: 'held', label: 'Held by' },
	{ key: 'days', label: 'Days late', numeric: true }
];
const rows = [
	{ waits: 'An interpreter before the visit', held: 'Marcus', days: 71 },
	{ waits: 'Carers at the first review', held: 'Grace', days: 3 }
];
const head = [{ text: 'What waits' }, { text: 'Held by' }, { text: 'Days late', format: 'numeric' }];
const cells = rows.map(({ waits, held, days }) => [
	{ text: waits },
	{ text: held },
	{ text: String(days), format: 'numeric' }
]);

export default [
	{
		name: 'each row a small list on a phone',
		props: { caption: 'Waiting for an answer', columns, rows },
		nhsuk: {
			macro: 'table',
			options: {
				caption: 'Waiting for an answer',
				captionSize: 'm',
				responsive: true,
				firstCellIsHeader: true,
				head,
				rows: cells
			}
		}
	},
	{
		name: 'a plain table at every width',
		props: {
			caption: 'Waiting, again',
			captionSize: 's',
			columns: columns.slice(1),
			rows,
			responsive: false,
			rowHeader: false
		},
		nhsuk: {
			macro: 'table',
			options: {
				caption: 'Waiting, again',
				captionSize: 's',
				head: head.slice(1),
				rows: cells.map((row) => row.slice(1))
			}
		}
	}
] satisfies Fixture<typeof Table<Record<string, unknown>>>[];
