/** Silent sufferers, pure: the server reads, this reckons. */
export { silentEstimate } from './estimate';
export { affectedFigure } from './affected';
export { activeUsersOf, silentEstimates, type AlikeCustomers, type SilentInputs } from './evidence';
