// The browser's history: where we are, going somewhere, and links that do so without loading the page anew.
import { cell } from './cell.ts'

const here = (): string => location.pathname + location.search
/** Path and query of the page shown. */
export const address = cell(here())

/** Goes to an address of this site. With `replace` the page left is not kept for Back. */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (to !== here()) history[how === 'push' ? 'pushState' : 'replaceState'](null, '', to)
  address.set(to)
}

/** Takes the fragment out of the address, so that a token in it stays in no history. */
export function dropFragment(): void {
  history.replaceState(null, '', here())
}

/** Whether a click on a link is ours to follow: plain, left, to a page of this site. */
function isOurs(event: MouseEvent, link: HTMLAnchorElement): boolean {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false
  return link.origin === location.origin && !link.target && !link.hasAttribute('download') && !link.hash
}

/** Begins to follow Back, Forward and links. */
export function startNavigation(): void {
  addEventListener('popstate', () => address.set(here()))
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || !isOurs(event, link)) return
    event.preventDefault()
    go(link.pathname + link.search)
  })
}
