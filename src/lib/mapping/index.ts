/** Column mappings of message tables: types, the guess, and how it is told to a person. Pure; runs in the browser too. */
export * from './types';
export { guessMapping } from './guess';
export {
  DATE_ORDERS,
  instantReader,
  shapeOfInstants,
  type DateOrder,
  type DateReading,
  type Instant,
  type InstantShape,
} from './instants';
export { DATE_LANGUAGES } from './months';
export { forHeader, sameShape, shapeOf } from './shape';
export * from './words';
export { accountOf, describeGuess } from './describe';
