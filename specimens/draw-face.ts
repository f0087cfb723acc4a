// Head and shoulders of an invented person, shaded so that a detector of faces takes it for one: a painting, never a photograph, never anybody.
import type { Box } from './box.ts'
import { chanceOf } from './chance.ts'
import { HeadCanvas, paint, type Moment } from './head-canvas.ts'
import { inventFace, type Colour } from './invent-face.ts'
import type { SpecimenPerson } from './person.ts'
import type { Pen } from './sheet.ts'

const CLOTHES: readonly Colour[] = [[57, 80, 107], [92, 61, 70], [61, 90, 72], [75, 75, 85], [122, 106, 79]]

/** A head being drawn, part by part. */
class Head extends HeadCanvas {
  /** The outline of the face, without the neck. */
  outline(): void {
    const { jaw, chin } = this.traits
    const { pen, at: { x, y, rx, ry } } = this
    const shift = Math.sin(this.turn) * 0.12 * rx
    pen.beginPath()
    pen.moveTo(x - rx, y - ry * 0.1)
    pen.bezierCurveTo(x - rx, y - ry * 1.25, x + rx, y - ry * 1.25, x + rx, y - ry * 0.1)
    pen.bezierCurveTo(x + rx, y + ry * 0.35, x + rx * jaw + shift, y + ry * 0.62, x + rx * chin + shift, y + ry * 0.94)
    pen.quadraticCurveTo(x + shift, y + ry * 1.04, x - rx * chin + shift, y + ry * 0.94)
    pen.bezierCurveTo(x - rx * jaw + shift, y + ry * 0.62, x - rx, y + ry * 0.35, x - rx, y - ry * 0.1)
    pen.closePath()
  }

  skin(): void {
    const { skin } = this.traits
    const { pen, at: { x, y, rx, ry } } = this
    for (const side of [-1, 1]) {
      pen.beginPath()
      pen.ellipse(x + side * rx * 1.0, y + ry * 0.08, rx * 0.12, ry * 0.19, 0, 0, Math.PI * 2)
      pen.fillStyle = paint(skin, 0.84)
      pen.fill()
    }
    this.outline()
    const across = pen.createLinearGradient(x - rx, 0, x + rx, 0)
    const bright = 0.5 + this.light * 0.3
    across.addColorStop(0, paint(skin, 0.72 - this.light * 0.16))
    across.addColorStop(Math.max(0.1, Math.min(0.9, bright)), paint(skin, 1.06))
    across.addColorStop(1, paint(skin, 0.72 + this.light * 0.16))
    pen.fillStyle = across
    pen.fill()
    pen.save()
    this.outline()
    pen.clip()
    this.glow(this.light * 0.2, -0.5, 0.8, 0.35, paint(skin, 1.2, 0.45))
    this.glow(0, 1.05, 0.9, 0.3, paint(skin, 0.55, 0.5))
    for (const side of [-1, 1]) {
      this.glow(side * 0.55, 0.36, 0.3, 0.2, paint([skin[0] * 1.1, skin[1] * 0.86, skin[2] * 0.84], 1, 0.45))
      this.glow(side * 0.9, 0.3, 0.3, 0.6, paint(skin, 0.55, 0.35))
    }
    pen.restore()
  }

