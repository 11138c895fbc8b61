// The button that leaves is shown here, so that people can try it where it is explained.
export const load = () => ({ exit: true });
