import type { Db } from '$lib/platform/db.server';
import { expectOk } from '$lib/platform/errors';
import type { MyPage } from './my-page';

/** What is asked of the signed-in person and owed to them, in one call. */
export async function myPage(db: Db): Promise<MyPage> {
	return expectOk(await db.rpc('my_page')) as MyPage;
}
