import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// A zone far from Paris, with an offset of 5 h 45: code that trusts the machine's zone is found out.
process.env.TZ = 'Asia/Kathmandu'

const alias = {
  'server-only': fileURLToPath(new URL('./tests/support/empty.ts', import.meta.url)),
  '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, ''),
}

export default defineConfig({
  resolve: { alias },
  test: {
    reporters: ['default', ['json', { outputFile: 'test-reports/vitest.json' }]],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], setupFiles: ['tests/support/setup.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/setup.ts', 'tests/support/integration-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
