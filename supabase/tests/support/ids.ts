// What supabase/seed.sql calls by fixed ids.
export const NORTHBROOK = '00000000-0000-4000-b000-000000000001';
export const ROOTED_VOICES = '00000000-0000-4000-b000-000000000002';
export const EASTVALE = '00000000-0000-4000-b000-000000000003';
export const PCREF = '00000000-0000-4000-c000-000000000001';
export const LISTENING = '00000000-0000-4000-c000-000000000003';
/** Marcus's role as decision owner, who may be named as the owner of decisions and actions. */
export const MARCUS_DECIDES = '00000000-0000-4000-e000-000000000003';
