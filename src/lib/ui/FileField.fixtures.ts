import FileField from './FileField.svelte';
import type { Fixture } from './fixture';

export default [
	{
		name: 'a spreadsheet',
		props: {
			name: 'file-sheet',
			label: 'The spreadsheet',
			hint: 'CSV or XLSX, up to 10 MB. Nothing is saved yet.',
			accept: '.csv,.xlsx'
		},
		nhsuk: {
			macro: 'fileUpload',
			options: {
				name: 'file-sheet',
				label: { text: 'The spreadsheet', size: 's' },
				hint: { text: 'CSV or XLSX, up to 10 MB. Nothing is saved yet.' },
				attributes: { accept: '.csv,.xlsx' }
			}
		}
	}
] satisfies Fixture<typeof FileField>[];
