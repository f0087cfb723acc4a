// Compares the portrait of a document with one view of a person or several of one session.
import { judgeFaces, portraitClassOf, viewsOf, type FaceVerdict } from '#core/face-bands.ts'
import type { FaceTemplate } from '#core/face-facts.ts'
import { meanTemplate } from './embed-face.ts'

/** The cosine of two templates. @throws {Error} for templates of two models */
export function scoreFaces(a: FaceTemplate, b: FaceTemplate): number {
  if (a.model !== b.model) throw new Error('templates of two models say nothing of each other')
  return a.vector.reduce((sum, each, i) => sum + each * b.vector[i]!, 0)
}

/**
 * Compares.
 * @param views of one person in one session; their mean is compared
 * @param height of the smallest portrait among them, pixels
 * @throws {Error} for no view, templates of two models, or a model without a calibration
 */
export function compareFaces(portrait: FaceTemplate, views: readonly FaceTemplate[], height: number): FaceVerdict {
  const profile = { model: portrait.model, views: viewsOf(views.length), portrait: portraitClassOf(height) } as const
  return judgeFaces(scoreFaces(portrait, meanTemplate(views)), profile)
}
