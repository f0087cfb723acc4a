// What a provider of faces answers over the wire, checked field by field: a stranger's word is never taken as it comes.
import { Type, type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { FACE_BANDS, FACE_REASONS, FACE_VIEWS, PORTRAIT_CLASSES } from '#contract/faces.ts'
import { Point, Quad } from '#contract/reading.ts'
import type { FaceComparison } from './face-engine.ts'
import type { FoundFaces } from './face-facts.ts'

const oneOf = <const Words extends readonly (string | number)[]>(words: Words) => Type.Unsafe<Words[number]>(Type.Union(words.map((word) => Type.Literal(word))))
const number = (minimum: number, maximum: number) => Type.Number({ minimum, maximum })
const LARGEST = 1e6

const Orientation = oneOf([0, 90, 180, 270])
const FivePoints = Type.Unsafe<[Point, Point, Point, Point, Point]>(Type.Array(Point, { minItems: 5, maxItems: 5 }))
const Face = Type.Object({
  box: Quad, score: number(0, 1), presence: number(0, 1), height: number(0, LARGEST), portrait_height: number(0, LARGEST),
  pose: Type.Object({ yaw: number(-180, 180), pitch: number(-180, 180), roll: number(-180, 180) }),
  open: Type.Object({ left_eye: number(0, 10), right_eye: number(0, 10), mouth: number(0, 10) }),
  points: FivePoints,
  quality: Type.Object({
    sharpness: number(0, 100), brightness: number(0, 255), blown_out: number(0, 1),
    reasons: Type.Array(oneOf(FACE_REASONS)),
  }),
})
const Found = Type.Object({ picture: Type.Object({ width: number(1, LARGEST), height: number(1, LARGEST) }), orientation: Orientation, faces: Type.Array(Face, { maxItems: 100 }) })
const Compared = Type.Object({ orientation: Orientation, face: Face })
const Comparison = Type.Object({
  band: oneOf(FACE_BANDS),
  profile: Type.Object({
    model: Type.String({ minLength: 1, maxLength: 100 }), views: oneOf(FACE_VIEWS),
    portrait: oneOf(PORTRAIT_CLASSES),
  }),
  score: Type.Union([number(-1, 1), Type.Null()]), remedy: Type.Union([Type.Literal('closer'), Type.Null()]),
  portrait: Compared, selfies: Type.Array(Compared, { minItems: 1, maxItems: 100 }),
})
const NoFace = Type.Object({ problem: Type.Literal('no_face'), detail: Type.String({ maxLength: 200 }) })

/** `null`: the answer is of another form. What it has beyond the form is left out, a template among it. */
function read<Schema extends TSchema>(schema: Schema, json: unknown): Static<Schema> | Static<typeof NoFace> | null {
  const either = Type.Union([schema, NoFace])
  const copy = Value.Clean(either, Value.Clone(json))
  return Value.Check(either, copy) ? copy : null
}

/** The answer to "find". */
export function readFoundFaces(json: unknown): FoundFaces | Static<typeof NoFace> | null {
  return read(Found, json)
}

/** The answer to "compare"; `views` selfies were asked about. A provider's match of what it says cannot be compared is no match. */
export function readComparison(json: unknown, views: number): FaceComparison | Static<typeof NoFace> | null {
  const comparison = read(Comparison, json)
  if (comparison === null || 'problem' in comparison) return comparison
  const isSound = comparison.selfies.length === views && (comparison.band !== 'match' || comparison.remedy === null)
  return isSound ? comparison : null
}
