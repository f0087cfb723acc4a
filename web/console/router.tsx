// The addresses of the console. Filters stand in the address, personal data never does.
import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router'
import { AccountScreen } from './screens/account.tsx'
import { BlocklistScreen } from './screens/blocklist.tsx'
import { BrokenScreen } from './screens/broken.tsx'
import { CaseScreen } from './screens/case.tsx'
import { CasesScreen } from './screens/cases.tsx'
import { EnterScreen } from './screens/enter.tsx'
import { NotFoundScreen } from './screens/not-found.tsx'
import { QueueScreen } from './screens/queue.tsx'
import { SignInScreen } from './screens/sign-in.tsx'
import { TeamScreen } from './screens/team.tsx'
import { readBlocklistSearch, readCasesSearch, readQueueSearch, readSignInSearch } from './searches.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundScreen })
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/queue', replace: true })
  },
})
const enter = createRoute({ getParentRoute: () => root, path: '/enter', component: EnterScreen })
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInScreen, validateSearch: readSignInSearch })

const staff = createRoute({ getParentRoute: () => root, id: 'staff', component: Shell })
const queue = createRoute({ getParentRoute: () => staff, path: '/queue', component: QueueScreen, validateSearch: readQueueSearch })
const cases = createRoute({ getParentRoute: () => staff, path: '/cases', component: CasesScreen, validateSearch: readCasesSearch })
const oneCase = createRoute({ getParentRoute: () => staff, path: '/cases/$id', component: CaseScreen })
const blocklist = createRoute({ getParentRoute: () => staff, path: '/blocklist', component: BlocklistScreen, validateSearch: readBlocklistSearch })
const team = createRoute({ getParentRoute: () => staff, path: '/team', component: TeamScreen })
const account = createRoute({ getParentRoute: () => staff, path: '/account', component: AccountScreen })

export const router = createRouter({
  routeTree: root.addChildren([start, enter, signIn, staff.addChildren([queue, cases, oneCase, blocklist, team, account])]),
  basepath: '/console',
  scrollRestoration: true,
  defaultErrorComponent: BrokenScreen,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
