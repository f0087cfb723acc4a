// How passports of different languages are laid out: labels, order of rows, place of the portrait, dates, forms of the name. Plain data.
import type { DateStyle } from './calendar.ts'

export type PassportEntry =
  | 'type' | 'state' | 'number' | 'surname' | 'given' | 'native' | 'name' | 'nationality' | 'personal' | 'birth' | 'sex' | 'place'
  | 'issue' | 'authority' | 'expiry'
/** One entry and where it begins, in hundredths of the room beside the portrait. */
type Row = readonly (readonly [entry: PassportEntry, at: number])[]

/** Whose system face draws the labels: the Latin ones have no Chinese, Japanese or Korean, most of those no Lao. */
export type LabelScript = 'latin' | 'han' | 'wide'

export type PassportLayout = {
  readonly title: string
  readonly script: LabelScript
  readonly labels: Readonly<Record<PassportEntry, string>>
  readonly rows: readonly Row[]
  readonly dates: readonly DateStyle[]
  /** Month names of `dates` in the other language, January first. */
  readonly months?: string
  readonly nationality: string
  /** The sex mark as printed, `{}` for the letter; M and F apart where the language has its own. */
  readonly sex?: Readonly<Record<'M' | 'F' | 'X', string>>
  /** In one row: surname, comma, given names. */
  readonly comma?: boolean
}

/** By ICAO 9303-4 section 4.1, the order most states keep. */
const USUAL: readonly Row[] = [
  [['type', 0], ['state', 17], ['number', 56]], [['surname', 0]], [['given', 0]], [['nationality', 0], ['personal', 56]],
  [['birth', 0], ['sex', 56], ['place', 70]], [['issue', 0], ['authority', 56]], [['expiry', 0]],
]
const SEX_FIRST: readonly Row[] = [
  [['type', 0], ['state', 17], ['number', 56]], [['surname', 0]], [['given', 0]], [['nationality', 0]], [['sex', 0], ['birth', 34]],
  [['place', 0], ['personal', 60]], [['issue', 0], ['expiry', 50]], [['authority', 0]],
]
const ONE_NAME: readonly Row[] = [
  [['type', 0], ['state', 20], ['number', 58]], [['native', 0]], [['name', 0]], [['sex', 0], ['nationality', 30], ['birth', 62]], [['place', 0], ['issue', 62]],
  [['authority', 0], ['expiry', 62]],
]
const PLACE_BELOW: readonly Row[] = [
  [['type', 0], ['state', 20], ['number', 55]], [['surname', 0]], [['given', 0]], [['nationality', 0], ['birth', 55]], [['place', 0], ['sex', 55]],
  [['issue', 0], ['expiry', 55]], [['authority', 0], ['personal', 55]],
]

const ENGLISH: Record<PassportEntry, string> = {
  type: 'Type', state: 'Code of State', number: 'Passport No.', surname: 'Surname', given: 'Given names', native: 'Name', name: 'Name',
  nationality: 'Nationality', personal: 'Personal No.', birth: 'Date of birth', sex: 'Sex', place: 'Place of birth', issue: 'Date of issue',
  authority: 'Authority', expiry: 'Date of expiry',
}

/** The labels of a language in the order of `PassportEntry`, joined with the English ones; `-` leaves the English one alone. */
function labels(words: string, between = ' / ', english: Partial<Record<PassportEntry, string>> = {}): Record<PassportEntry, string> {
  const own = words.split('|')
  const all = { ...ENGLISH, ...english }
  return Object.fromEntries(Object.entries(all).map(([entry, label], i) =>
    [entry, own[i] === undefined || own[i] === '-' ? label : `${own[i]}${between}${label}`])) as Record<PassportEntry, string>
}

