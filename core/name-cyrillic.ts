// Cyrillic to Latin by the general column of ICAO 9303-3 section 6.B, with the other columns' letters where they differ.

const LETTERS: Readonly<Record<string, readonly string[]>> = {
  А: ['A'], Б: ['B'], В: ['V'], Г: ['G', 'H'], Д: ['D'], Е: ['E'], Ё: ['E', 'IO'], Ж: ['ZH', 'Z'], З: ['Z'], И: ['I', 'Y'],
  Й: ['I'], К: ['K'], Л: ['L'], М: ['M'], Н: ['N'], О: ['O'], П: ['P'], Р: ['R'], С: ['S'], Т: ['T'], У: ['U'], Ф: ['F'], Х: ['KH', 'H'],
  Ц: ['TS', 'C'], Ч: ['CH', 'C'], Ш: ['SH', 'S'], Щ: ['SHCH', 'SHT'],
  Ъ: ['IE', ''], Ы: ['Y'], Ь: [''], Э: ['E'], Ю: ['IU'], Я: ['IA'], І: ['I'], Ї: ['I'], Є: ['IE'], Ґ: ['G'], Ў: ['U'],
  Ђ: ['D'], Ѓ: ['G'], Ѕ: ['DZ'], Ј: ['J'], Љ: ['LJ'], Њ: ['NJ'], Ћ: ['C'], Ќ: ['K'], Џ: ['DJ', 'DZ'],
}
const MOST_FORMS = 256

/** Latin spellings of a Cyrillic word in capitals; none where it has a letter the table does not know. */
export function cyrillicForms(word: string): readonly string[] {
  let forms = ['']
  for (const letter of word.normalize('NFC')) {
    const spellings = LETTERS[letter]
    if (!spellings) return []
    const tried = forms.length * spellings.length > MOST_FORMS ? spellings.slice(0, 1) : spellings
    forms = forms.flatMap((form) => tried.map((each) => form + each))
  }
  return forms
}

/** Whether Latin words may be the transliteration of Cyrillic ones, in any order. */
export function isSameCyrillic(cyrillic: readonly string[], latin: readonly string[]): boolean {
  if (cyrillic.length !== latin.length) return false
  const left = [...latin]
  for (const word of cyrillic) {
    const forms = new Set(cyrillicForms(word))
    const at = left.findIndex((each) => forms.has(each))
    if (at < 0) return false
    left.splice(at, 1)
  }
  return true
}
