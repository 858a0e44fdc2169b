/** The argument by which the command knows that it is one of the processes of a large import, and no person's command. */
export const LOAD_PART = 'load-part';
