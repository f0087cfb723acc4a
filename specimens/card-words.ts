// What identity cards say in different languages: titles, labels, dates. Plain data beside that of the passports.
import type { Chance } from './chance.ts'
import { PASSPORT_LAYOUTS, type PassportEntry, type PassportLayout } from './passport-layouts.ts'

export type CardWords = Pick<PassportLayout, 'title' | 'dates' | 'months' | 'nationality'> & {
  labels: Readonly<Record<PassportEntry | 'address', string>>
}

/** A passport's words with those in which a card differs. */
function card(of: PassportLayout, title: string, number: string, address: string): CardWords {
  return { ...of, title, labels: { ...of.labels, number, address } }
}

const CARD_WORDS: readonly CardWords[] = [
  card(PASSPORT_LAYOUTS.utopian, 'IDENTITY CARD', 'Document No.', 'Address'),
  card(PASSPORT_LAYOUTS.utopian, 'NATIONAL IDENTITY CARD', 'Card No.', 'Address'),
  card(PASSPORT_LAYOUTS.french, 'CARTE D\'IDENTITÉ / IDENTITY CARD', 'N° du document / Document No.', 'Adresse / Address'),
  card(PASSPORT_LAYOUTS.spanish, 'DOCUMENTO DE IDENTIDAD / IDENTITY CARD', 'Nº de documento / Document No.', 'Domicilio / Address'),
  card(PASSPORT_LAYOUTS.german, 'PERSONALAUSWEIS / IDENTITY CARD', 'Ausweisnummer / Document No.', 'Anschrift / Address'),
  card(PASSPORT_LAYOUTS.italian, 'CARTA DI IDENTITÀ / IDENTITY CARD', 'Numero documento / Document No.', 'Indirizzo / Address'),
  card(PASSPORT_LAYOUTS.portuguese, 'CARTÃO DE IDENTIDADE / IDENTITY CARD', 'Nº documento / Document No.', 'Endereço / Address'),
]

/** The words of one card; English ones are met as often as the others together. */
export function pickCardWords(chance: Chance): CardWords {
  return chance.often(0.4) ? CARD_WORDS[0]! : chance.pick(CARD_WORDS)
}
