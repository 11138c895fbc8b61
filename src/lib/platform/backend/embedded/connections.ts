// postgres.js 3.4.9 ends the whole process when a statement is sent on a reserved connection that has closed:
// https://github.com/porsager/postgres/issues/1208. Lite reserves one for every request, so that the loss of one
// connection would end the application. Here each reservation gets a driver of its own with a single connection.
import type postgres from 'postgres';

type Place = { sql: postgres.Sql; lost: boolean };

/** Replaces how the driver reserves connections. Answers how to close them all. */
export function reserveSafely(
	driver: postgres.Sql,
	size: number,
	open: (onclose: () => void) => postgres.Sql
): () => Promise<void> {
	const places = new Set<Place>();
	const free: Place[] = [];
	const waiting: ((place: Place) => void)[] = [];

	function newPlace(): Place {
		const place: Place = { lost: false, sql: open(() => (place.lost = true)) };
		places.add(place);
		return place;
	}

	function take(): Place | Promise<Place> {
		const place = free.pop();
		if (place) return fresh(place);
		if (places.size < size) return newPlace();
		return new Promise((given) => waiting.push(given));
	}

	/** A driver that lost its connection may also have lost what it was about to write, and waits for ever. */
	function fresh(place: Place): Place {
		if (!place.lost) return place;
		places.delete(place);
		void place.sql.end({ timeout: 0 });
		return newPlace();
	}

	function giveBack(place: Place) {
		const next = waiting.shift();
		if (next) next(fresh(place));
		else free.push(place);
	}

	driver.reserve = async () => {
		const place = await take();
		return {
			unsafe: async (text: string, values: never[]) => {
				// A new connection would know nothing of this transaction, nor of whose rights it has.
				if (place.lost) throw new Error('The connection to the database was lost.');
				try {
					return await place.sql.unsafe(text, values);
				} catch (reason) {
					// The error comes before the end of the connection, and a statement between the two is never answered.
					place.lost ||= !isAnswer(reason);
					throw reason;
				}
			},
			release: () => giveBack(place)
		} as unknown as postgres.ReservedSql;
	};

	return async () => {
		await Promise.all([...places].map(({ sql }) => sql.end({ timeout: 5 })));
	};
}

/** An error that PostgreSQL answered, after which the connection is as good as before. */
function isAnswer(reason: unknown): boolean {
	return reason instanceof Error && 'severity' in reason && reason.severity !== 'FATAL';
}
