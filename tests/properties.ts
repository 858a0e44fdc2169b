/**
 * Property tests draw the same cases in every `npm test`, so that a change is judged by what it changed: three times a
 * rare draw found a fault in code that the change at hand had not touched. `npm run test:properties` draws new cases
 * each time; what it finds becomes an example in its test.
 */
import fc from 'fast-check';

// npm's own word for the script that runs: the same on every platform.
const isDrawnAnew = process.env.npm_lifecycle_event === 'test:properties';

fc.configureGlobal(isDrawnAnew ? {} : { seed: 20_260_101 });
