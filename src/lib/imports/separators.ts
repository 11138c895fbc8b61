/** What may stand between the cells of a text file. */
export const DELIMITERS = [
	{ value: ',', label: 'Comma' },
	{ value: ';', label: 'Semicolon' },
	{ value: '\t', label: 'Tab' },
	{ value: '|', label: 'Vertical bar' }
];
