import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FieldDescription, ValueKind } from './documents.ts'
import { normaliseValue } from './normalise-value.ts'

const field = (value: ValueKind, more: Partial<FieldDescription> = {}): FieldDescription => ({
  name: 'name', labels: [], place: 'right', value, pattern: null, lexicon: null, regions: null, followed_by: [], rows: 1, terms: [], ends: null, ...more,
})

const CASES: Record<ValueKind, [string, string | null][]> = {
  han: [['张 三', '张三'], ['卢子一—', '卢子一'], ['买买提•艾力', '买买提·艾力'], ['', null]],
  han_name: [['邱超—', '邱超一'], ['卢子一—', '卢子一'], ['买买提•艾力', '买买提·艾力']],
  text: [['97Harbour Street,Achora', '97 Harbour Street, Achora'], ['  a  b ', 'a b'], [' ', null]],
  latin_name: [["O'NEILL  ANNE-MARIE", "O'NEILL ANNE-MARIE"], ['MÜLLER 7', 'MÜLLER'], ['12', null]],
  date: [
    ['1990年1月2日', '1990-01-02'], ['199O年l月2日', '1990-01-02'], ['12 AUG 1974', '1974-08-12'], ['12AUG/AOUT 1974', '1974-08-12'], ['08NOV 2021', '2021-11-08'],
    ['12.08.1974', '1974-08-12'], ['12,08,1974', '1974-08-12'], ['1974-08-12', '1974-08-12'], ['31 FEB 1990', null], ['12 XYZ 1974', null], ['soon', null],
  ],
  month_first_date: [['08/12/1974', '1974-08-12'], ['31/12/1974', null]],
  sex: [['M', 'M'], ['F / F', 'F'], ['女/F', 'F'], ['MALE', null], ['', null]],
  state: [['UTO', 'UTO'], ['u t o', 'UTO'], ['UTOPIAN', null]],
  code: [['T 123 456', 'T123456'], ['ab-12', 'AB-12'], ['-', null]],
  validity: [
    ['2022.06.22-2042.06.22', '2022.06.22-2042.06.22'], ['2022.06.22-长期', '2022.06.22-长期'], ['2022,06。22—2042.06.22', '2022.06.22-2042.06.22'],
    ['20220622 20420622', '2022.06.22-2042.06.22'], ['2022.13.22-2042.06.22', null],
  ],
  han_name_traditional: [['樂永晴', '樂永晴'], ['邱超—', '邱超一']],
  comma_name: [['LOK,WingChing', 'LOK Wing Ching'], ['AU YEUNG, Tai Man Peter', 'AU YEUNG Tai Man Peter'], ['CHEN，CHIH-MING', 'CHEN CHIH-MING'], ['CHANTai Man', 'CHAN Tai Man'], ['CHAN. Tai Man', 'CHAN Tai Man'], ['CHAN', null]],
  short_date: [['26-11-18', '2018-11-26'], ['(06-03)26-11-O3', '2003-11-26'], ['01-07-97', '1997-07-01'], ['31-02-18', null], ['06-03', null]],
  hkid: [['Z683365(5)', 'Z683365(5)'], ['WX123456（9）', 'WX123456(9)'], ['AB987654(3)', 'AB987654(3)'], ['26-11-18 A123456(3)', 'A123456(3)'], ['A1Z3456(3)', 'A123456(3)'], ['123456', null]],
  home_number: [['A123456（3）', 'A123456(3)'], ['7323762(5)', '7323762(5)'], ['A123456789', 'A123456789'], ['123', null]],
  travel_permit_number: [['H12345678', 'H12345678'], ['证件号码 M12345678O1', 'M1234567801'], ['00425217', '00425217'], ['H37128342 签发次数 04', 'H37128342'], ['H1234567', null], ['123456789', null]],
  permanent_residence_number: [
    ['UTO110180010212', 'UTO110180010212'], ['91199919800101001x', '91199919800101001X'], ['UT0 1101 800102 12', 'UTO110180010212'], ['ABC', null],
  ],
  resident_number: [
    ['11010519491231002X', '11010519491231002X'], ['1101O5 19491231 002x', '11010519491231002X'], ['公民身份号码11010519491231002×', '11010519491231002X'], ['1101', null],
  ],
}

for (const [kind, cases] of Object.entries(CASES) as [ValueKind, [string, string | null][]][]) {
  void test(`${kind}: from what is read to what is meant`, () => {
    for (const [text, value] of cases) assert.equal(normaliseValue(text, field(kind))?.value ?? null, value, text)
  })
}

