// The strokes a face is drawn with, at places of a head that may be turned: shapes, soft spots, lines.
import type { Colour, FaceTraits } from './invent-face.ts'
import type { Pen } from './sheet.ts'

/** How a person looks at one moment. */
export type Moment = {
  /** Degrees the head is turned to the person's own left. */
  yaw?: number
  /** -1 light from the left of the picture, 1 from its right. */
  light?: number
  /** 1 open, 0 shut. */
  eyes?: number
  /** 0 shut, 1 wide open. */
  mouth?: number
}

/** A colour, lighter (above 1) or darker, with an opacity. */
export const paint = (colour: Colour, times = 1, opacity = 1): string => `rgba(${colour.map((each) => Math.max(0, Math.min(255, Math.round(each * times)))).join(',')},${opacity})`

/** A head being drawn: x from -1 to 1 over its width, y from -1 at the crown to 1 at the chin. */
export class HeadCanvas {
  readonly pen: Pen
  readonly traits: FaceTraits
  readonly at: { readonly x: number; readonly y: number; readonly rx: number; readonly ry: number }
  readonly turn: number
  readonly light: number
  readonly eyes: number
  readonly gape: number

  constructor(pen: Pen, traits: FaceTraits, at: HeadCanvas['at'], { yaw = 0, light = 0, eyes = 1, mouth = 0 }: Moment) {
    this.pen = pen
    this.traits = traits
    this.at = at
    this.turn = (yaw * Math.PI) / 180
    this.light = light
    this.eyes = eyes
    this.gape = mouth
  }

  /** Where a place on the front of the head lies in the picture; `out` is how far it stands out of the head. */
  spot(u: number, v: number, out = 0): [number, number] {
    const depth = Math.sqrt(Math.max(0, 1 - u * u)) * 0.9 + out
    return [this.at.x + this.at.rx * (u * Math.cos(this.turn) + depth * Math.sin(this.turn)), this.at.y + this.at.ry * v]
  }

  /** A closed shape through places of the head, rounded. */
  shape(places: readonly (readonly [u: number, v: number, out?: number])[], fill: string): void {
    const points = places.map(([u, v, out]) => this.spot(u, v, out))
    const middle = (i: number): [number, number] => {
      const [a, b] = [points[i % points.length]!, points[(i + 1) % points.length]!]
      return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
    }
    this.pen.beginPath()
    this.pen.moveTo(...middle(points.length - 1))
    points.forEach((point, i) => this.pen.quadraticCurveTo(...point, ...middle(i)))
    this.pen.fillStyle = fill
    this.pen.fill()
  }

  /** A soft spot of light or shadow. */
  glow(u: number, v: number, wide: number, high: number, colour: string, out = 0): void {
    const [x, y] = this.spot(u, v, out)
    this.pen.save()
    this.pen.translate(x, y)
    this.pen.scale(wide * this.at.rx, high * this.at.ry)
    const glow = this.pen.createRadialGradient(0, 0, 0, 0, 0, 1)
    glow.addColorStop(0, colour)
    glow.addColorStop(1, colour.replace(/[\d.]+\)$/, '0)'))
    this.pen.fillStyle = glow
    this.pen.beginPath()
    this.pen.arc(0, 0, 1, 0, Math.PI * 2)
    this.pen.fill()
    this.pen.restore()
  }

  line(places: readonly (readonly [u: number, v: number, out?: number])[], wide: number, colour: string): void {
    this.pen.beginPath()
    const [first, control, last] = places.map(([u, v, out]) => this.spot(u, v, out)) as [[number, number], [number, number], [number, number]]
    this.pen.moveTo(...first)
    this.pen.quadraticCurveTo(...control, ...last)
    this.pen.lineWidth = wide * this.at.rx
    this.pen.lineCap = 'round'
    this.pen.strokeStyle = colour
    this.pen.stroke()
  }
}
