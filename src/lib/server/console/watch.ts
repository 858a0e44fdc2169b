/** How much memory a process holds, seen from outside: the engine's own limit does not count its planner or long texts. */
import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Resident megabytes; null where it cannot be told (the process is gone, or a system without /proc and ps). */
export async function residentMegabytes(pid: number): Promise<number | null> {
  if (process.platform === 'win32') return null;
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

async function fromProc(pid: number): Promise<number | null> {
  // VmRSS is in kB whatever the size of a page is, which statm would need.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(status);
  return found ? Number(found[1]) / 1024 : null;
}

function fromPs(pid: number): Promise<number | null> {
  return new Promise((done) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      const kilobytes = Number(stdout.trim());
      done(error || !(kilobytes > 0) ? null : kilobytes / 1024);
    });
  });
}

/** What lies in a folder, in megabytes; what comes and goes meanwhile counts as nothing. */
export async function fileMegabytes(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1024 ** 2;
}
