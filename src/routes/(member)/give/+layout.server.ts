// People may write about harm here: the way out is on every one of these pages.
export const load = () => ({ exit: true });
