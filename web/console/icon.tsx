// The console's few signs, drawn on a 16-unit grid; always beside or under a name, so hidden from screen readers.
const PATHS = {
  check: 'M3 8.5l3.2 3.2L13 4.8',
  cross: 'M4 4l8 8M12 4l-8 8',
  again: 'M12.8 6.2A5.2 5.2 0 1 0 13.2 9M13 2.8v3.6H9.4',
  warning: 'M8 2.5l6 10.7H2zM8 6.6v3M8 11.5v.1',
  dash: 'M4 8h8',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  turn: 'M3.2 9.8A5 5 0 1 0 4.3 4.6M4 1.8v3h3',
  boxes: 'M2.5 3.5h11v9h-11zM5 6h4v2H5zM5 10h6',
  link: 'M6.5 9.5l3-3M7 4.8l1.3-1.3a2.7 2.7 0 0 1 3.9 3.9L11 8.7M9 11.2l-1.3 1.3a2.7 2.7 0 0 1-3.9-3.9L5 7.3',
  sun: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M12.6 3.4l-.7.7M4.1 11.9l-.7.7',
  moon: 'M12.8 9.6A5.4 5.4 0 0 1 6.4 3.2 5.4 5.4 0 1 0 12.8 9.6z',
  keys: 'M2 4.5h12v7H2zM4.5 7h.1M7 7h.1M9.5 7h.1M12 7h-.1M5 9.3h6',
  person: 'M8 3a2.3 2.3 0 1 1 0 4.6A2.3 2.3 0 0 1 8 3zM3.5 13c.5-4.5 8.5-4.5 9 0',
  copy: 'M5.5 5.5h7v7h-7zM10.5 5.5v-2h-7v7h2',
  next: 'M3 8h9M8.5 4.5L12 8l-3.5 3.5',
  clock: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5v3.2l2 1.3',
} as const
export type IconName = keyof typeof PATHS

/** A sign in the text's colour. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
