// Numbers of passports in the shapes they have.
import type { Chance } from './chance.ts'

/** One of the shapes passport numbers have: a letter first, two of them, letters among the digits, digits alone; eight or nine characters. */
export function passportNumber(letter: string, digits: string, chance: Chance): string {
  const letters = (): string => chance.pick(Array.from('CFGHJKLMNPRTVWXYZ'))
  switch (chance.whole(0, 5)) {
    case 0: return `${letter}${letters()}${digits.slice(0, 7)}`
    case 1: return `${letter}${digits.slice(0, 2)}${letters()}${digits.slice(2, 4)}${letters()}${digits.slice(4, 6)}`
    case 2: return `${letter}${digits.slice(0, 7)}`
    case 3: return `${chance.whole(1, 9)}${digits}`
    default: return letter + digits
  }
}
