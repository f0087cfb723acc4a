// What was misread is put right where only one region can be meant, and left alone wherever it cannot be known.
import assert from 'node:assert/strict'
import process from 'node:process'
import { test } from 'node:test'
import { assert as holds, constantFrom, property } from 'fast-check'
import type { Letter } from './nearest-form.ts'
import { correctRegion } from './correct-region.ts'
import { addressForms, authorityForms } from './region-forms.ts'
import { readLexicons } from './read-rulebook.ts'

const regions = (await readLexicons(new URL('../rulebook/', import.meta.url))).get('cn-regions')!.regions!

/** Characters in brackets were not read surely. */
function lettersOf(text: string): Letter[] {
  const letters: Letter[] = []
  let confidence = 0.99
  for (const character of text) {
    if (character === '[' || character === ']') confidence = character === '[' ? 0.6 : 0.99
    else letters.push({ character, confidence })
  }
  return letters
}

/** As read, as meant, and whether a person has to look. */
const AUTHORITIES: [string, string, boolean, string][] = [
  ['恩施市公安局', '恩施市公安局', false, 'known'],
  ['[思]施市公安局', '恩施市公安局', false, 'one character of one city'],
  ['思施市公安局', '思施市公安局', true, 'a character surely read is not changed; no such city'],
  ['信阳市公安局[狮]河分局', '信阳市公安局浉河分局', false, 'a character the recogniser does not know'],
  ['信阳市公安局河分局', '信阳市公安局浉河分局', false, 'passed over without a trace'],
  ['罗城[仏]佬族自治县公安局', '罗城仫佬族自治县公安局', false, 'an autonomous county'],
  ['西安市公安局[户]邑分局', '西安市公安局鄠邑分局', false, 'named anew in 2016'],
  ['酒大庆市公安局萨尔图区分局', '大庆市公安局萨尔图区分局', false, 'something before it'],
  ['南京市公安局玄武分', '南京市公安局玄武分局', false, 'the end passed over'],
  ['[鸿]江区公安局', '[鸿]江区公安局', true, 'of many districts on rivers'],
  ['泽[答]县公安局', '泽[答]县公安局', true, 'Zepu, Zezhou or Zeku'],
  ['[沦]县公安局', '[沦]县公安局', true, 'one character is the whole name'],
  ['深圳市公安局高新分局', '深圳市公安局高新分局', false, 'a quarter that is no division'],
  ['南京市公安局江北分局', '南京市公安局江北分局', false, 'near to Jiangning, but surely read'],
  ['深圳市公安局[高新]分局', '深圳市公安局[高新]分局', true, 'nothing of any district was read'],
  ['西安市公安局碑林分局', '西安市公安局碑林分局', false, 'a district of whose name 林 is part'],
  ['上海市公安局浦东新分局', '上海市公安局浦东新分局', false, 'without the last of its name'],
  ['石家庄公安局长安分局', '石家庄公安局长安分局', true, 'as it was read: the kind of place may be left out'],
  ['公安部出入境管理局', '公安部出入境管理局', false, 'no police of a place'],
]
for (const [read, meant, isGuess, why] of AUTHORITIES) {
  void test(`authority ${read}: ${why}`, () => {
    const corrected = correctRegion('authority', lettersOf(read), regions)
    assert.deepEqual([corrected.value, corrected.isGuess], [meant.replace(/[[\]]/g, ''), isGuess])
  })
}

const ADDRESSES: [string, string, boolean, string][] = [
  ['北京市东城区样本路12号', '北京市东城区样本路12号', false, 'known'],
  ['广东省东莞市莞城区样本路', '广东省东莞市莞城区样本路', false, 'a city without districts'],
  ['江苏省昆山市开发区样本路', '江苏省昆山市开发区样本路', false, 'a quarter after a city'],
  ['8河北省石家庄市长安区范', '河北省石家庄市长安区范', false, 'something before it'],
  ['福建省漳州市[艺]城区虚构大道88号', '福建省漳州市芗城区虚构大道88号', false, 'its district'],
  ['四川省广安市华[鉴]市样本镇示例村3组', '四川省广安市华蓥市样本镇示例村3组', false, 'its county-level city'],
  ['广东省深圳市福[由]区样本路', '广东省深圳市福田区样本路', false, 'one district with that character'],
  ['山西省临汾市[限]县样本乡', '山西省临汾市[限]县样本乡', true, 'one of its counties, and nobody knows which'],
  ['新疆维吾[东]自治区喀什市样本路', '新疆维吾尔自治区喀什市样本路', false, 'its province'],
  ['和平区虚构大道47号', '和平区虚构大道47号', false, 'a district alone, as some cards have it'],
  ['石家庄市长[要]区样本路', '石家庄市长安区样本路', false, 'without its province'],
  ['北京市东城区样本路12', '北京市东城区样本路12', true, 'the end passed over'],
  ['样本路12号', '样本路12号', true, 'no region at all'],
  ['重庆市渝中区39号', '重庆市渝中区39号', false, 'a street passed over is not invented'],
]
for (const [read, meant, isGuess, why] of ADDRESSES) {
  void test(`address ${read}: ${why}`, () => {
    const corrected = correctRegion('address', lettersOf(read), regions)
    assert.deepEqual([corrected.value, corrected.isGuess], [meant.replace(/[[\]]/g, ''), isGuess])
  })
}

void test('other fields stay as they are', () => {
  assert.deepEqual(correctRegion('name', lettersOf('[思]施市公安局'), regions), { value: '思施市公安局', isGuess: false, isKnown: false })
})

const authorities = authorityForms(regions).map(({ text }) => text)
const addresses = addressForms(regions).map(({ text }) => text)

void test('whatever is known stays as it is, however badly it was read', () => {
  const unsure = (text: string): Letter[] => Array.from(text, (character) => ({ character, confidence: 0.3 }))
  holds(property(constantFrom(...authorities), (text) => correctRegion('authority', unsure(text), regions).value === text))
  holds(property(constantFrom(...addresses), constantFrom('', '样本路12号', '示例村'), (head, rest) => correctRegion('address', unsure(head + rest), regions).value === head + rest))
})

void test('a look takes less than two milliseconds of processor time', () => {
  const began = process.cpuUsage()
  const texts = [...authorities.filter((_, i) => i % 70 === 0).map((text) => ['authority', `${text.slice(0, 1)}[么]${text.slice(2)}`] as const),
    ...addresses.filter((_, i) => i % 70 === 0).map((text) => ['address', `${text.slice(0, 4)}[么]${text.slice(5)}样本路12号`] as const)]
  for (const [name, text] of texts) correctRegion(name, lettersOf(text), regions)
  const { user, system } = process.cpuUsage(began)
  assert.ok((user + system) / 1000 / texts.length < 2, `${(user + system) / 1000 / texts.length} ms`)
})
