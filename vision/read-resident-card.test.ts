// Whole readings of resident ID cards: bilingual ones, names in two rows, long addresses, 长期, and names with rare characters.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertReadsKind, readSpecimen, wrongAndSure, wrongFields } from '#specimens/read-specimen.ts'

void test('both sides, good pictures and medium ones', () => assertReadsKind('cn_resident_id', [52_101, 52_103]))

for (const [script, name] of [['uyghur', 'ئەركىن ياسىن'], ['tibetan', 'བསོད་ནམས་རྡོ་རྗེ།'], ['mongolian', 'ᠲᠡᠮᠦᠷ']] as const) {
  void test(`a card that is ${script} too says the same`, async () => {
    const read = await readSpecimen({ kind: 'cn_resident_id', side: 'portrait', seed: 52_110, person: { name: '李文军', second_script: { script, name } } })
    assert.deepEqual(wrongFields(read), [])
  })
}

void test('a name in two rows is read from above to below, its dots kept', async () => {
  const name = '木拉提别克·努尔买买提·吐尔逊江'
  const read = await readSpecimen({ kind: 'cn_resident_id', side: 'portrait', seed: 52_120, person: { name, ethnicity: '哈萨克', sex: 'M' } })
  assert.deepEqual(wrongFields(read), [])
})

void test('an address of one row, and one of four', async () => {
  for (const address of ['义乌市样本路9号', '内蒙古自治区呼和浩特市新城区示例大道128号样本花园东区第3组团样本楼18幢2单元']) {
    assert.deepEqual(wrongFields(await readSpecimen({ kind: 'cn_resident_id', side: 'portrait', seed: 52_130, person: { name: '王建国', address } })), [])
  }
})

void test('every term: five, ten, twenty years, and no end', async () => {
  for (const [date_of_birth, issue_date, expiry_date] of [
    ['2012-03-01', '2024-05-06', '2029-05-06'], ['2001-03-01', '2022-05-06', '2032-05-06'], ['1985-03-01', '2018-05-06', '2038-05-06'], ['1960-03-01', '2016-05-06', '长期'],
  ] as const) {
    const read = await readSpecimen({ kind: 'cn_resident_id', side: 'emblem', seed: 52_140, person: { date_of_birth, issue_date, expiry_date } })
    assert.deepEqual(wrongFields(read), [])
  }
})

void test('a name with a character outside the alphabet is never wrong and sure', async () => {
  for (const [i, name] of ['廖㛃文', '陈赟', '梁秀婳', '龙䶮', '宋翾', '卢骉', '周旻桐', '李伟洢', '黄瓅', '何翚丽', '陈嬌军'].entries()) {
    const read = await readSpecimen({ kind: 'cn_resident_id', side: 'portrait', seed: 52_150 + i, person: { name, ethnicity: '汉' } })
    assert.deepEqual(wrongAndSure(read), [])
  }
})
