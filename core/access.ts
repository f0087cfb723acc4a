// What each role of staff may do. A right not written here is refused.
import type { StaffRole } from '#contract/words.ts'
import type { RouteName } from '#contract/routes.ts'

export const STAFF_RIGHTS = ['see_queue', 'see_case', 'see_pictures', 'see_details', 'decide', 'note', 'search', 'team'] as const
export type StaffRight = (typeof STAFF_RIGHTS)[number]

export const RIGHTS = {
  reviewer: ['see_queue', 'see_case', 'see_pictures', 'see_details', 'decide', 'note', 'search'],
  support: ['see_case', 'note', 'search'],
  compliance: ['see_queue', 'see_case', 'see_pictures', 'see_details', 'note', 'search'],
  admin: ['see_queue', 'see_case', 'search', 'team'],
} as const satisfies Record<StaffRole, readonly StaffRight[]>

/** The right each staff route asks for; null: any signed-in member of staff. */
export const STAFF_ROUTES = {
  listQueue: 'see_queue', takeNext: 'decide', takeCase: 'decide', releaseCase: 'decide', searchCases: 'search', getCase: 'see_case',
  getCasePhoto: 'see_pictures', previewDecision: 'decide', decideCase: 'decide', addCaseNote: 'note',
  listStaff: 'team', inviteStaff: 'team', closeStaff: 'team',
  openStaffLink: null, passkeyRegistrationOptions: null, addPasskey: null, startTotp: null, setStaffPassword: null, getStaffSession: null, signOutStaff: null,
  getService: null,
} as const satisfies Partial<Record<RouteName, StaffRight | null>>

/** Whether any of the roles carries the right. */
export function mayStaff(roles: readonly StaffRole[], right: StaffRight): boolean {
  return roles.some((role) => (RIGHTS[role] as readonly StaffRight[]).includes(right))
}
