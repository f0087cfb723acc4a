// For journeys: pictures of specimens as files a person would choose. The same order gives the same picture; each is made once.
import type { PhotoSide } from '#contract/words.ts'
import { makeSpecimen, type Specimen, type SpecimenOrder } from '#specimens/specimen.ts'
import { plainLayout } from '#specimens/layouts.ts'
import { TODAY, type Shown } from './api-steps.ts'

const made = new Map<string, Promise<Specimen>>()

/** A photograph of one side, with what it says. */
export function picture(shown: Shown, side: PhotoSide): Promise<Specimen> {
  const order: SpecimenOrder = { level: 0, today: TODAY, ...plainLayout(shown.kind), ...shown, side }
  const key = JSON.stringify(order)
  const known = made.get(key) ?? makeSpecimen(order)
  made.set(key, known)
  return known
}