  eye(side: number): void {
    const { eyes, skin, iris, hair } = this.traits
    const [middle, level] = [side * eyes.apart, -0.02 + eyes.level]
    const half = eyes.wide
    const open = half * eyes.high * this.eyes * (this.at.rx / this.at.ry)
    const rise = eyes.slant * half * 0.5
    const [inner, outer] = [middle - side * half, middle + side * half]
    this.glow(middle, level - 0.03, half * 1.7, 0.17, paint(skin, 0.5, 0.55))
    this.glow(middle, level + 0.1, half * 1.3, 0.06, paint(skin, 0.7, 0.4))
    if (this.eyes > 0.15) {
      const almond = [[inner, level + 0.012], [middle - side * half * 0.5, level - open], [middle + side * half * 0.4, level - open - rise * 0.6], [outer, level - rise], [middle + side * half * 0.4, level + open * 0.7], [middle - side * half * 0.4, level + open * 0.75]] as const
      this.shape(almond, 'rgb(232,226,220)')
      this.pen.save()
      this.pen.clip()
      const [x, y] = this.spot(middle, level)
      const r = half * this.at.rx * 0.5
      for (const [share, colour] of [[1, paint(iris, 0.6)], [0.86, paint(iris, 1.2)], [0.45, 'rgb(12,10,10)']] as const) {
        this.pen.beginPath()
        this.pen.arc(x, y - r * 0.1, r * share, 0, Math.PI * 2)
        this.pen.fillStyle = colour
        this.pen.fill()
      }
      this.glow(middle, level - open, half * 1.2, open * 1.2, 'rgba(20,12,10,0.55)')
      this.pen.beginPath()
      this.pen.arc(x + r * 0.3, y - r * 0.42, r * 0.17, 0, Math.PI * 2)
      this.pen.fillStyle = 'rgba(255,255,255,0.9)'
      this.pen.fill()
      this.pen.restore()
    }
    const lash = 0.035
    if (this.eyes <= 0.15) {
      // The lid is down: one dark line that hangs, on skin that bulges.
      this.glow(middle, level - 0.01, half * 1.1, 0.07, paint(skin, 1.05, 0.9))
      this.line([[inner, level + 0.03], [middle, level + 0.085], [outer, level + 0.02 - rise]], lash * 1.3, 'rgba(30,20,18,0.9)')
      return this.brow(side, level, hair)
    }
    this.line([[inner, level + 0.012], [middle, level - open * 1.75 - rise * 0.4], [outer, level - rise]], lash, 'rgba(30,20,18,0.9)')
    this.line([[inner, level - 0.02], [middle, level - open * 1.75 - 0.06 - eyes.lid * 0.06], [outer, level - rise - 0.03]], lash * 0.6, paint(skin, 0.5, 0.7))
    this.line([[inner, level + 0.012], [middle, level + open * 1.4], [outer, level - rise]], lash * 0.5, paint(skin, 0.45, 0.7))
    this.brow(side, level, hair)
  }

  brow(side: number, level: number, hair: Colour): void {
    const { brows, eyes } = this.traits
    const [middle, high] = [side * eyes.apart, level - brows.above]
    const [inner, outer] = [middle - side * eyes.wide * 1.15, middle + side * eyes.wide * 1.35]
    const thick = brows.thick * 0.6
    const dark = paint(hair, Math.min(1, 90 / Math.max(...hair)), 0.86)
    this.shape([
      [inner, high + brows.slant * 0.5 + thick], [inner, high + brows.slant * 0.5 - thick], [middle, high - brows.arch - thick], [outer, high + 0.03 - brows.slant * 0.3],
      [outer, high + 0.04 - brows.slant * 0.3], [middle, high - brows.arch + thick * 0.8],
    ], dark)
  }

  nose(): void {
    const { nose, skin, eyes } = this.traits
    const [top, tip] = [eyes.level - 0.06, eyes.level + nose.long]
    const lit = this.light >= 0 ? 1 : -1
    for (const side of [-1, 1]) {
      this.line([[side * nose.bridge, top, 0.05], [side * nose.bridge * 0.9, (top + tip) / 2, 0.12], [side * nose.wide * 0.72, tip - 0.05, 0.12]], 0.09, paint(skin, side === lit ? 0.86 : 0.66, 0.32))
      this.glow(side * nose.wide * 0.75, tip - 0.02, 0.14, 0.09, paint(skin, 0.66, 0.55), 0.12)
    }
    this.line([[0, top, 0.08], [0, (top + tip) / 2, 0.18], [0, tip - 0.1, 0.28]], 0.09, paint(skin, 1.25, 0.32))
    this.glow(0, tip - 0.07, 0.2, 0.12, paint(skin, 1.22, 0.6), 0.3)
    this.glow(0, tip + 0.05, nose.wide * 1.3, 0.07, paint(skin, 0.5, 0.6), 0.12)
    for (const side of [-1, 1]) {
      this.line([[side * nose.wide * 0.95, tip - 0.08, 0.08], [side * nose.wide * 1.15, tip + 0.02, 0.08], [side * nose.wide * 0.7, tip + 0.035, 0.12]], 0.03, paint(skin, 0.5, 0.75))
      this.glow(side * nose.wide * 0.48, tip + 0.02, 0.1, 0.035, 'rgba(40,18,14,0.85)', 0.16)
    }
  }

