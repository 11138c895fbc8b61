import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/** What an embedded backend must remember from one start to the next. */
export type Settings = {
	publishableKey: string;
	secretKey: string;
	jwtSecret: string;
	/** For keyed hashes, unless the environment gives one. */
	secret: string;
	adminPassword: string;
	ownerPassword: string;
	port?: number;
	/** Where the tables are, if Postgres's own user cannot reach the data directory. */
	tablesDir?: string;
};

const random = (bytes = 32) => randomBytes(bytes).toString('base64url');

/** Makes the data directory if need be. Only its owner reads what is in it. */
export function openDataDir(dataDir: string) {
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	// Root's Postgres runs as another user, who must be able to walk through, and to do no more.
	if (process.getuid?.() === 0 && statSync(dataDir).uid === 0) chmodSync(dataDir, 0o711);
}

export function readSettings(dataDir: string): Settings {
	const path = join(dataDir, 'backend.json');
	if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Settings;
	if (existsSync(join(dataDir, 'postgres')))
		throw new Error(`${path} is missing, and with it the password of the database beside it. Put it back.`);
	const settings: Settings = {
		publishableKey: `sb_publishable_${random(24)}`,
		secretKey: `sb_secret_${random(24)}`,
		jwtSecret: random(),
		secret: random(),
		adminPassword: random(),
		ownerPassword: random()
	};
	writeSettings(dataDir, settings);
	return settings;
}

/** Written beside and renamed: a crash leaves the old file or the new one, never half of one. */
export function writeSettings(dataDir: string, settings: Settings) {
	const path = join(dataDir, 'backend.json');
	writeFileSync(`${path}.new`, `${JSON.stringify(settings, null, '\t')}\n`, { mode: 0o600, flush: true });
	renameSync(`${path}.new`, path);
}
