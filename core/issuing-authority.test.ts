import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REGIONS } from '#specimens/regions.ts'
import { levelOfAuthority, type AuthorityLevel } from './issuing-authority.ts'

const CASES: Record<AuthorityLevel, string[]> = {
  local: [
    '恩施市公安局', '淳安县公安局', '北京市公安局朝阳分局', '深圳市公安局南山分局', '罗城仫佬族自治县公安局', '东莞市公安局', '鄂伦春自治旗公安局', '重庆市万州区公安局',
    '成都市公安局高新技术产业开发区分局', '珠海市公安局香洲公安分局', '黑龙江省公安厅农垦总局九三公安局', '大兴安岭地区公安局',
  ],
  province: ['广东省公安厅', '广东省公安局', '西藏自治区公安厅', '内蒙古自治区公安局'],
  ministry: ['公安部', '公安部出入境管理局', '中华人民共和国国家移民管理局', '外交部'],
  other: ['朝阳派出所', '某某市人民政府', '长沙铁路公安处', '公安', ''],
}
for (const [level, names] of Object.entries(CASES)) {
  void test(level, () => {
    for (const name of names) assert.equal(levelOfAuthority(name), level, name)
  })
}

void test('every authority of a specimen is local', () => {
  for (const { authority } of REGIONS) assert.equal(levelOfAuthority(authority), 'local', authority)
})
