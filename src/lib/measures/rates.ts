// How sure a difference between groups is: ratios and intervals by standard methods, each tested against a published example.
// Byar and exact: Breslow and Day, Statistical Methods in Cancer Research II, 1987, p. 69. Wilson: Newcombe, Statistics in
// Medicine 17, 1998. Ratios on the log scale: Kirkwood and Sterne, Essential Medical Statistics, 2003, chapters 16 and 23;
// risks: Katz et al., Biometrics 34, 1978. They assume that one event does not make the next more likely; somebody
// detained twice breaks that, so true intervals are wider. Pure.

export type Interval = { low: number; high: number };
export type Ratio = Interval & { ratio: number };

/** The normal deviate of a 95% interval. */
const Z = 1.959964;
const SHARE = 0.025;
/** Byar's approximation is close from here on; below it the exact interval is taken. */
const BYAR_FROM = 10;

/** The 95% interval of a number of events, taken as Poisson. In: whole events. */
export function countInterval(events: number): Interval {
	if (events < BYAR_FROM) return exactCount(events);
	return {
		low: events * (1 - 1 / (9 * events) - Z / (3 * Math.sqrt(events))) ** 3,
		high: (events + 1) * (1 - 1 / (9 * (events + 1)) + Z / (3 * Math.sqrt(events + 1))) ** 3
	};
}

/** The 95% interval of a rate. In: events, what they are counted over, and per how many. */
export function rateInterval(events: number, over: number, per: number): Interval {
	const { low, high } = countInterval(events);
	return { low: (low / over) * per, high: (high / over) * per };
}

/** The 95% interval of a share, by Wilson's score. Out: shares from 0 to 1. */
export function shareInterval(part: number, whole: number): Interval {
	const share = part / whole;
	const middle = share + Z ** 2 / (2 * whole);
	const half = Z * Math.sqrt((share * (1 - share)) / whole + Z ** 2 / (4 * whole ** 2));
	const all = 1 + Z ** 2 / whole;
	return { low: Math.max(0, (middle - half) / all), high: Math.min(1, (middle + half) / all) };
}

export type Counted = { events: number; over: number };

/** How many times the rate of one group is that of another. Null where either has no event: no ratio can be said. */
export function rateRatio(one: Counted, other: Counted): Ratio | null {
	if (one.events <= 0 || other.events <= 0) return null;
	return onLogScale(ratioOf(one, other), 1 / one.events + 1 / other.events);
}

/** How many times the share of one group is that of another. Null as above. */
export function shareRatio(one: Counted, other: Counted): Ratio | null {
	if (one.events <= 0 || other.events <= 0) return null;
	const spread = 1 / one.events - 1 / one.over + 1 / other.events - 1 / other.over;
	return onLogScale(ratioOf(one, other), spread);
}

const ratioOf = (one: Counted, other: Counted) => one.events / one.over / (other.events / other.over);

function onLogScale(ratio: number, variance: number): Ratio {
	const factor = Math.exp(Z * Math.sqrt(variance));
	return { ratio, low: ratio / factor, high: ratio * factor };
}

/** The means for which so few, or so many, happen one time in forty. */
function exactCount(events: number): Interval {
	return {
		low: events === 0 ? 0 : meanWhere((mean) => 1 - atMost(events - 1, mean) > SHARE),
		high: meanWhere((mean) => atMost(events, mean) < SHARE)
	};
}

/** The smallest mean from which on it is true, by halving. */
function meanWhere(isTrue: (mean: number) => boolean): number {
	let [low, high] = [0, 100];
	for (let step = 0; step < 60; step++) {
		const middle = (low + high) / 2;
		if (isTrue(middle)) high = middle;
		else low = middle;
	}
	return high;
}

/** The chance of at most so many events, where so many are expected. */
function atMost(events: number, mean: number): number {
	let term = Math.exp(-mean);
	let sum = term;
	for (let k = 1; k <= events; k++) {
		term *= mean / k;
		sum += term;
	}
	return sum;
}
