/** Jobs as server-sent events. */
import type { Job } from '../../model/imports';
import type { Jobs } from './importing';
import { onLeaving } from '../operation/leaving';

/** A comment line now and then keeps proxies and browsers from taking silence for the end. */
const ALIVE_EVERY_MS = 15_000;

/** Every job that there is, oldest first, then each change until the reader goes away. */
export function eventsOf(jobs: Jobs): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let leave = () => {};
  return new ReadableStream({
    start(controller) {
      const send = (job: Job) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(job)}\n\n`));
      jobs.list().reverse().forEach(send);
      const forget = jobs.listen(send);
      const alive = setInterval(() => controller.enqueue(encoder.encode(': alive\n\n')), ALIVE_EVERY_MS);
      // It has no end of its own, and a server that ends would wait for it.
      const stay = onLeaving(() => {
        leave();
        controller.close();
      });
      leave = () => {
        stay();
        forget();
        clearInterval(alive);
      };
    },
    cancel: () => leave(),
  });
}
