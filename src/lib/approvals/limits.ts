/** Who may approve how much at a trust. Pence. */
export type Limits = {
	/** The most of one payment: what a finance approver without a limit may approve. */
	most: number;
	second_over: number;
	approvers: string[];
	limits: {
		id: string;
		name: string;
		pence: number;
		starts_on: string;
		ends_on: string | null;
		/** Today is one of its days. */
		standing: boolean;
		given_by: string | null;
	}[];
	people: { id: string; name: string }[];
};
