// For journeys: pictures of specimens as files a person would choose. The same order gives the same picture; each is made once.
import type { PhotoSide } from '#contract/words.ts'
import { makeSelfieWithDocument, type Selfie, type SelfieOrder } from '#specimens/selfie.ts'
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

/** A selfie with the document of an order in the hand. */
export function selfie(shown: Pick<SelfieOrder, 'kind' | 'seed' | 'person' | 'holder' | 'holding' | 'faces'>): Promise<Selfie> {
  return makeSelfieWithDocument({ today: TODAY, ...shown })
}
