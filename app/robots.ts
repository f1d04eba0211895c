import type { MetadataRoute } from 'next'

/** Search engines stay on the public pages; the others ask them to sign in anyway. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', disallow: ['/admin', '/organisme', '/adhesion', '/demo', '/mon-compte'] } }
}
