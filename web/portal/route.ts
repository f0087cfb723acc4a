// Which page an address names: pure, so that it can be tested by walking the table.
export const PAGES = {
  '/': 'start',
  '/sign-up': 'sign-up',
  '/sign-up/codes': 'sign-up-codes',
  '/sign-in': 'sign-in',
  '/sign-in/code': 'sign-in-code',
  '/account': 'account',
  '/account/plans': 'plans',
  '/account/password': 'password',
  '/account/contacts/{channel}': 'contact',
  '/verify': 'verify',
  '/verify/{step}': 'verify',
  '/verify/{step}/{side}': 'verify',
} as const
export type PageName = (typeof PAGES)[keyof typeof PAGES] | 'missing'
export type Route = { readonly page: PageName; readonly params: Readonly<Record<string, string>>; readonly query: URLSearchParams }
/** What each page is given. */
export type PageProps = { readonly route: Route }

/** Parameters of an address that fits a pattern, or null. */
function fit(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const here = given[at] ?? ''
    if (part.startsWith('{') && here !== '') params[part.slice(1, -1)] = here
    else if (part !== here) return null
  }
  return params
}

/** The route of an address such as `/verify/details?registration=…`; a slash at the end changes nothing. */
export function routeOf(address: string): Route {
  const url = new URL(`http://here${address}`)
  const path = url.pathname.replace(/\/+$/, '') || '/'
  for (const [pattern, page] of Object.entries(PAGES)) {
    const params = fit(pattern, path)
    if (params) return { page, params, query: url.searchParams }
  }
  return { page: 'missing', params: {}, query: url.searchParams }
}
