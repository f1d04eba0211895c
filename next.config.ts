import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types; a person who starts the portal need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Packages that resolve their own files or bring their own React renderer: loaded by Node as they are.
  serverExternalPackages: [
    'pg-boss',
    'pino',
    'react-email',
    '@react-pdf/renderer',
    '@react-pdf/layout',
    '@react-pdf/render',
    'pdfkit',
    '@libpdf/core',
    'pkijs',
    '@peculiar/x509',
    '@simplewebauthn/server',
    'nodemailer',
    '@etalab/decoupage-administratif',
  ],
  // As much as scripts/web.ts lets in; each action then bounds what it reads.
  experimental: { serverActions: { bodySizeLimit: '6mb' } },
  // Some browsers ask for it before they have read that the icon is elsewhere.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
}

export default config
