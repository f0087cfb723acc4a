// What a specimen says of the person it is made out to.
import type { Script } from './second-script.ts'

export type SpecimenPerson = {
  family_name: string
  given_names: string
  /** As one line: Chinese without space (or with ·), Utopian family name first. */
  name: string
  sex: 'M' | 'F' | 'X'
  /** `YYYY-MM-DD`, as all dates here. */
  date_of_birth: string
  document_number: string
  issue_date: string
  /** A date, or 长期 for a Chinese card without end; empty where a card has no end and says nothing of it. */
  expiry_date: string
  /** As printed, without 族; empty for Utopians. */
  ethnicity: string
  address: string
  authority: string
  nationality: string
  issuing_country: string
  /** Optional data of a Utopian passport, or the number at home on a travel permit; often empty. */
  personal_number: string
  place_of_birth: string
  /** In characters beside the Latin name; left out where the document has none. */
  name_native?: string
  /** The name in Latin letters, where the document's `name` is in characters. */
  name_latin?: string
  /** The number of another document this one notes. */
  former_number?: string
  /** How often the document was issued, as printed. */
  issue_count?: string
  /** A second writing on a bilingual card: the script, and the name in it. */
  second_script?: { script: Script; name: string }
  /** Hong Kong: telegraph codes of the characters, the symbols under the birth date, and the month of the first card, `MM-YY`. */
  name_codes?: string
  symbols?: string
  /** Seed of the painted person of `draw-face.ts` whose portrait it bears; a cartoon where left out. */
  face?: number
  first_issue?: string
}
