// Who gives independent advice, free: a closed list. We give none ourselves (domain.md 2.4, B18: wrong advice stops somebody's money
// for weeks, and whoever gave it may owe a duty of care).
export const SIGNPOSTS = [
	{
		name: 'Citizens Advice',
		href: 'https://www.citizensadvice.org.uk',
		says: 'advice by phone, online or in person'
	},
	{ name: 'Turn2us', href: 'https://www.turn2us.org.uk', says: 'a calculator, and advisers near you' },
	{ name: 'CPAG', href: 'https://cpag.org.uk', says: 'what the rules say, in plain words' }
] as const;
