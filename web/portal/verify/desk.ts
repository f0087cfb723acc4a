// The page's side of the capture worker: started when first needed, asked one thing at a time, closed with the camera step.
import type { Look, Order } from './capture-work.ts'
import type { Verdict } from './shot-verdict.ts'

type Answer = { readonly id: number; readonly answer?: Look | Verdict; readonly error?: string }
export type Desk = { readonly look: (order: Extract<Order, { does: 'look' }>) => Promise<Look>; readonly judge: (order: Extract<Order, { does: 'judge' }>) => Promise<Verdict> }

let worker: Worker | null = null
let last = 0
const waiting = new Map<number, { readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void }>()

/** Everybody who waits is told that nothing comes. */
function giveUp(why: string): void {
  for (const { reject } of waiting.values()) reject(new Error(why))
  waiting.clear()
}

function started(): Worker {
  if (worker) return worker
  worker = new Worker(new URL('./capture-worker.ts', import.meta.url))
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.error === undefined) asked?.resolve(data.answer as never)
    else asked?.reject(new Error(data.error))
  })
  worker.addEventListener('error', (event) => {
    giveUp(`the capture worker failed: ${event.message}`)
    closeDesk()
  })
  return worker
}

function ask(order: Order): Promise<never> {
  return new Promise((resolve, reject) => {
    last += 1
    waiting.set(last, { resolve, reject })
    const { picture } = order
    started().postMessage({ id: last, order }, 'pixels' in picture ? [picture.pixels.data.buffer] : [picture])
  })
}

/** Looks and judges in a worker. Both fail where there is none; then the camera gives no hints, and the server alone judges. */
export const desk: Desk = { look: ask, judge: ask }

/** Ends the worker; the next order starts another. */
export function closeDesk(): void {
  worker?.terminate()
  worker = null
  giveUp('the capture worker was closed')
}
