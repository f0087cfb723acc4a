// Administrative divisions of China by their codes (GB/T 2260), with the years each was in force: what a resident number may begin with.

/** `from` null: in force by 2003 or before. `to` is the year of its abolition; null: in force; `unknown`: abolished by 2002, the year not known. */
export type Region = { readonly code: string; readonly name: string; readonly from: number | null; readonly to: number | 'unknown' | null }
export type Regions = readonly Region[]

/** One entry of the lexicon: two digits, the name, and the years `from~to` where it was not always in force. */
const ENTRY = /^(\d{2})([\p{Script=Han}（）、]+?)(?:(\d{4})?~(\d{4}|\?)?)?$/u

/**
 * Reads the regions of `rulebook/lexicons/cn-regions.json`.
 * @param value by the first four digits, the entries of that prefecture between spaces
 * @throws {Error} naming the entry that is not as it must be
 */
export function parseRegions(value: Readonly<Record<string, unknown>>): Region[] {
  return Object.entries(value).flatMap(([prefix, entries]) => {
    if (!/^\d{4}$/.test(prefix) || typeof entries !== 'string') throw new Error(`regions: ${prefix} must be four digits with a text of entries`)
    return entries.split(' ').map((entry): Region => {
      const match = ENTRY.exec(entry)
      if (!match) throw new Error(`regions: ${prefix} has an entry that cannot be read: ${entry}`)
      const [, digits, name, from, to] = match
      return { code: prefix + digits!, name: name!, from: from ? Number(from) : null, to: to === '?' ? 'unknown' : to ? Number(to) : null }
    })
  })
}

/** By code the last year numbers may have begun with it; null: still, or nobody knows. */
export type RegionYears = ReadonlyMap<string, number | null>

/** The last year of each code; a code given again to another place counts to the later one's end. */
export function lastYears(regions: Regions): Map<string, number | null> {
  const years = new Map<string, number | null>()
  for (const { code, to } of regions) {
    const known = years.get(code)
    years.set(code, known === null || typeof to !== 'number' ? null : Math.max(known ?? 0, to))
  }
  return years
}

/** Numbers were first given in 1984, to everyone then alive. */
const FIRST_YEAR = 1984
/** Offices went on with the old code for some time after it was abolished: ours to choose, not law. */
const LAG = 2

/**
 * Whether numbers may begin with this code.
 * A number is given once, between birth and today, by the division of that day; it stays when the division goes.
 * @param code six digits
 * @param birthYear of the holder
 * @returns `never`: no division had this code; `not_then`: it was abolished before the holder was born
 */
export function mayBeginNumber(years: RegionYears, code: string, birthYear: number): 'yes' | 'never' | 'not_then' {
  // Where a city's districts are not told apart the number bears 00 or 01 in their place (GB/T 2260, 市辖区).
  const asked = years.has(code) || !/0[01]$/.test(code) ? code : `${code.slice(0, 4)}00`
  const last = years.get(asked)
  if (last === undefined) return 'never'
  return last === null || last + LAG >= Math.max(birthYear, FIRST_YEAR) ? 'yes' : 'not_then'
}
