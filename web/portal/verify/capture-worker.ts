// The worker beside the camera: looks at frames and judges shots, so that the page stays free. Loaded only with the camera or a shot.
import { judge, lookAt, type Order } from './capture-work.ts'

/** The part of a worker's global scope that is used. The page's types have no name for it. */
type Asked = MessageEvent<{ readonly id: number; readonly order: Order }>
type Scope = { addEventListener(type: 'message', listener: (event: Asked) => void): void; postMessage(message: unknown, transfer: Transferable[]): void }
const scope = self as unknown as Scope

scope.addEventListener('message', ({ data: { id, order } }) => {
  try {
    const answer = order.does === 'look' ? lookAt(order) : judge(order)
    scope.postMessage({ id, answer }, 'full' in answer && answer.full ? [answer.full] : [])
  } catch (error) {
    scope.postMessage({ id, error: String(error) }, [])
  }
})
