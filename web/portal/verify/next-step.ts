// What the subscriber has to do next in a registration: pure, from the server's own list of what is missing.
import type { Registration } from '#contract/registration.ts'

/** `document`, `consents`, a side, `details`, `email`, `phone`; then `check`; `status` when it is not the subscriber's turn. */
export type Task = string

const CONTACTS = ['email', 'phone']
const FIRST: readonly Task[] = ['document', 'consents']
const LAST: readonly Task[] = ['details', ...CONTACTS]

/** Whether the subscriber may change anything now. */
export function isOpen(registration: Registration): boolean {
  return registration.next_actor === 'subscriber'
}

/** Whether something was sent back, so that only named things are done again. */
export function isRedo(registration: Registration): boolean {
  return isOpen(registration) && registration.status !== 'draft' && registration.redo.length > 0
}

/** The task that mends a place: a side by its picture, a contact by its code, a field on the details page. Null for what no task mends. */
export function taskOf(place: string, registration: Registration): Task | null {
  if (FIRST.includes(place) || LAST.includes(place)) return place
  if (registration.photos.some((photo) => photo.side === place)) return place
  if (place === 'document_type' || place === 'issuing_country') return 'document'
  return registration.fields.some((field) => field === place) ? 'details' : null
}

/** Tasks still to do, in the server's order. Its list holds what was sent back until that is done again. */
export function tasksLeft(registration: Registration): Task[] {
  return [...new Set(registration.missing.map((place) => taskOf(place, registration)))].filter((task) => task !== null)
}

/** What comes next: the first task left, else checking the answers; the status when it is not the subscriber's turn. */
export function nextStep(registration: Registration): Task {
  if (!isOpen(registration)) return 'status'
  return tasksLeft(registration)[0] ?? 'check'
}

/** All tasks of this round, done or not, with `check` at the end: how many steps there are. */
export function allTasks(registration: Registration): Task[] {
  const left = tasksLeft(registration)
  const own = isRedo(registration)
    ? registration.redo.map((place) => taskOf(place, registration)).filter((task) => task !== null)
    : [...FIRST, ...registration.photos.map((photo) => photo.side), 'details']
  return [...new Set([...own, ...left]), 'check']
}

/** Which step of how many a task is, or null for one already done. `known` is the most steps seen before: a confirmed contact does not shorten the way. */
export function stepNumber(task: Task, registration: Registration, known: number): { n: number; total: number } | null {
  const left = [...tasksLeft(registration), 'check']
  const at = left.indexOf(task)
  if (at < 0 || (task === 'check' && left.length > 1)) return null
  const total = Math.max(known, allTasks(registration).length)
  return { n: total - left.length + at + 1, total }
}

/** The address of a task. */
export function pathOf(task: Task, registration: Pick<Registration, 'id' | 'photos'>): string {
  const page = registration.photos.some((photo) => photo.side === task) ? `photo/${task}` : CONTACTS.includes(task) ? `contact/${task}` : task
  return `/verify/${page}?registration=${registration.id}`
}

/** The task an address names. */
export function taskAt(step: string, detail: string | undefined): Task {
  return (step === 'photo' || step === 'contact') && detail ? detail : step
}
