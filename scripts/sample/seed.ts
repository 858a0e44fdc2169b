/** The one number everything made up here follows from. */
export const SEED = 20260601;
