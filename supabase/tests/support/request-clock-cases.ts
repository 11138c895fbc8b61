// What the clocks of a request must say, whatever the month and the weekday. Holidays are those of England.

/** [the day it came, months, the last day to answer, why] */
export const ANSWER_CASES = [
	['2026-09-03', 1, '2026-10-05', 'the same date is a Saturday: the Monday after'],
	['2026-06-12', 1, '2026-07-13', 'the same date is a Sunday: the Monday after'],
	['2026-01-31', 1, '2026-03-02', 'February has no 31st: its last day, a Saturday, so the Monday after'],
	['2028-01-31', 1, '2028-02-29', 'in a leap year'],
	['2026-10-31', 1, '2026-11-30', 'November has 30 days'],
	['2026-11-25', 1, '2026-12-29', 'Christmas Day, then Boxing Day, a weekend and a substitute day'],
	['2026-03-03', 1, '2026-04-07', 'Good Friday and Easter Monday'],
	['2026-12-01', 1, '2027-01-04', 'New Year’s Day is a Friday: the Monday after'],
	['2026-11-30', 3, '2027-03-01', 'three months, to a February without a 30th, and a Sunday'],
	['2026-07-22', 3, '2026-10-22', 'three months, to a working day'],
	['2026-07-22', 1, '2026-08-24', 'the same date is a Saturday']
] as const;

/** [the day it came, the last day to acknowledge, why] */
export const ACKNOWLEDGE_CASES = [
	['2026-06-19', '2026-07-20', 'the thirtieth day after is a Sunday: the Monday'],
	['2026-07-01', '2026-07-31', 'the thirtieth day after is a Friday'],
	['2026-11-25', '2026-12-29', 'the thirtieth day is Christmas Day'],
	['2028-01-31', '2028-03-01', 'over the end of February in a leap year']
] as const;
