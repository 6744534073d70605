import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const port = process.env['PREAU_TEST_PORT'] ?? '3199';
const given = process.env['PREAU_TEST_BROWSER'];
const scratch = process.env['PREAU_TEST_SCRATCH'] ?? join(import.meta.dirname, '.preau-test');
const folder = join(scratch, 'journeys-preau');

/** The arguments that a Chromium in a container needs, and no background traffic. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The journeys run on a Préau of their own, started with `npm start`'s own command on a fresh folder. */
export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: join(scratch, 'journeys'),
  timeout: 60_000,
  fullyParallel: false,
  forbidOnly: process.env['CI'] === 'true',
  workers: 2,
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    launchOptions: given === undefined ? {} : { executablePath: given, args },
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: '360 px',
      testMatch: 'roles/*.journey.ts',
      use: { viewport: { width: 360, height: 740 } },
    },
    {
      name: '1280 px',
      testMatch: 'roles/*.journey.ts',
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'once',
      testMatch: '*.journey.ts',
      testIgnore: ['roles/**', 'alone/**', 'count/**'],
      use: { viewport: { width: 1280, height: 800 } },
    },
    // What counts the streams of the whole server walks alone.
    {
      name: 'alone',
      testMatch: 'alone/*.journey.ts',
      use: { viewport: { width: 1280, height: 800 } },
      dependencies: ['360 px', '1280 px', 'once'],
    },
    {
      name: 'count',
      testMatch: 'count/*.journey.ts',
      dependencies: ['alone'],
    },
  ],
  webServer: {
    command: `node tests/journeys/serve.ts "${folder}"`,
    url: `http://localhost:${port}/health`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: { PORT: port, PREAU_DATA: folder, PREAU_LOG: 'silent' },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
