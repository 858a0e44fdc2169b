/**
 * Loaded into a measured process before its program: at its end it tells the bench what it used. Processes that it
 * starts are told the same way, so that what an import holds is the sum over all of its processes.
 */
import { appendFileSync } from 'node:fs';

process.on('exit', () => {
  const path = process.env.UNDERTONE_BENCH_USAGE;
  if (path) appendFileSync(path, `${JSON.stringify(process.resourceUsage())}\n`);
});
