// How the pictures are looked at: zoom, turn and shift, as values shared by all sides.
export type View = {
  /** 1 fits the whole picture into its pane. */
  readonly zoom: number
  /** Quarter turns clockwise. */
  readonly turn: 0 | 1 | 2 | 3
  /** Shift in shares of the pane's width and height. */
  readonly x: number
  readonly y: number
}

export const FIT: View = { zoom: 1, turn: 0, x: 0, y: 0 }
const MOST = 8
const STEPS = [1, 2, 4] as const

const within = (value: number, limit: number): number => Math.min(limit, Math.max(-limit, value))
/** Keeps part of the picture in the pane: at zoom z its edge may come to the pane's middle. */
const hold = (view: View): View => {
  const limit = view.zoom === 1 ? 0 : view.zoom / 2
  return { ...view, x: within(view.x, limit), y: within(view.y, limit) }
}

/** Zooms by a factor; the point `at` (shares of the pane from its middle, -0.5 to 0.5) stays where it is. */
export function zoomBy(view: View, factor: number, at: { x: number; y: number } = { x: 0, y: 0 }): View {
  const zoom = Math.min(MOST, Math.max(1, view.zoom * factor))
  const grown = zoom / view.zoom
  return hold({ ...view, zoom, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown })
}

/** Moves the picture by shares of the pane. */
export function shiftBy(view: View, x: number, y: number): View {
  return hold({ ...view, x: view.x + x, y: view.y + y })
}

/** Turns by a quarter, clockwise; the shift starts over. */
export function turnOnce(view: View): View {
  return { ...view, turn: ((view.turn + 1) % 4) as View['turn'], x: 0, y: 0 }
}

/** The next of the steps 1, 2, 4 and back to fitting: one key for looking closer. */
export function zoomStep(view: View): View {
  const next = STEPS.find((step) => step > view.zoom + 0.01)
  return next === undefined ? { ...view, zoom: 1, x: 0, y: 0 } : zoomBy(view, next / view.zoom)
}