/** As `labels`, with the numbers the European Union's passports bear. */
function numbered(of: Record<PassportEntry, string>): Record<PassportEntry, string> {
  const order: PassportEntry[] = ['surname', 'given', 'nationality', 'birth', 'sex', 'place', 'issue', 'authority', 'expiry']
  return { ...of, ...Object.fromEntries(order.map((entry, i) => [entry, `${of[entry]} (${i + 1})`])) }
}

const HAN_LABELS = '类型|国家码|护照号|-|-|姓名|姓名|国籍|-|出生日期|性别|出生地点|签发日期|签发机关|有效期至'

export const PASSPORT_LAYOUTS = {
  utopian: {
    title: 'PASSPORT / PASSEPORT', script: 'latin', labels: ENGLISH, rows: USUAL, dates: ['month', 'month', 'dots'], nationality: 'UTOPIAN',
  },
  british: {
    title: 'PASSPORT PASSEPORT', script: 'latin', rows: USUAL, dates: ['both_short', 'both'], nationality: 'UTOPIAN CITIZEN',
    months: 'JAN FÉV MARS AVR MAI JUIN JUIL AOÛT SEPT OCT NOV DÉC',
    labels: numbered({
      ...ENGLISH, type: 'Type/Type', state: 'Code/Code', number: 'Passport No./Passeport No.', surname: 'Surname/Nom', given: 'Given names/Prénoms',
      nationality: 'Nationality/Nationalité', birth: 'Date of birth/Date de naissance', sex: 'Sex/Sexe', place: 'Place of birth/Lieu de naissance',
      issue: 'Date of issue/Date de délivrance', authority: 'Authority/Autorité', expiry: 'Date of expiry/Date d\'expiration',
    }),
  },
  american: {
    title: 'PASSPORT PASSEPORT PASAPORTE', script: 'latin', rows: PLACE_BELOW, dates: ['month_small'], nationality: 'UTOPIA',
    labels: {
      ...ENGLISH, type: 'Type / Type / Tipo', state: 'Code / Code / Código', number: 'Passport No. / No. du Passeport / No. de Pasaporte',
      surname: 'Surname / Nom / Apellidos', given: 'Given Names / Prénoms / Nombres', nationality: 'Nationality / Nationalité / Nacionalidad',
      birth: 'Date of birth / Date de naissance / Fecha de nacimiento', place: 'Place of birth / Lieu de naissance / Lugar de nacimiento',
      sex: 'Sex / Sexe / Sexo', issue: 'Date of issue / Date de délivrance / Fecha de expedición', authority: 'Authority / Autorité / Autoridad',
      expiry: 'Date of expiration / Date d\'expiration / Fecha de caducidad',
    },
  },
  french: {
    title: 'PASSEPORT / PASSPORT', script: 'latin', rows: SEX_FIRST, dates: ['spaces'], nationality: 'UTOPIENNE',
    labels: numbered(labels('Type|Code du pays|Passeport n°|Nom|Prénoms|-|Nom|Nationalité|-|Date de naissance|Sexe|Lieu de naissance|' +
      'Date de délivrance|Autorité|Date d\'expiration')),
  },
  spanish: {
    title: 'PASAPORTE / PASSPORT', script: 'latin', rows: PLACE_BELOW, dates: ['spaces', 'both'], nationality: 'UTÓPICA',
    months: 'ENE FEB MAR ABR MAY JUN JUL AGO SEP OCT NOV DIC',
    labels: labels('Tipo|Código|Pasaporte Nº|Apellidos|Nombre|-|Nombre|Nacionalidad|Nº personal|Fecha de nacimiento|Sexo|Lugar de nacimiento|' +
      'Fecha de expedición|Autoridad|Fecha de caducidad', '/'),
  },
  german: {
    title: 'REISEPASS / PASSPORT', script: 'latin', rows: USUAL, dates: ['dots'], nationality: 'UTOPISCH',
    labels: labels('Typ|Kode|Pass-Nr.|Name|Vornamen|-|Name|Staatsangehörigkeit|-|Geburtstag|Geschlecht|Geburtsort|Ausstellungsdatum|Behörde|Gültig bis'),
  },
  italian: {
    title: 'PASSAPORTO / PASSPORT', script: 'latin', rows: SEX_FIRST, dates: ['both', 'both'], nationality: 'UTOPICA',
    months: 'GEN FEB MAR APR MAG GIU LUG AGO SET OTT NOV DIC',
    labels: numbered(labels('Tipo|Codice Paese|Passaporto N.|Cognome|Nome|-|Nome|Cittadinanza|-|Data di nascita|Sesso|Luogo di nascita|' +
      'Data di rilascio|Autorità|Data di scadenza', '. ')),
  },
  portuguese: {
    title: 'PASSAPORTE / PASSPORT', script: 'latin', rows: PLACE_BELOW, dates: ['spaces', 'slashes', 'both'], nationality: 'UTÓPICA',
    months: 'JAN FEV MAR ABR MAI JUN JUL AGO SET OUT NOV DEZ',
    labels: labels('Tipo|País emissor|Passaporte Nº|Apelidos|Nomes próprios|-|Nome|Nacionalidade|-|Data de nascimento|Sexo|Local de nascimento|' +
      'Data de emissão|Autoridade|Válido até', '/'),
  },
  chinese: {
    title: '护照 PASSPORT', script: 'han', rows: ONE_NAME, dates: ['month', 'both_han'], nationality: '乌托邦/UTOPIAN', comma: true,
    labels: labels(HAN_LABELS, '/'), sex: { M: '男/M', F: '女/F', X: 'X' },
  },
  japanese: {
    title: '旅券 PASSPORT', script: 'wide', rows: USUAL, dates: ['month'], nationality: 'UTOPIA',
    labels: labels('型|発行国|旅券番号|姓|名|-|-|国籍|-|生年月日|性別|本籍|発行年月日|発行官庁|有効期間満了日', '/', {
      state: 'Issuing country', given: 'Given name', place: 'Registered Domicile',
    }),
  },
  korean: {
    title: '여권 PASSPORT', script: 'wide', rows: PLACE_BELOW, dates: ['both_korean', 'month'], nationality: 'UTOPIA',
    labels: labels('종류|발행국|여권번호|성|이름|-|-|국적|주민등록번호|생년월일|성별|출생지|발급일|발행관청|기간만료일', '/', { state: 'Country code' }),
  },
  lao: {
    title: 'PASSPORT', script: 'latin', rows: SEX_FIRST, dates: ['month'], nationality: 'UTOPIAN',
    labels: labels('ປະເພດ|ລະຫັດ|ເລກທີ|ນາມສະກຸນ|ຊື່|-|-|ສັນຊາດ|-|ວັນເດືອນປີເກີດ|ເພດ|ສະຖານທີ່ເກີດ|ວັນທີອອກ|ອອກໂດຍ|ວັນໝົດອາຍຸ', ' / ', {
      state: 'Country code', given: 'Name', personal: 'Identification No.',
    }),
  },
  russian: {
    title: 'ПАСПОРТ / PASSPORT', script: 'latin', rows: USUAL, dates: ['dots'], nationality: 'УТОПИЯ / UTOPIA',
    sex: { M: 'М/M', F: 'Ж/F', X: 'X' },
    labels: labels('Тип|Код государства выдачи|Номер паспорта|Фамилия|Имя|-|-|Гражданство|-|Дата рождения|Пол|Место рождения|Дата выдачи|' +
      'Орган, выдавший документ|Дата окончания срока', '/'),
  },
} as const satisfies Record<string, PassportLayout>

export type PassportStyle = keyof typeof PASSPORT_LAYOUTS
export const PASSPORT_STYLES = Object.keys(PASSPORT_LAYOUTS) as PassportStyle[]

export function isPassportStyle(name: string | null): name is PassportStyle {
  return name !== null && name in PASSPORT_LAYOUTS
}