  mouth(): void {
    const { mouth, lips, skin } = this.traits
    const { wide, level, bend } = { ...mouth, level: mouth.level - 0.09 }
    const gap = this.gape * 0.14
    const [left, right] = [-wide, wide]
    const out = 0.06
    this.glow(0, level - 0.1, 0.07, 0.06, paint(skin, 0.75, 0.5), out)
    this.shape([[left, level - bend], [-wide * 0.45, level - mouth.upper, out], [-wide * 0.1, level - mouth.upper * 1.2, out], [wide * 0.1, level - mouth.upper * 1.2, out], [wide * 0.45, level - mouth.upper, out], [right, level - bend], [0, level + 0.03 - gap * 0.2, out]], paint(lips, 0.86))
    this.shape([[left, level - bend], [-wide * 0.4, level + gap * 0.9, out], [wide * 0.4, level + gap * 0.9, out], [right, level - bend], [wide * 0.45, level + gap + mouth.lower, out], [0, level + gap + mouth.lower * 1.35, out], [-wide * 0.45, level + gap + mouth.lower, out]], paint(lips, 1.04))
    if (gap > 0.01) this.shape([[left * 0.8, level - bend], [0, level - gap * 0.1, out], [right * 0.8, level - bend], [wide * 0.4, level + gap, out], [-wide * 0.4, level + gap, out]], 'rgb(48,18,18)')
    else this.line([[left, level - bend], [0, level + 0.035 + bend, out], [right, level - bend]], 0.03, paint(lips, 0.42, 0.9))
    this.glow(0, level + gap + mouth.lower * 0.75, wide * 0.5, 0.03, paint(lips, 1.4, 0.5), out)
    this.glow(0, level + gap + mouth.lower + 0.06, wide * 0.8, 0.06, paint(skin, 0.6, 0.5), out)
    for (const side of [-1, 1]) this.glow(side * wide * 1.05, level - bend, 0.08, 0.05, paint(skin, 0.6, 0.6))
  }

  age(): void {
    const { wrinkles, skin, beard, hair, mouth } = this.traits
    if (wrinkles > 0) {
      for (const side of [-1, 1]) this.line([[side * 0.3, 0.42], [side * 0.5, 0.56], [side * 0.48, 0.72]], 0.03, paint(skin, 0.6, wrinkles))
      for (const v of [-0.52, -0.44]) this.line([[-0.4, v], [0, v - 0.03], [0.4, v]], 0.02, paint(skin, 0.7, wrinkles))
    }
    if (beard > 0) {
      this.pen.save()
      this.outline()
      this.pen.clip()
      this.glow(0, 0.95, 1, 0.45, paint(hair, 1, beard))
      this.glow(0, mouth.level - 0.19, 0.5, 0.1, paint(hair, 1, beard))
      this.pen.restore()
    }
  }

  hairCap(): void {
    const { pen, at: { x, y, rx, ry } } = this
    const { hair, hairline, parting, longHair } = this.traits
    const line = y - ry * hairline
    const dip = x + rx * parting * 0.5
    pen.beginPath()
    pen.moveTo(x - rx * 1.05, y + ry * (longHair ? 0.3 : 0))
    pen.bezierCurveTo(x - rx * 1.25, y - ry * 1.5, x + rx * 1.25, y - ry * 1.5, x + rx * 1.05, y + ry * (longHair ? 0.3 : 0))
    pen.quadraticCurveTo(x + rx * 0.96, line + ry * 0.2, dip + rx * 0.2, line)
    pen.quadraticCurveTo(x - rx * 0.96, line + ry * 0.12, x - rx * 1.05, y + ry * (longHair ? 0.3 : 0))
    const shine = pen.createLinearGradient(x - rx, y - ry * 1.2, x + rx, y)
    shine.addColorStop(0, paint(hair, 0.9 - this.light * 0.2))
    shine.addColorStop(0.45 + this.light * 0.2, paint(hair, 1.35))
    shine.addColorStop(1, paint(hair, 0.8 + this.light * 0.2))
    pen.fillStyle = shine
    pen.fill()
  }

