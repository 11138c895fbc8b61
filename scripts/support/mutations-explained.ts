// Changes to the log's pure modules that change nothing, and why, by the module and the text of the change.
export const REASONS: Record<string, string> = {};
