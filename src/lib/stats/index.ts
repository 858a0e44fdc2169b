/** Intervals, survival and comparison: pure functions, each with its golden numbers in tests/stats. */
export * from './aalenjohansen';
export * from './clustermean';
export * from './difference';
export * from './distributions';
export * from './kaplanmeier';
export * from './loglog';
export * from './logrank';
export * from './mantelhaenszel';
export * from './multiple';
export * from './pearson';
export * from './poissonrate';
export * from './quantile';
export * from './rmst';
export * from './standardise';
export * from './waits';
export * from './wilson';
