// What the simulator remembers: one SQLite file, written through to the disk before a call is answered, so that killing the
// process at any moment loses nothing that was answered, and nothing half done is kept.
import { randomBytes } from 'node:crypto';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

const TABLES = `
create table if not exists objects (
	seq integer primary key autoincrement,
	id text not null unique,
	owner text not null,
	kind text not null,
	-- The object whose list it stands in: the payee's account, or the financial account.
	of text,
	made integer not null,
	hidden integer not null default 0,
	body text not null,
	-- What the simulator knows of it and never tells: how it will go.
	inner text not null default '{}'
);
create index if not exists lists on objects (owner, kind, of, seq);
create table if not exists due (seq integer primary key autoincrement, id text not null, at integer not null, move text not null);
create index if not exists due_at on due (at);
create table if not exists keys (
	owner text not null,
	key text not null,
	request text not null,
	status integer not null,
	body text not null,
	-- On the clock of the simulator, in milliseconds: keys are forgotten after 30 days.
	at integer not null,
	primary key (owner, key)
);
create table if not exists events (
	seq integer primary key autoincrement,
	id text not null unique,
	owner text not null,
	about text,
	made integer not null,
	delivered integer not null default 0,
	body text not null
);
create index if not exists undelivered on events (owner, delivered, seq);
create table if not exists settings (name text primary key, value text not null);
`;

export type Kind = 'account' | 'link' | 'method' | 'check' | 'funds' | 'payment' | 'transaction';

export type Kept<Body, Inner = Record<string, unknown>> = {
	seq: number;
	id: string;
	owner: string;
	of: string | null;
	made: number;
	hidden: boolean;
	body: Body;
	inner: Inner;
};

type Row = Omit<Kept<unknown>, 'body' | 'inner' | 'hidden'> & { body: string; inner: string; hidden: number };

export class Store {
	private db: DatabaseSync;

	/** `file`: where it is kept; created when it is not there. */
	constructor(file: string) {
		this.db = new DatabaseSync(file);
		this.db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000;');
		this.db.exec(TABLES);
	}

	/** All of it or nothing: kept when `work` returns, undone when it throws. */
	together<T>(work: () => T): T {
		this.db.exec('begin immediate');
		try {
			const done = work();
			this.db.exec('commit');
			return done;
		} catch (reason) {
			this.db.exec('rollback');
			throw reason;
		}
	}

	run(sql: string, ...values: SQLInputValue[]): number {
		return Number(this.db.prepare(sql).run(...values).changes);
	}

	all<T>(sql: string, ...values: SQLInputValue[]): T[] {
		return this.db.prepare(sql).all(...values) as T[];
	}

	one<T>(sql: string, ...values: SQLInputValue[]): T | undefined {
		return this.db.prepare(sql).get(...values) as T | undefined;
	}

	add(
		kind: Kind,
		id: string,
		owner: string,
		of: string | null,
		body: object,
		inner: object = {},
		made = Date.now()
	) {
		this.run(
			'insert into objects (id, owner, kind, of, made, body, inner) values (?, ?, ?, ?, ?, ?, ?)',
			...[id, owner, kind, of, made, JSON.stringify(body), JSON.stringify(inner)]
		);
	}

	change(id: string, body: object, inner?: object) {
		this.run('update objects set body = ? where id = ?', JSON.stringify(body), id);
		if (inner) this.run('update objects set inner = ? where id = ?', JSON.stringify(inner), id);
	}

	/** One object of this owner; what is hidden is not there, unless asked for. */
	find<Body, Inner = Record<string, unknown>>(
		kind: Kind,
		id: string,
		owner?: string,
		hidden = false
	): Kept<Body, Inner> | undefined {
		const row = this.one<Row>('select * from objects where id = ? and kind = ?', id, kind);
		if (!row || (owner !== undefined && row.owner !== owner) || (row.hidden && !hidden)) return undefined;
		return read<Body, Inner>(row);
	}

	/** The newest first, as Stripe lists them. */
	list<Body, Inner = Record<string, unknown>>(kind: Kind, owner: string, of?: string): Kept<Body, Inner>[] {
		const rows =
			of === undefined
				? this.all<Row>(
						'select * from objects where kind = ? and owner = ? and hidden = 0 order by seq desc',
						kind,
						owner
					)
				: this.all<Row>(
						'select * from objects where kind = ? and owner = ? and of = ? and hidden = 0 order by seq desc',
						...[kind, owner, of]
					);
		return rows.map((row) => read<Body, Inner>(row));
	}

	setting(name: string): string | undefined {
		return this.one<{ value: string }>('select value from settings where name = ?', name)?.value;
	}

	set(name: string, value: string) {
		this.run(
			'insert into settings values (?, ?) on conflict (name) do update set value = excluded.value',
			name,
			value
		);
	}

	close() {
		this.db.close();
	}
}

function read<Body, Inner>(row: Row): Kept<Body, Inner> {
	return {
		...row,
		hidden: row.hidden === 1,
		body: JSON.parse(row.body) as Body,
		inner: JSON.parse(row.inner) as Inner
	};
}

/** An id as Stripe's, and plainly not Stripe's: obp_sim_… */
export const newId = (prefix: string) => `${prefix}_sim_${randomBytes(10).toString('hex')}`;
