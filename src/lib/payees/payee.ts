// Who is paid, where it is no single person (R62).
export const KINDS = ['group', 'charity', 'organisation'] as const;
export type Kind = (typeof KINDS)[number];
export const KIND_NAMES: Record<Kind, string> = {
	group: 'A group',
	charity: 'A charity',
	organisation: 'An organisation'
};

export type Agreement = {
	id: string;
	title: string;
	starts_on: string;
	ends_on: string;
	pence_per_year: number;
};
export type Payee = {
	id: string;
	name: string;
	kind: Kind;
	ended_at: string | null;
	lacks: string | null;
	agreement: Agreement | null;
};
export type Payees = {
	payees: Payee[];
	next: string | null;
	to_match: { claim: string; named: string; done_on: string; pence: number }[];
	choices: { id: string; name: string }[];
};
export type PayeePage = {
	id: string;
	name: string;
	kind: Kind;
	company_number: string | null;
	ended_at: string | null;
	lacks: string | null;
	finance_ref: string | null;
	contacts: { name: string; contact: string }[];
	agreements: (Omit<Agreement, 'id'> & { paid: { from: string; pence: number }[] })[];
};
