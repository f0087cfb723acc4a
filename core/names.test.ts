// Names compared across scripts, spellings and orders; never different where only the romanisation differs.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as holds, constantFrom, oneof, property, shuffledSubarray, string, stringMatching } from 'fast-check'
import { HAN_FAMILY, HAN_GIVEN, HAN_RARE, LATIN_FAMILY, LATIN_GIVEN, MINORITY } from '#specimens/names.ts'
import { mrzName } from '#specimens/mrz.ts'
import { normaliseName } from './name-normal.ts'
import { isPinyinOf } from './name-han.ts'
import { compareNames, shareScript, type Compared } from './names.ts'

const TABLE: [a: string, b: string, Compared][] = [
  // Characters: exact, variant forms alike, traditional and simplified for a person.
  ['王小明', '王小明', 'same'], ['王小明', '王小朋', 'different'], ['王 小明', '王小明', 'same'], ['吴敏', '吳敏', 'same'], ['青木', '靑木', 'same'],
  ['陈大文', '陳大文', 'not_comparable'], ['赵云', '趙雲', 'not_comparable'], ['䶮㛃𠅤', '䶮㛃𠅤', 'same'], ['李䶮', '李龑', 'different'],
  ['﨑山', '崎山', 'same'], ['王小明', '明小王', 'different'],
  // The middle dot in all its disguises.
  ...['·', '•', '・', '‧', '⋅', '∙', '●', '．', '﹒', '.', ' · '].map((dot): [string, string, Compared] => [`买买提${dot}艾力`, '买买提·艾力', 'same']),
  // Characters beside pinyin, in any order; ü in its three spellings; surnames read as surnames.
  ['吕布', 'LYU BU', 'same'], ['吕布', 'Lv Bu', 'same'], ['吕布', 'BU LU', 'same'], ['吕布', 'Lü Bu', 'same'], ['女娲', 'NYU WA', 'same'],
  ['单雄信', 'SHAN XIONGXIN', 'same'], ['仇英', 'QIU YING', 'same'], ['解缙', 'XIE JIN', 'same'], ['曾巩', 'ZENG GONG', 'same'],
  ['查慎行', 'ZHA SHENXING', 'same'], ['区大相', 'OU DAXIANG', 'same'], ['尉迟恭', 'YUCHI GONG', 'same'], ['尉迟恭', 'GONG YUCHI', 'same'],
  ['万俟卨', 'MOQI XIE', 'same'], ['乐毅', 'YUE YI', 'same'], ['朴树', 'PIAO SHU', 'same'], ['翟让', 'ZHAI RANG', 'same'], ['缪荃孙', 'MIAO QUANSUN', 'same'],
  ['盖叫天', 'GE JIAOTIAN', 'same'], ['欧阳修', 'OUYANG XIU', 'same'], ['王小明', 'Wáng Xiǎomíng', 'same'],
  // Other romanisations prove nothing.
  ['陈大文', 'CHAN TAI MAN', 'not_comparable'], ['黄', 'WONG', 'not_comparable'], ['王小明', 'LI SI', 'not_comparable'],
  // Latin: case, order, marks, apostrophes, hyphens.
  ['Anna Maria Eriksson', 'ERIKSSON ANNA MARIA', 'same'], ['Müller', 'MUELLER', 'same'], ['Müller', 'MULLER', 'same'], ['MULLER', 'MUELLER', 'different'],
  ['Jürgen Weiß', 'WEISS JUERGEN', 'same'], ['Åse Ødegård', 'OEDEGAARD AASE', 'same'], ['Ólafur Þór', 'OLAFUR THOR', 'same'], ['Nuñez', 'NUNEZ', 'same'],
  ['Nuñez', 'NUNXXEZ', 'same'], ['Łukasz Wójcik', 'WOJCIK LUKASZ', 'same'], ['Đặng Thị Hương', 'DANG THI HUONG', 'same'], ['Yıldız', 'YILDIZ', 'same'],
  ["D'Artagnan", 'DARTAGNAN', 'same'], ['O’Connor', 'OCONNOR', 'same'], ['Jean-Luc Picard', 'PICARD JEAN LUC', 'same'], ['Xiao Ming Li', 'LI XIAOMING', 'same'],
  ['Anna Eriksson', 'ERIKSSON ANNA MARIA', 'different'], ['Anna Eriksson', 'ERIKSEN ANNA', 'different'], ['Suharto', 'SUHARTO', 'same'],
  ['Ｌｉ Ｗｅｉ', 'LI WEI', 'same'], ['Martin, Paul', 'PAUL MARTIN', 'same'],
  // Cyrillic beside the general column of ICAO 9303-3.
  ['Щербаков Юлия Подъячев', 'SHCHERBAKOV IULIIA PODIEIACHEV', 'same'], ['Иванов', 'ИВАНОВ', 'same'], ['Иванов', 'Петров', 'different'], ['Иванов', 'PETROV', 'not_comparable'],
  // Two scripts side by side: each with its own.
  ['陳大文 CHAN TAI MAN', 'CHAN TAI MAN', 'same'], ['陳大文 CHAN TAI MAN', '陳大文', 'same'], ['陳大文 CHAN TAI MAN', '陳大文 WONG TAI MAN', 'different'],
  // Nothing to compare.
  ['', '', 'not_comparable'], ['王小明', '', 'not_comparable'], ['---', 'LI', 'not_comparable'], ['김민수', 'KIM MINSU', 'not_comparable'], ['김민수', '김민수', 'same'],
  ['김민수', '박민수', 'different'], ['محمد', 'MOHAMED', 'not_comparable'],
]

