// What lies between the document and the lens: fingers, shadows, fall of light, reflections.
import type { Point, Quad } from '#contract/reading.ts'
import { chanceOf, type Chance } from './chance.ts'
import type { Conditions } from './conditions.ts'
import type { Pen } from './sheet.ts'
import { squareToQuad, through } from './warp.ts'

/** The dark rim under the document; drawn before it. */
export function castRim(pen: Pen, corners: Quad): void {
  pen.save()
  pen.shadowColor = 'rgba(0,0,0,0.55)'
  pen.shadowBlur = pen.canvas.width / 130
  pen.shadowOffsetX = pen.canvas.width / 500
  pen.shadowOffsetY = pen.canvas.width / 350
  pen.fillStyle = 'rgba(0,0,0,0.8)'
  pen.beginPath()
  for (const [x, y] of outline(corners)) pen.lineTo(x, y)
  pen.fill()
  pen.restore()
}

/** Everything above the document; drawn after it. */
export function shine(pen: Pen, corners: Quad, is: Conditions, seed: number): void {
  const chance = chanceOf(seed, 'light')
  const onto = squareToQuad(corners)
  const skin = chance.pick(['#e7b795', '#d29c76', '#a8714c', '#7a4f36', '#f0c8aa'])
  if (is.finger === 'edge') holdAtEdge(pen, onto, chance, skin)
  if (is.finger === 'over') coverFields(pen, onto, chance, skin)
  const { width: w, height: h } = pen.canvas
  if (is.fall > 0) fallOff(pen, w, h, is.fall, chance)
  if (is.shadow > 0) castShadow(pen, w, h, is.shadow, chance)
  if (is.band > 0) refresh(pen, w, h, is.band, chance)
  if (is.glare > 0) reflect(pen, onto, corners, is.glare, chance)
}

/** The document's edge a little within, without its round corners. */
function outline(corners: Quad): Point[] {
  const m = squareToQuad(corners)
  const [near, cut] = [0.004, 0.045]
  const points: Point[] = [
    [cut, near], [1 - cut, near], [1 - near, cut], [1 - near, 1 - cut], [1 - cut, 1 - near], [cut, 1 - near], [near, 1 - cut], [near, cut],
  ]
  return points.map((point) => through(m, point))
}

/** A finger as a thick round stroke with a nail. */
function finger(pen: Pen, from: Point, to: Point, thick: number, skin: string): void {
  pen.save()
  pen.lineCap = 'round'
  pen.shadowColor = 'rgba(0,0,0,0.45)'
  pen.shadowBlur = thick * 0.25
  pen.strokeStyle = skin
  pen.lineWidth = thick
  pen.beginPath()
  pen.moveTo(...from)
  pen.lineTo(...to)
  pen.stroke()
  pen.shadowColor = 'transparent'
  pen.strokeStyle = 'rgba(255,235,225,0.35)'
  pen.lineWidth = thick * 0.3
  pen.beginPath()
  pen.moveTo(from[0] + (to[0] - from[0]) * 0.7, from[1] + (to[1] - from[1]) * 0.7)
  pen.lineTo(...to)
  pen.stroke()
  pen.restore()
}

const far = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** A thumb that overlaps the margin by 3 % of the document: every layout keeps that free of text. */
function holdAtEdge(pen: Pen, onto: number[], chance: Chance, skin: string): void {
  const y = chance.between(0.3, 0.7)
  const right = chance.often(0.5)
  const tip = through(onto, [right ? 1.015 : -0.015, y])
  const root = through(onto, [right ? 1.6 : -0.6, y + 0.25])
  finger(pen, root, tip, far(through(onto, [0, 0.4]), through(onto, [0, 0.56])), skin)
}

/** Three fingers across the left half, where each layout has fields, two of them over the lower lines. */
function coverFields(pen: Pen, onto: number[], chance: Chance, skin: string): void {
  const thick = far(through(onto, [0, 0.4]), through(onto, [0, 0.62]))
  for (const y of [0.32, 0.6, 0.86]) {
    finger(pen, through(onto, [-0.8, y + 0.3]), through(onto, [chance.between(0.5, 0.66), y + chance.between(-0.04, 0.04)]), thick, skin)
  }
}

/** Light from one side. */
function fallOff(pen: Pen, w: number, h: number, depth: number, chance: Chance): void {
  const turn = chance.between(0, Math.PI * 2)
  const [dx, dy] = [(Math.cos(turn) * w) / 2, (Math.sin(turn) * h) / 2]
  const light = pen.createLinearGradient(w / 2 - dx, h / 2 - dy, w / 2 + dx, h / 2 + dy)
  light.addColorStop(0, 'rgba(0,0,0,0)')
  light.addColorStop(1, `rgba(10,8,20,${depth})`)
  pen.fillStyle = light
  pen.fillRect(0, 0, w, h)
}

/** The soft edge of a head's or phone's shadow across the picture. */
function castShadow(pen: Pen, w: number, h: number, depth: number, chance: Chance): void {
  const turn = chance.between(0, Math.PI * 2)
  const [ux, uy] = [Math.cos(turn), Math.sin(turn)]
  const edge = chance.between(-0.15, 0.2) * w
  const soft = chance.between(0.02, 0.09) * w
  const light = pen.createLinearGradient(
    w / 2 + ux * (edge - soft), h / 2 + uy * (edge - soft), w / 2 + ux * (edge + soft), h / 2 + uy * (edge + soft),
  )
  light.addColorStop(0, 'rgba(0,0,12,0)')
  light.addColorStop(1, `rgba(0,0,12,${depth})`)
  pen.fillStyle = light
  pen.fillRect(0, 0, w, h)
}

/** A lamp mirrored in the lamination; at full strength nothing under it can be read. */
function reflect(pen: Pen, onto: number[], corners: Quad, strength: number, chance: Chance): void {
  const blown = strength > 0.9
  const [x, y] = through(onto, blown ? [chance.between(0.3, 0.45), chance.between(0.4, 0.55)] : [chance.between(0.15, 0.85), chance.between(0.15, 0.85)])
  const r = far(corners[0], corners[1]) * (blown ? chance.between(0.3, 0.36) : chance.between(0.08, 0.2))
  pen.save()
  pen.translate(x, y)
  pen.rotate(chance.between(-0.6, 0.6))
  pen.scale(1, chance.between(0.6, 0.8))
  const light = pen.createRadialGradient(0, 0, 0, 0, 0, r)
  light.addColorStop(0, `rgba(255,255,255,${strength})`)
  light.addColorStop(blown ? 0.62 : 0.3, `rgba(255,255,250,${blown ? 1 : strength * 0.7})`)
  light.addColorStop(1, 'rgba(255,255,245,0)')
  pen.fillStyle = light
  pen.fillRect(-r, -r, 2 * r, 2 * r)
  pen.restore()
}

/** A display is redrawn while the shutter rolls down the picture: a soft dark band across it. */
function refresh(pen: Pen, w: number, h: number, depth: number, chance: Chance): void {
  const [y, half] = [h * chance.between(0.1, 0.9), h * chance.between(0.1, 0.22)]
  const dark = pen.createLinearGradient(0, y - half, 0, y + half)
  dark.addColorStop(0, 'rgba(0,0,0,0)')
  dark.addColorStop(0.5, `rgba(0,0,0,${depth})`)
  dark.addColorStop(1, 'rgba(0,0,0,0)')
  pen.fillStyle = dark
  pen.fillRect(0, y - half, w, 2 * half)
}
