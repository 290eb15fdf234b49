import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

/** Quiet, without updates and background traffic: tests reach nothing but loopback. */
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

// Two test files may find at the same moment that the browser is missing; dpkg's lock makes the second one wait.
const APT = ['-y', '-q', '-o', 'DPkg::Lock::Timeout=600', '--no-install-recommends'];

function installed(): string | undefined {
  const asked = process.env.CHROME_PATH;
  if (asked && !existsSync(asked)) throw new Error(`CHROME_PATH: ${asked} does not exist`);
  return asked || KNOWN.find((path) => existsSync(path));
}

function installDebianChromium(): void {
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  execFileSync('apt-get', ['update', ...APT.slice(0, 4)], options);
  execFileSync('apt-get', ['install', ...APT, 'chromium', 'fonts-noto-core'], options);
}

/**
 * Path of a Chromium: CHROME_PATH, else a usual place, else (root on Debian) installed now.
 * Throws one line that says what to install.
 */
function browserPath(): string {
  const found = installed();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    try {
      installDebianChromium();
    } catch {
      // What apt-get could not do is told by the line below.
    }
  }
  const now = installed();
  if (!now) throw new Error('browser tests: install Chromium (Debian: apt-get install chromium) or set CHROME_PATH');
  return now;
}

/** A script that lets a page's frames, short timers and answers come `ms` late, as on an old phone with much to do. */
function slowPage(ms: number): { content: string } {
  return {
    content: `(() => {
      const { requestAnimationFrame, setTimeout, fetch } = window;
      window.requestAnimationFrame = (draw) => setTimeout(() => requestAnimationFrame(draw), ${ms});
      window.cancelAnimationFrame = clearTimeout;
      window.setTimeout = (run, wait = 0, ...given) => setTimeout(run, wait < 100 ? wait + ${ms} : wait, ...given);
      window.fetch = async (...asked) => {
        const answer = await fetch(...asked);
        await new Promise((resolve) => setTimeout(resolve, ${ms}));
        return answer;
      };
    })();`,
  };
}

/** Only for what hangs, as in vitest.config.ts: Playwright's own 30 s are soon over where a browser has little of a core. */
const PATIENCE_MS = 120_000;

/** With SLOW_PHONE=300 a test that reads a page before it is ready loses the race that it won by luck. */
function prepare(context: BrowserContext): BrowserContext {
  context.setDefaultTimeout(PATIENCE_MS);
  const ms = Number(process.env.SLOW_PHONE ?? 0);
  if (ms > 0) void context.addInitScript(slowPage(ms));
  return context;
}

/** A headless Chromium; whoever launches it closes it. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: browserPath(), args: ARGS, timeout: PATIENCE_MS });
  browser.on('context', prepare);
  return browser;
}

/** A headless Chromium that keeps what it knows in `folder`, as a phone does from visit to visit. */
export async function launchProfile(
  folder: string,
  options: BrowserContextOptions & { readonly args?: readonly string[] } = {},
): Promise<BrowserContext> {
  const args = [...ARGS, ...(options.args ?? [])];
  const start = { ...options, executablePath: browserPath(), args, timeout: PATIENCE_MS };
  return prepare(await chromium.launchPersistentContext(folder, start));
}
