// What the reader saw on one picture: facts with confidence and place, and what it could not read. No judgement of people.
import { Type, type Static } from 'typebox'
import { DocumentKind, FieldName, PhotoSide, oneOf } from './words.ts'

/** A point in pixels of the upright (EXIF-turned) picture, origin top left. */
export const Point = Type.Unsafe<[number, number]>(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))
export type Point = Static<typeof Point>

/** Four corners in reading order: top left, top right, bottom right, bottom left of the thing shown. */
export const Quad = Type.Unsafe<[Point, Point, Point, Point]>(Type.Array(Point, { minItems: 4, maxItems: 4 }))
export type Quad = Static<typeof Quad>

/** One fact. `printed` is the visual zone, `mrz` the machine-readable zone, `barcode` a two-dimensional code. */
export const ReadField = Type.Object({
  name: FieldName,
  source: oneOf(['printed', 'mrz', 'barcode']),
  /** Normalised: dates ISO 8601, sex M F or X, names with single spaces, Chinese validity as printed (`YYYY.MM.DD-YYYY.MM.DD` or `YYYY.MM.DD-长期`). */
  value: Type.String(),
  /** As recognised, before normalisation. */
  raw: Type.String(),
  /** 0 to 1. */
  confidence: Type.Number(),
  box: Type.Union([Quad, Type.Null()]),
  /** True when a character may lie outside the recogniser's alphabet: a person looks, it is never a mismatch. */
  doubtful: Type.Boolean(),
})
export type ReadField = Static<typeof ReadField>

export const MRZ_FORMATS = ['TD1', 'TD2', 'TD3', 'MRVA', 'MRVB', 'FRID'] as const
export const MrzFormat = oneOf(MRZ_FORMATS)
export type MrzFormat = Static<typeof MrzFormat>

export const ReadMrz = Type.Object({
  format: MrzFormat,
  /** Raw lines, exactly 30, 36 or 44 characters each. */
  lines: Type.Array(Type.String()),
  /** Lowest line confidence, 0 to 1. */
  confidence: Type.Number(),
  /** ICAO 9303-3 4.9, by the name of the field it guards. */
  check_digits: Type.Array(Type.Object({ field: Type.String(), right: Type.Boolean() })),
  /** All check digits right, dates and states plausible, confidence high, nothing corrected. */
  accepted: Type.Boolean(),
  /** A character was changed to make a check digit right: never approved by the machine alone. */
  corrected: Type.Boolean(),
  boxes: Type.Array(Quad),
})
export type ReadMrz = Static<typeof ReadMrz>

/** A two-dimensional code whose error correction came out right; what it says stands among the fields. */
export const ReadBarcode = Type.Object({ format: oneOf(['PDF417', 'QR']), box: Quad })
export type ReadBarcode = Static<typeof ReadBarcode>

/** Faults of the picture itself, by the retryable reason codes of `reasons.ts`. */
export const PictureFault = Type.Object({
  code: oneOf([
    'document_blurred', 'document_glare', 'document_too_dark', 'document_cut_off', 'document_covered', 'low_resolution',
    'document_too_small', 'no_document_in_image', 'two_documents', 'black_and_white', 'photocopy', 'photo_of_screen',
  ]),
  /** `refuse` goes back to the subscriber at once, `warn` is shown, `hint` only reaches the reviewer. */
  weight: oneOf(['refuse', 'warn', 'hint']),
  box: Type.Union([Quad, Type.Null()]),
})
export type PictureFault = Static<typeof PictureFault>

export const ReadQuality = Type.Object({
  /** Effective sharpness: refuse below 1.4, warn below 2.4. */
  sharpness: Type.Number(),
  /** Resolution on the document: refuse below 5, warn below 6. */
  pixels_per_mm: Type.Number(),
  /** Mean chroma 0 to 255; photocopies lie near 0. */
  chroma: Type.Number(),
  /** Share of the document covered by the largest blown-out patch, 0 to 1. */
  glare: Type.Number(),
  /** Median luma, 0 to 255. */
  brightness: Type.Number(),
  faults: Type.Array(PictureFault),
})
export type ReadQuality = Static<typeof ReadQuality>

/** All that was seen on one picture. */
export const Reading = Type.Object({
  picture: Type.Object({ width: Type.Integer(), height: Type.Integer(), sha256: Type.String() }),
  document: Type.Object({
    kind: Type.Union([DocumentKind, Type.Null()]),
    side: Type.Union([PhotoSide, Type.Null()]),
    /** 0 to 1. */
    confidence: Type.Number(),
    corners: Type.Union([Quad, Type.Null()]),
    /** Reading direction in degrees clockwise from the picture's horizontal. */
    direction: Type.Number(),
  }),
  quality: ReadQuality,
  mrz: Type.Union([ReadMrz, Type.Null()]),
  barcode: Type.Union([ReadBarcode, Type.Null()]),
  fields: Type.Array(ReadField),
  /** Fields this side must carry that could not be read. */
  missing: Type.Array(FieldName),
  /** Every text line found, for explaining. */
  lines: Type.Array(Type.Object({ text: Type.String(), confidence: Type.Number(), box: Quad })),
  /** Milliseconds by step. */
  timing: Type.Record(Type.String(), Type.Number()),
})
export type Reading = Static<typeof Reading>

/** Why a file could not be read at all. */
export const ReadFailure = Type.Object({
  problem: oneOf(['not_a_picture', 'picture_damaged', 'picture_too_large', 'reader_failed']),
  detail: Type.String(),
})
export type ReadFailure = Static<typeof ReadFailure>
