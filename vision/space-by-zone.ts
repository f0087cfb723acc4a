// Parts the words of a printed name as the zone of the same side does: fillers are wider than any space, and a printed space may be hard to see.

const lettersOf = (name: string): string => name.replace(/[^\p{L}]/gu, '')

/** One small letter after two capitals and more is a capital read small: MWANGi. */
const inCapitals = (word: string): string => (/^\p{Lu}{2}/u.test(word) && word.match(/\p{Ll}/gu)?.length === 1 ? word.toUpperCase() : word)

/**
 * The printed name in the zone's words, hyphens and all else but spaces as printed; the name as it is where its letters are not the zone's.
 * @param zone the zone's name, its words parted by spaces
 */
export function spaceByZone(printed: string, zone: string): string {
  if (lettersOf(printed).toUpperCase() !== lettersOf(zone).toUpperCase()) return printed
  const signs = Array.from(printed)
  let at = 0
  const words = zone.split(' ').map((word) => {
    let [spelt, left] = ['', Array.from(word).length]
    for (; at < signs.length && (left > 0 || !/[\p{L} ]/u.test(signs[at]!)); at++) {
      const sign = signs[at]!
      if (/\p{L}/u.test(sign)) left--
      if (sign !== ' ') spelt += sign
    }
    return spelt
  })
  // A hyphen parts words too: the zone has a filler for it.
  return words.map(inCapitals).join(' ').replace(/([-'’]) /gu, '$1')
}
