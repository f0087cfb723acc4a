// What each role of staff may do. A right not written here is refused.
import type { StaffRole } from '#contract/words.ts'
import type { RouteName } from '#contract/routes.ts'

export const STAFF_RIGHTS = ['see_queue', 'see_case', 'see_pictures', 'see_details', 'decide', 'note', 'search', 'team', 'see_blocklist', 'block', 'unblock'] as const
export type StaffRight = (typeof STAFF_RIGHTS)[number]

export const RIGHTS = {
  reviewer: ['see_queue', 'see_case', 'see_pictures', 'see_details', 'decide', 'note', 'search', 'see_blocklist', 'block'],
  support: ['see_case', 'note', 'search'],
  // Who blocks for a case does not lift the block again: compliance keeps the list.
  compliance: ['see_queue', 'see_case', 'see_pictures', 'see_details', 'note', 'search', 'see_blocklist', 'block', 'unblock'],
  admin: ['see_queue', 'see_case', 'search', 'team'],
} as const satisfies Record<StaffRole, readonly StaffRight[]>

/** The right each staff route asks for; null: any signed-in member of staff. */
export const STAFF_ROUTES = {
  listQueue: 'see_queue', takeNext: 'decide', takeCase: 'decide', releaseCase: 'decide', searchCases: 'search', getCase: 'see_case',
  getCasePhoto: 'see_pictures', previewDecision: 'decide', decideCase: 'decide', addCaseNote: 'note', answerRepeat: 'decide',
  listBlocks: 'see_blocklist', findBlocks: 'see_blocklist', addBlock: 'block', liftBlock: 'unblock',
  listStaff: 'team', inviteStaff: 'team', closeStaff: 'team',
  openStaffLink: null, passkeyRegistrationOptions: null, addPasskey: null, startTotp: null, setStaffPassword: null, getStaffSession: null, signOutStaff: null,
  getService: null,
} as const satisfies Partial<Record<RouteName, StaffRight | null>>

/** Whether any of the roles carries the right. */
export function mayStaff(roles: readonly StaffRole[], right: StaffRight): boolean {
  return roles.some((role) => (RIGHTS[role] as readonly StaffRight[]).includes(right))
}
