import { defineConfig } from '@playwright/test'
import { findBrowser } from './tests/support/browser'

// One portal for the run, started by `npm start`'s own program in demonstration mode, with an empty data folder.
process.env.E2E_PORT ??= String(20_000 + (process.pid % 10_000))

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/support/global-setup.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: 'test-reports/playwright.json' }]],
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    locale: 'fr-FR',
    timezoneId: 'Asia/Kathmandu',
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
