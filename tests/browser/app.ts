/** The product as a person has it: built, with the sample imported, served on a free port, in a real Chromium. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { findChromium } from '../../scripts/prepare.js';

const COMMAND = resolve('build/pipelines/undertone.js');

export interface App {
  address: string;
  data: string;
  browser: Browser;
  /** A new page that fails the test when the console shows an error. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Standard output of one run of the command on this app's data. */
  command(...args: string[]): Promise<string>;
  close(): Promise<void>;
}

interface Start {
  /** begins with no data instead of the sample */
  isEmpty?: boolean;
  /** further options of `undertone serve` */
  options?: string[];
  /** what has to be in the data folder before the server starts */
  before?: (data: string) => Promise<void>;
}

export async function startApp({ isEmpty = false, options = [], before }: Start = {}): Promise<App> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('No Chromium was found: npm test installs one, or name it with UNDERTONE_CHROMIUM.');
  const folder = mkdtempSync(join(tmpdir(), 'undertone-browser-'));
  const data = join(folder, 'data');
  const command = (...args: string[]) => output(spawn(process.execPath, [COMMAND, ...args, '--data', data]));
  if (!isEmpty) cpSync(inject('sampleData'), data, { recursive: true });
  await before?.(data);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [COMMAND, 'serve', '--port', String(port), '--data', data, ...options]);
  await said(server, address);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  return {
    address,
    data,
    browser,
    command,
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      // What a page waits for may be an import, on a machine with much else to do.
      context.setDefaultTimeout(120_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        throw error;
      });
      const goto = page.goto.bind(page);
      page.goto = async (...where) => {
        const response = await goto(...where);
        // The server's words are there before the page listens: on a busy machine a press in between would be lost.
        await page.waitForSelector('html[data-live]', { state: 'attached' });
        return response;
      };
      await page.goto(address + path, { waitUntil: 'networkidle' });
      return page;
    },
    async close() {
      await browser.close();
      const ended = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function output(child: ChildProcess): Promise<string> {
  let [stdout, stderr] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((done, fail) =>
    child.on('close', (code) => (code === 0 ? done(stdout) : fail(new Error(stderr || stdout)))),
  );
}

/** Resolves when the server has printed its address. */
function said(server: ChildProcess, address: string): Promise<void> {
  return new Promise((done, fail) => {
    let text = '';
    server.stdout!.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (text.includes(address)) done();
    });
    server.once('exit', (code) => fail(new Error(`The server ended with ${code}: ${text}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
