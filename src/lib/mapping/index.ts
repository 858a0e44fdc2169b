/** Column mappings of message tables: types, the guess, and how it is told to a person. Pure; runs in the browser too. */
export * from './types';
export { guessMapping } from './guess';
export { instantReader, shapeOfInstants, type Instant, type InstantShape } from './instants';
export * from './words';
export { accountOf, describeGuess } from './describe';
