// Pages are drawn on the server alone: they work on any phone, weigh a few kilobytes, and need no script.
export const csr = false;
