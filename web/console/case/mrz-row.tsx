// One row of the machine-readable zone: its piece of the picture, and under each character the one read.
import type { Quad } from '#contract/reading.ts'
import type { CasePhoto } from '#contract/review.ts'
import { usePicture } from './picture.ts'
import { rowTransform } from './quad.ts'

/** Units of the drawing: the width of a character, the height of the piece of the picture. */
const CELL = 20
const HEIGHT = 34

export function MrzRow({ id, photo, line, box, label }: { id: string; photo: CasePhoto; line: string; box: Quad | undefined; label: string }) {
  const { picture } = usePicture(id, photo)
  const characters = Array.from(line)
  const width = characters.length * CELL
  return (
    <svg role="img" aria-label={`${label}: ${line}`} className="mrz-row" viewBox={`0 0 ${width} ${HEIGHT + 28}`}>
      <svg width={width} height={HEIGHT}>
        {picture && box && (
          <image
            href={picture.url} width={picture.width} height={picture.height} preserveAspectRatio="none" transform={rowTransform(box, width, HEIGHT)}
          />
        )}
      </svg>
      {characters.map((character, at) => <text key={`${at} ${character}`} x={(at + 0.5) * CELL} y={HEIGHT + 21}>{character}</text>)}
    </svg>
  )
}
