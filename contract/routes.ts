// All routes by name. The one list behind server, OpenAPI and client.
import { accountRoutes } from './routes/account.ts'
import { blocklistRoutes } from './routes/blocklist.ts'
import { operatorRoutes } from './routes/operator.ts'
import { registrationRoutes } from './routes/registrations.ts'
import { reviewRoutes, staffRoutes } from './routes/review.ts'

export const ROUTES = { ...registrationRoutes, ...accountRoutes, ...operatorRoutes, ...reviewRoutes, ...blocklistRoutes, ...staffRoutes }
export type Routes = typeof ROUTES
export type RouteName = keyof Routes
export const ROUTE_NAMES = Object.keys(ROUTES) as RouteName[]
