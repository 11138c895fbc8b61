// The data map: rights, endings, looks and disposal. Each column of each table stands in exactly one list (data-map.ts).
import type { TableMap } from '../data-map.ts';

export const RIGHTS: Record<string, TableMap> = {
	'private.ended': {
		about: 'Which words ended where',
		purpose: 'rights',
		basis: 'consent',
		kept: 'stub',
		content: 'ending_id contribution_id shown_again_on'
	},
	'private.export_contributions': {
		about: 'Which words were taken out',
		purpose: 'rights',
		basis: 'consent',
		kept: 'stub',
		content: 'export_id number contribution_id'
	},
	'private.last_seen': {
		about: 'When somebody last took part',
		purpose: 'rights',
		basis: 'law',
		kept: 'contacts',
		no: 'organisation_id',
		identity: 'person_id seen_on'
	},
	'private.words_kept': {
		about: "From which day somebody's words are kept",
		purpose: 'rights',
		basis: 'law',
		kept: 'words',
		no: 'organisation_id',
		content: 'contribution_id last_on'
	},
	'public.disposal_stubs': {
		about: 'Which stubs a line of the register stands for',
		purpose: 'rights',
		basis: 'law',
		kept: 'stub',
		no: 'disposal_id',
		content: 'contribution_id'
	},
	'public.disposals': {
		about: 'What was kept long enough and has gone',
		purpose: 'rights',
		basis: 'law',
		kept: 'public_record',
		no: 'id organisation_id record_type disposed_at number keep unit first_on last_on',
		identity: 'done_by_name',
		account: 'done_by'
	},
	'public.endings': {
		about: 'Where words that something rested on ended',
		purpose: 'rights',
		basis: 'consent',
		kept: 'public_record',
		no: 'id organisation_id place_kind place_id why use ended_on contributions shown_again_on seen_at',
		identity: 'seen_by_name',
		account: 'seen_by'
	},
	'public.exports': {
		about: 'What was taken out, for which use',
		purpose: 'rights',
		basis: 'task',
		kept: 'public_record',
		no: 'id organisation_id programme_id number use from_on to_on purpose contributions made_at',
		identity: 'made_by_name',
		account: 'made_by'
	},
	'public.looks': {
		about: 'Who looked at the name of a contribution, and why',
		purpose: 'rights',
		basis: 'law',
		kept: 'looks',
		no: 'id',
		identity: 'role name why looked_on looked_at',
		content: 'contribution_id',
		account: 'looker_id'
	},
	'public.record_types': {
		about: 'Kinds of record, and how long we suggest to keep them',
		purpose: 'rights',
		basis: 'none',
		kept: null,
		no: 'key position what begins goes keep unit basis source how of_partners'
	},
	'public.renewals': {
		about: 'That somebody was asked whether a yes goes on',
		purpose: 'rights',
		basis: 'consent',
		kept: 'words',
		no: 'id organisation_id ends_on asked_at answered_at',
		identity: 'person_id answer',
		account: 'recorded_by'
	},
	'public.request_notes': {
		about: 'What was done about a request',
		purpose: 'rights',
		basis: 'law',
		kept: 'requests',
		no: 'id request_id written_at',
		content: 'words',
		account: 'written_by'
	},
	'public.requests': {
		about: 'What somebody asks about their data, or complains of',
		purpose: 'rights',
		basis: 'law',
		kept: 'requests',
		no: 'id organisation_id received_on raised_at acknowledge_by answer_by acknowledged_at extended_at extended_to answered_at withdrawn_at due_on',
		identity: 'how person_id receipt_id',
		content: 'kind words contribution_id extended_why outcome answer',
		account: 'raised_by acknowledged_by extended_by answered_by'
	},
	'public.retention_holds': {
		about: 'What is not disposed of for now',
		purpose: 'rights',
		basis: 'law',
		kept: 'public_record',
		no: 'id organisation_id record_type reason put_at lifted_at',
		identity: 'put_by_name lifted_by_name',
		account: 'put_by lifted_by'
	},
	'public.retention_rules': {
		about: 'How long a kind of record is kept',
		purpose: 'rights',
		basis: 'law',
		kept: 'public_record',
		no: 'id organisation_id record_type keep unit reason basis set_at begins_on',
		identity: 'set_by_name',
		account: 'set_by'
	}
};
