// What the sender of a picture says it shows: told apart from what is seen, never trusted.
import type { DocumentKind, PhotoSide } from '#contract/words.ts'

export type Expected = { kind: DocumentKind; side: PhotoSide }
