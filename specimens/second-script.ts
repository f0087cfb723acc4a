// The second writing of bilingual cards: words and names in Uyghur, Tibetan and Mongolian, and the fonts that have them.
import { firstFont } from './fonts.ts'

export type Script = 'uyghur' | 'tibetan' | 'mongolian'
type Label = 'name' | 'sex' | 'ethnicity' | 'birth' | 'address' | 'number'
type Writing = {
  /** Fonts by family name, best first; on Debian in fonts-noto-core. */
  readonly fonts: readonly string[]
  readonly direction: 'ltr' | 'rtl'
  /** Written in columns from top to bottom, as the line of a Latin text turned clockwise. */
  readonly upright: boolean
  readonly labels: Readonly<Record<Label, string>>
}

export const WRITINGS: Readonly<Record<Script, Writing>> = {
  uyghur: {
    fonts: ['Noto Naskh Arabic', 'UKIJ Tuz', 'Noto Sans Arabic', 'Microsoft Uighur'],
    direction: 'rtl',
    upright: false,
    labels: { name: 'ئىسمى', sex: 'جىنسى', ethnicity: 'مىللىتى', birth: 'تۇغۇلغان', address: 'ئادرېسى', number: 'سالاھىيەت نومۇرى' },
  },
  tibetan: {
    fonts: ['Noto Serif Tibetan', 'Microsoft Himalaya', 'Kailasa'],
    direction: 'ltr',
    upright: false,
    labels: { name: 'མིང་།', sex: 'ཕོ་མོ།', ethnicity: 'མི་རིགས།', birth: 'སྐྱེས་དུས།', address: 'སྡོད་གནས།', number: 'ཐོབ་ཐང་ཨང་གྲངས།' },
  },
  mongolian: {
    fonts: ['Noto Sans Mongolian', 'Mongolian Baiti'],
    direction: 'ltr',
    upright: true,
    labels: { name: 'ᠨᠡᠷᠡ', sex: 'ᠬᠦᠢᠰᠦ', ethnicity: 'ᠦᠨᠳᠦᠰᠦ', birth: 'ᠲᠥᠷᠥᠭᠰᠡᠨ', address: 'ᠬᠠᠶᠢᠭ', number: 'ᠨᠣᠮᠸᠷ' },
  },
}

/** The family that draws a script, or null: the card is then drawn in Chinese only, and says the same. */
export function scriptFont(script: Script): string | null {
  return firstFont(WRITINGS[script].fonts)
}

/** Which second writing the cards of a people's own regions bear. */
export const SCRIPT_OF: Readonly<Record<string, Script>> = { 维吾尔: 'uyghur', 藏: 'tibetan', 蒙古: 'mongolian' }
/** Names in it, by sex; they need not spell the Chinese name, no reader compares the two. */
export const SCRIPT_NAMES: Readonly<Record<Script, Readonly<Record<'M' | 'F', readonly string[]>>>> = {
  uyghur: { M: ['ئابدۇللا مەمەت', 'مەمەت تۇرسۇن', 'ئەركىن ياسىن'], F: ['گۈلنار ئەخمەت', 'دىلنۇر تۇرغۇن', 'ئايگۈل قادىر'] },
  tibetan: { M: ['བཀྲ་ཤིས་ཚེ་རིང་།', 'བསོད་ནམས་རྡོ་རྗེ།'], F: ['སྒྲོལ་མ་དབྱངས་ཅན།', 'ཚེ་རིང་ལྷ་མོ།'] },
  mongolian: { M: ['ᠪᠠᠭᠠᠲᠤᠷ', 'ᠲᠡᠮᠦᠷ'], F: ['ᠴᠡᠴᠡᠭ', 'ᠰᠠᠷᠠᠨᠠ'] },
}
