// A plain drawing of the side to photograph, so that it is known by sight which one is meant.
import type { PhotoSide } from '#contract/words.ts'

const Lines = ({ at }: { readonly at: readonly (readonly [number, number, number])[] }) => <>{at.map(([x, y, width]) => <rect key={`${x} ${y}`} x={x} y={y} width={width} height="4" rx="2" class="d-line" />)}</>

const Head = ({ x, y, size = 1 }: { readonly x: number; readonly y: number; readonly size?: number }) => (
  <g transform={`translate(${x} ${y}) scale(${size})`}><circle cx="14" cy="11" r="8" class="d-head" /><path d="M0 38c0-10 6-16 14-16s14 6 14 16z" class="d-head" /></g>
)

const INSIDE: Record<PhotoSide, () => preact.JSX.Element> = {
  portrait: () => <><Head x={118} y={26} size={1.1} /><Lines at={[[16, 22, 52], [16, 38, 70], [16, 54, 60], [16, 84, 96]]} /></>,
  emblem: () => <><circle cx="34" cy="36" r="16" class="d-head" /><circle cx="34" cy="36" r="8" class="d-hole" /><Lines at={[[62, 28, 80], [62, 42, 62], [34, 80, 94]]} /></>,
  front: () => <><Head x={16} y={26} size={1.1} /><Lines at={[[62, 24, 74], [62, 40, 54], [62, 56, 66], [62, 72, 40]]} /></>,
  back: () => <><Lines at={[[16, 18, 60], [16, 32, 46]]} /><Lines at={[[12, 62, 136], [12, 74, 136], [12, 86, 136]]} /></>,
  data_page: () => <><Head x={14} y={22} size={1.1} /><Lines at={[[58, 20, 76], [58, 34, 60], [58, 48, 68], [58, 62, 48]]} /><Lines at={[[12, 94, 136], [12, 105, 136]]} /></>,
  selfie_with_document: () => <><Head x={38} y={10} size={2} /><rect x="100" y="46" width="46" height="30" rx="4" class="d-card" /><Head x={104} y={51} size={0.5} /></>,
}

export function SideDrawing({ side }: { readonly side: PhotoSide }) {
  const high = side === 'data_page' ? 118 : 101
  const Inside = INSIDE[side]
  return (
    <svg class="drawing" viewBox={`-6 -6 172 ${high + 12}`} aria-hidden="true">
      {side === 'selfie_with_document' ? null : <rect width="160" height={high} rx="9" class="d-card" />}
      <Inside />
    </svg>
  )
}