  glasses(): void {
    const { eyes } = this.traits
    const [x0, y] = this.spot(0, -0.01 + eyes.level, 0.1)
    this.pen.strokeStyle = 'rgba(40,36,36,0.8)'
    this.pen.lineWidth = this.at.rx * 0.03
    for (const side of [-1, 1]) {
      const [x] = this.spot(side * eyes.apart, 0, 0.05)
      this.pen.beginPath()
      this.pen.ellipse(x, y, this.at.rx * eyes.wide * 1.45, this.at.ry * 0.16, 0, 0, Math.PI * 2)
      this.pen.moveTo(x0, y)
      this.pen.lineTo(x - side * this.at.rx * eyes.wide * 1.4, y)
      this.pen.stroke()
    }
  }

  /** All of it, from the back to the front. */
  draw(): void {
    const { pen, traits, at: { x, y, rx, ry } } = this
    if (traits.longHair) {
      pen.beginPath()
      pen.ellipse(x, y + ry * 0.25, rx * 1.28, ry * 1.2, 0, 0, Math.PI * 2)
      pen.fillStyle = paint(traits.hair, 0.75)
      pen.fill()
    }
    const neck = pen.createLinearGradient(x - rx * 0.5, 0, x + rx * 0.5, 0)
    neck.addColorStop(0, paint(traits.skin, 0.6 - this.light * 0.1))
    neck.addColorStop(0.5, paint(traits.skin, 0.78))
    neck.addColorStop(1, paint(traits.skin, 0.6 + this.light * 0.1))
    pen.fillStyle = neck
    pen.beginPath()
    pen.roundRect(x - rx * 0.48, y + ry * 0.5, rx * 0.96, ry * 0.95, [0, 0, rx * 0.46, rx * 0.46])
    pen.fill()
    this.skin()
    for (const side of [-1, 1]) this.eye(side)
    this.nose()
    this.mouth()
    this.age()
    this.hairCap()
    if (traits.glasses) this.glasses()
  }
}

/** The head alone: centred on `x`, from the crown at `y` down over `h` to the chin. */
export function drawFaceAt(pen: Pen, x: number, y: number, h: number, seed: number, person: Pick<SpecimenPerson, 'sex' | 'date_of_birth'>, moment: Moment = {}): void {
  const traits = inventFace(seed, person)
  new Head(pen, traits, { x, y: y + h / 2, rx: (h * traits.width) / 2, ry: h / 2 }, moment).draw()
}

/** Head and shoulders in a box. `seed` is the person's; the same person, seed and moment give the same picture. */
export function drawFace(pen: Pen, { x, y, w, h }: Box, seed: number, person: Pick<SpecimenPerson, 'sex' | 'date_of_birth'>, moment: Moment = {}): void {
  const clothes = chanceOf(seed, 'clothes of a face').pick(CLOTHES)
  pen.save()
  pen.beginPath()
  pen.rect(x, y, w, h)
  pen.clip()
  const middle = x + w / 2
  const cloth = pen.createLinearGradient(x, 0, x + w, 0)
  cloth.addColorStop(0, paint(clothes, 0.7))
  cloth.addColorStop(0.5, paint(clothes, 1.15))
  cloth.addColorStop(1, paint(clothes, 0.7))
  pen.beginPath()
  pen.ellipse(middle, y + h * 1.06, w * 0.52, h * 0.27, 0, 0, Math.PI * 2)
  pen.fillStyle = cloth
  pen.fill()
  drawFaceAt(pen, middle, y + h * 0.13, h * 0.6, seed, person, moment)
  pen.restore()
}
