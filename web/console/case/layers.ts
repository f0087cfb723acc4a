// What of a reading is drawn over a picture, in layers a reviewer switches one by one.
export const LAYERS = ['corners', 'lines', 'fields', 'zone', 'faults'] as const
export type Layer = (typeof LAYERS)[number]
export type Layers = ReadonlySet<Layer>

/** Every line of text would hide the picture: it is asked for. */
export const FIRST_LAYERS: Layers = new Set(LAYERS.filter((layer) => layer !== 'lines'))
export const NO_LAYERS: Layers = new Set()

/** The layers with one of them switched. */
export function switchLayer(layers: Layers, layer: Layer): Layers {
  return new Set(LAYERS.filter((each) => (each === layer) !== layers.has(each)))
}