for (const [a, b, want] of TABLE) {
  void test(`${a} | ${b}: ${want}`, () => {
    assert.equal(compareNames(a, b), want)
    assert.equal(compareNames(b, a), want)
  })
}

void test('a zone that cut the name is compared as a beginning', () => {
  const whole = 'Papandropoulous Jonathon Alexander Maximilian'
  assert.equal(compareNames(whole, 'PAPANDROPOULOUS JONATHON ALEXANDER MAXI', true), 'same')
  assert.equal(compareNames(whole, 'PAPANDROPOULOUS JONATHON ALEXANDER MAXI', false), 'different')
  assert.equal(compareNames(whole, 'PAPANDROPOULOUS JONATHON A M', true), 'same')
  assert.equal(compareNames(whole, 'PAPANDROPOULOUS MARIA', true), 'different')
  assert.equal(compareNames('Anna', 'ANNA MARIA', true), 'different')
})

void test('pinyin that fits is no common script', () => {
  assert.equal(shareScript('李伟', 'LI WEI'), false)
  assert.equal(shareScript('李伟', '李伟 LI WEI'), true)
  assert.equal(shareScript('', ''), false)
})

void test('normalising keeps rare characters and is done once for all', () => {
  assert.equal(normaliseName(' 䶮㛃𠅤 '), '䶮㛃𠅤')
  assert.equal(normaliseName('张 三'), '张三')
  assert.equal(normaliseName('J. R. Smith'), 'J. R. SMITH')
  holds(property(string({ unit: 'grapheme' }), (text) => assert.equal(normaliseName(normaliseName(text)), normaliseName(text))))
})

const han = array(constantFrom(...HAN_GIVEN.M, ...HAN_GIVEN.F, ...HAN_RARE), { minLength: 1, maxLength: 2 }).map((given) => given.join(''))
const chinese = property(constantFrom(...HAN_FAMILY), han, (family, given) => {
  assert.equal(compareNames(family + given, family + given), 'same')
})
const latin = array(constantFrom(...LATIN_FAMILY, ...LATIN_GIVEN.M, ...LATIN_GIVEN.F), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const anyName = oneof(
  latin, han, constantFrom(...MINORITY.map((row) => row[1])), string({ unit: 'grapheme', maxLength: 30 }),
  stringMatching(/^[A-Za-zÄÖÜßØÅñ' -]{0,20}$/), stringMatching(/^[А-Яа-яёЁ -]{0,12}$/),
)

void test('property: a name of characters is itself', () => holds(chinese))

void test('property: comparing is symmetric, and never throws', () => {
  holds(property(anyName, anyName, (a, b) => assert.equal(compareNames(a, b), compareNames(b, a))), { numRuns: 3000 })
})

void test('property: the order of Latin words, their case and hyphens do not count', () => {
  holds(property(latin.chain((name) => shuffledSubarray(name.split(' '), { minLength: name.split(' ').length }).map((words) => [name, words] as const)), ([name, words]) => {
    assert.equal(compareNames(name, words.join('-').toLowerCase()), 'same')
  }))
})

void test('property: a zone spells a name as ICAO asks, and it stays the same name', () => {
  const letters = stringMatching(/^[A-ZÄÖÜØÅÆŒÑÞÐŁÉÈÇŠŽ]{2,12}( [A-ZÄÖÜØÅÉ]{2,10})?$/)
  holds(property(letters, (name) => assert.equal(compareNames(name, mrzName(name).replaceAll('<', ' ')), 'same')))
})

void test('property: only one script can differ', () => {
  holds(property(han, latin, (characters, letters) => assert.notEqual(compareNames(characters, letters), 'different')))
})

void test('long or hostile names take no time', () => {
  const started = performance.now()
  assert.equal(compareNames('Ü'.repeat(120), 'U'.repeat(120)), 'different')
  compareNames('A '.repeat(60), 'B '.repeat(60))
  compareNames(Array.from({ length: 40 }, (_, i) => `AB${i}`).join(' '), Array.from({ length: 40 }, (_, i) => `BA${i}`).join(' '), true)
  assert.equal(isPinyinOf(['LI'.repeat(60)], '力'.repeat(60)), false)
  compareNames('和'.repeat(20), 'HE'.repeat(20) + 'X')
  const alike = Array.from({ length: 15 }, (_, i) => 'A'.repeat(i + 1))
  compareNames(alike.join(' '), [...alike.slice(0, 13), 'B'].join(' '), true)
  assert.ok(performance.now() - started < 2000)
})