void test('a pattern chooses its first group, and refuses what it does not match', () => {
  const sex = field('sex', { pattern: /^(男|女)/u, lexicon: new Map([['男', 'M'], ['女', 'F']]) })
  assert.deepEqual(normaliseValue('女民族汉', sex), { value: 'F', isGuess: false })
  assert.equal(normaliseValue('汉', sex), null)
})

void test('a lexicon takes near misses, and says where it guessed', () => {
  const ethnicity = field('han', { lexicon: new Map(['汉', '维吾尔', '仫佬', '仡佬'].map((each) => [each, each])) })
  assert.deepEqual(normaliseValue('维吾东', ethnicity), { value: '维吾尔', isGuess: false })
  assert.equal(normaliseValue('亿佬', ethnicity)?.isGuess, true)
  assert.equal(normaliseValue('权', ethnicity), null)
})

void test('a number whose own check is wrong, a name that cannot be whole and simplified writing where none is printed are told as guesses', () => {
  const cases: [ValueKind, string, boolean][] = [
    ['hkid', 'A123456(3)', false], ['hkid', 'A123456(4)', true], ['resident_number', '11010519491231002X', false], ['resident_number', '110105194912310021', true],
    ['permanent_residence_number', '91199919800101001X', false], ['permanent_residence_number', '911999198001010011', true],
    ['han_name', '阿卜杜拉·买买提', false], ['han_name', '曹', true], ['han_name', '李·伟', true], ['comma_name', 'C HE U N G, H U CHIN G', true], ['comma_name', 'CHAN, T Man', false], ['comma_name', 'LAU, C hi Ming', true], ['han_name', '阿卜杜拉买买提', true], ['han_name', '阿卜杜热合曼·', true],
    ['han_name_traditional', '樂永晴', false], ['han_name_traditional', '吴永晴', true],
    ['text', '7 HARBOUR STREET AMAUROTUT4I218', true], ['text', '121 MILL WALK POLYLERIT, UT 22B12', true], ['text', '12B MILL WALK ACHORA, UT75231', false],
  ]
  for (const [kind, text, isGuess] of cases) assert.equal(normaliseValue(text, field(kind))?.isGuess, isGuess, text)
})

void test('a validity no card has is told as a guess', () => {
  const cases: [string, readonly number[], boolean][] = [
    ['2022.06.22-2042.06.22', [5, 10, 20], false], ['2022.06.25-2042.06.23', [5, 10, 20], true], ['2022.06.22-2041.06.22', [5, 10, 20], true],
    ['2022.06.22-长期', [5, 10, 20], false], ['2020.02.29-2025.02.28', [5], false],
    ['2022.06.22-2032.06.21', [], false], ['2022.06.22-2032.06.22', [], false], ['2022.06.22-2032.06.24', [], true], ['2022.06.22-2022.06.22', [], true],
    ['2020.03.01-2030.02.28', [], false],
  ]
  for (const [text, terms, isGuess] of cases) assert.equal(normaliseValue(text, field('validity', { terms }))?.isGuess, isGuess, text)
})

void test('a period is no date, and nobody is born tomorrow', () => {
  assert.equal(normaliseValue('2022.06.01-2027.05.31', field('date', { name: 'date_of_birth' }), '2026-06-01'), null)
  assert.equal(normaliseValue('2027.05.31', field('date', { name: 'date_of_birth' }), '2026-06-01'), null)
  assert.equal(normaliseValue('2027.05.31', field('date', { name: 'expiry_date' }), '2026-06-01')?.value, '2027-05-31')
})

void test('nothing is issued tomorrow, and a day is no personal number', () => {
  assert.equal(normaliseValue('2027.05.31', field('date', { name: 'issue_date' }), '2026-06-01'), null)
  assert.equal(normaliseValue('12062035', field('code', { name: 'personal_number' }))?.isGuess, true)
  assert.equal(normaliseValue('20350612', field('code', { name: 'personal_number' }))?.isGuess, true)
  assert.equal(normaliseValue('14 DEC 2032', field('code', { name: 'personal_number' }))?.isGuess, true)
  assert.equal(normaliseValue('45992035', field('code', { name: 'personal_number' }))?.isGuess, false)
  assert.equal(normaliseValue('12062035', field('code', { name: 'document_number' }))?.isGuess, false)
})

void test('a label beside a name in capitals is no family name', () => {
  assert.equal(normaliseValue('Suname OMAR', field('latin_name'))?.isGuess, true)
  for (const name of ['ROSSI OMAR', 'Rossi Omar', 'ROSSI Omar', 'VAN DER BERG OMAR']) assert.equal(normaliseValue(name, field('latin_name'))?.isGuess, false, name)
})
