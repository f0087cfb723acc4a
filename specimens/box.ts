// A rectangle of a drawing.

/** In the drawing's own units, from its upper left corner. */
export type Box = { x: number; y: number; w: number; h: number }
