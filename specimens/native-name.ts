// Names in characters with the letters a passport spells them in: for specimens that print both.
import type { Chance } from './chance.ts'
import type { SpecimenPerson } from './person.ts'

const pairs = (text: string): (readonly [han: string, latin: string])[] =>
  text.split(' ').map((pair) => [pair.replace(/[A-Za-z]/g, ''), pair.replace(/[^A-Za-z]/g, '')])

const FAMILY = pairs('张Zhang 王Wang 李Li 赵Zhao 陈Chen 杨Yang 周Zhou 吴Wu 孙Sun 胡Hu 朱Zhu 高Gao 林Lin 何He 郭Guo 马Ma 罗Luo 梁Liang 宋Song 郑Zheng 谢Xie 韩Han 唐Tang 冯Feng 欧阳Ouyang 司马Sima')
const GIVEN = {
  M: pairs('伟Wei 强Qiang 磊Lei 军Jun 勇Yong 杰Jie 涛Tao 明Ming 超Chao 刚Gang 平Ping 辉Hui 鹏Peng 建国Jianguo 志文Zhiwen 子轩Zixuan 浩然Haoran 一鸣Yiming 海成Haicheng'),
  F: pairs('芳Fang 娜Na 敏Min 静Jing 艳Yan 娟Juan 霞Xia 燕Yan 玲Ling 英Ying 慧Hui 梅Mei 婷Ting 雪琳Xuelin 佳怡Jiayi 雨桐Yutong 诗涵Shihan 晓梅Xiaomei 欣悦Xinyue'),
}

/** A name in both writings that fits the sex. */
export function inventNativeName(sex: SpecimenPerson['sex'], chance: Chance): Pick<SpecimenPerson, 'family_name' | 'given_names' | 'name' | 'name_native'> {
  const [family, family_name] = chance.pick(FAMILY)
  const [given, given_names] = chance.pick(GIVEN[sex === 'F' ? 'F' : 'M'])
  return { family_name, given_names, name: `${family_name} ${given_names}`, name_native: family + given }
}
