// Reads Chinese names and short rows of addresses again in other crops: what is read the same each time is sure, what changes with the crop is not.
import type { Quad, ReadField } from '#contract/reading.ts'
import { growQuad, isInside, quadCentre } from '#optics/geometry.ts'
import type { Raster } from '#optics/raster.ts'
import type { SideDescription } from './documents.ts'
import type { Engines } from './engines.ts'
import { recogniseText } from './recognise-text.ts'
import type { Character, RecognisedText } from './recognised-text.ts'
import { isTwin, mayHoldStandIn } from './stand-ins.ts'
import type { TextLine } from './text-line.ts'

/** Room added along a line and across it, in heights: each crop is squeezed to one height, so that strokes fall elsewhere. */
const CROPS = [[-0.05, -0.1], [0.1, 0.08], [0.25, 0.16]] as const
/** Characters read more surely than this need no other look, unless they may stand for another. */
const SURE_AT_ONCE = 0.92
/**
 * A character read the same each time is as sure as its surest look, if none was less sure than this. Of 94 names with a character outside the
 * alphabet no more came out sure by that than by one look; of 114 others four did.
 */
const LEAST_OF_LOOKS = 0.6
/** What may stand for a character outside the alphabet must be surer, each time and on the whole: those rightly read were at least 0.937 and 0.98. */
const TWIN = { least: 0.93, mean: 0.97 }
/** What was not read the same each time is no surer than this. */
const DIFFERS = 0.5
/** How far beyond the end of a name is looked, in heights, and how sure what is read there must be. */
const BEYOND = { reach: 1.1, sure: 0.45 }
/** The detector cuts rows of one or two characters tightly. */
const SHORT_ROW = 2
const SURE_IN_ROW = 0.9

const isHan = ({ character }: Character): boolean => /\p{Script=Han}/u.test(character)
const hanOf = ({ characters }: RecognisedText): Character[] => characters.filter(isHan)
const spell = (characters: readonly Character[]): string => characters.map(({ character }) => character).join('')

/** How sure a character is after all looks. */
function pool(character: string, looks: readonly number[]): number {
  const least = Math.min(...looks)
  const mean = looks.reduce((sum, each) => sum + each, 0) / looks.length
  if (isTwin(character) && (least < TWIN.least || mean < TWIN.mean)) return Math.min(least, DIFFERS)
  return least < LEAST_OF_LOOKS ? least : Math.max(...looks)
}

/** A name's line, its characters as sure as all looks make them. `name`: the characters on it that are the name's; others are a label's. */
function settleName(line: TextLine, name: string, looks: readonly RecognisedText[]): TextLine {
  const count = Array.from(name).length
  const own = hanOf(line)
  const isSame = ({ length }: readonly Character[], text: string): boolean => (length === count ? text === name : own.length > count && text.endsWith(name))
  const others = looks.map(hanOf)
  const isAgreed = others.every((each) => isSame(each, spell(each)))
  const first = own.length - count
  const characters = line.characters.map((each): Character => {
    const at = own.indexOf(each) - first
    if (at < 0) return each
    if (!isAgreed) return { ...each, confidence: Math.min(each.confidence, DIFFERS) }
    return { ...each, confidence: pool(each.character, [each.confidence, ...others.map((other) => other.at(at - count)!.confidence)]) }
  })
  return { ...line, characters }
}

async function lookAt(engines: Engines, raster: Raster, { quad, width, height }: TextLine): Promise<RecognisedText[]> {
  const looks: RecognisedText[] = []
  for (const [along, across] of CROPS) looks.push(await recogniseText(engines, raster, growQuad(quad, across, (along * height) / Math.max(1, width))))
  return looks
}

/** A name's line with what stands right beyond it, which is never sure: of a last 一 the detector sees nothing. */
async function lookBeyond(engines: Engines, raster: Raster, line: TextLine): Promise<TextLine> {
  const share = (BEYOND.reach * line.height) / Math.max(1, line.width)
  const grown = growQuad(line.quad, 0, share)
  const quad: Quad = [line.quad[0], grown[1], grown[2], line.quad[3]]
  const read = await recogniseText(engines, raster, quad)
  const [own, more] = [hanOf(line), hanOf(read)]
  const added = more.slice(own.length)
  if (added.length === 0 || !spell(more).startsWith(spell(own)) || added.some(({ confidence }) => confidence < BEYOND.sure)) return line
  const characters = read.characters.map((each): Character => (added.includes(each) ? { ...each, confidence: Math.min(each.confidence, DIFFERS) } : each))
  const shift = (share * line.width) / 2
  return { ...line, ...read, characters, quad, width: line.width * (1 + share), u: line.u + shift * Math.cos(line.slope), v: line.v + shift * Math.sin(line.slope) }
}

/**
 * The lines with those read again that hold a Chinese name not read surely, or a short row under an address.
 * @param printed the fields as the lines gave them, boxes in pixels of the raster
 */
export async function lookAgain(
  engines: Engines, raster: Raster, lines: readonly TextLine[], side: SideDescription, printed: readonly ReadField[],
): Promise<TextLine[]> {
  const seen: TextLine[] = []
  for (const line of lines) {
    const field = printed.find(({ box }) => box !== null && (isInside(quadCentre(line.quad), box, 0) || isInside(quadCentre(box), line.quad, 0)))
    const described = side.fields.find(({ name }) => name === field?.name)
    const own = hanOf(line)
    if (field && described?.value.startsWith('han_name') && !mayHoldStandIn(field.value)) {
      const whole = spell(own)
      const value = field.value.replace(/\P{Script=Han}/gu, '')
      const name = value.includes(whole) ? whole : value
      const tail = own.slice(-Array.from(name).length)
      const isUnsure = tail.some(({ character, confidence }) => confidence < SURE_AT_ONCE || isTwin(character))
      const settled = isUnsure && name !== '' && whole.endsWith(name) ? settleName(line, name, await lookAt(engines, raster, line)) : line
      seen.push(await lookBeyond(engines, raster, settled))
    } else if (field && described?.value === 'han' && described.rows > 1 && line.characters.length <= SHORT_ROW && line.confidence < SURE_IN_ROW) {
      const surest = (await lookAt(engines, raster, line)).reduce((a, b) => (b.confidence > a.confidence ? b : a))
      seen.push(surest.confidence > line.confidence ? { ...line, ...surest } : line)
    } else seen.push(line)
  }
  return seen
}
