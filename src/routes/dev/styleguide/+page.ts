export function load() {
	// The button that leaves at once is shown by the layout.
	return { exit: true };
}
