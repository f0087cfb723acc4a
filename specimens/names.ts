// Names specimen persons may bear: common and rare Chinese ones, minority names with the middle dot, Latin ones of Utopia.

export const HAN_FAMILY = [
  ...Array.from('李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文'),
  '欧阳', '司马', '尉迟', '上官', '诸葛',
]
export const HAN_GIVEN = {
  M: Array.from('伟强磊军勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林阳建国志文海成子轩浩然泽宇一鸣'),
  F: Array.from('芳娜敏静丽艳娟霞秀燕玲桂英华慧红梅婷雪琳洁萍倩颖佳怡欣悦雨桐诗涵梓萱若曦晓'),
}
/** Characters some fonts and recognisers lack. */
export const HAN_RARE = Array.from('旻赟翾骉婳堉㛃䶮昇喆垚晔珺頔')

/** Ethnicity as printed (GB/T 3304), full name, sex. */
export const MINORITY: readonly (readonly [ethnicity: string, name: string, sex: 'M' | 'F'])[] = [
  ['维吾尔', '阿卜杜拉·买买提', 'M'], ['维吾尔', '古丽娜尔·艾合买提', 'F'], ['维吾尔', '迪丽努尔·吐尔逊江', 'F'],
  ['哈萨克', '叶尔兰·哈布都拉', 'M'], ['哈萨克', '阿依古丽·努尔兰', 'F'], ['塔吉克', '古力仙·夏木西', 'F'],
  ['柯尔克孜', '玉素甫·朱马洪', 'M'], ['乌孜别克', '谢尔扎提·肉孜', 'M'], ['藏', '扎西次仁', 'M'], ['藏', '卓玛央金', 'F'],
  ['蒙古', '巴特尔', 'M'], ['蒙古', '其其格', 'F'], ['俄罗斯', '安娜·伊万诺娃', 'F'], ['鄂温克', '敖日格勒', 'M'],
  ['维吾尔', '阿卜杜热合曼·买买提吐尔逊', 'M'], ['维吾尔', '阿依姆罕·努尔买买提·吐尔逊娜依', 'F'], ['哈萨克', '木拉提别克·哈孜木汗·叶尔肯', 'M'],
]
/** Ethnicities whose names look Han. */
export const ETHNICITIES = ['壮', '满', '回', '苗', '土家', '彝', '布依', '侗', '瑶', '朝鲜', '白', '哈尼', '黎', '傣', '畲', '仡佬', '锡伯', '纳西'] as const

export const LATIN_FAMILY = [
  'Abbot', 'Adeyemi', 'Bergstrom', 'Carvalho', 'Castellano', 'Dubois', 'Eriksson', 'Farouk', 'Garcia Lopez', 'Haddad', 'Hythloday',
  'Ivanova', 'Jankowski', 'Kowalczyk', 'Lindqvist', 'Martinez', 'Mwangi', 'Nakamura', 'Novak', 'Okonkwo', 'Oliveira', 'Petrova',
  'Quispe', 'Rossi', 'Santos', 'Schneider', 'Silva-Moreau', 'Tanaka', 'Utopo', 'Van der Berg', 'Wojcik', 'Yilmaz', 'Zapolya',
] as const
export const LATIN_GIVEN = {
  M: ['Raphael', 'Thomas', 'Peter Giles', 'Hugo', 'Amir', 'Bruno', 'Daniel', 'Felix Johan', 'Jonas', 'Kwame', 'Lucas', 'Marek', 'Omar', 'Viktor'],
  F: ['Anna Maria', 'Alice', 'Beatriz', 'Clara', 'Elena', 'Fatima', 'Greta', 'Hanna Sofia', 'Ines', 'Julia', 'Leila', 'Marta', 'Nadia', 'Zofia'],
} as const
export const UTOPIAN_TOWNS = ['Amaurot', 'Anydria', 'Achora', 'Polylerit', 'Macaria', 'Nephelogete', 'Alaopolis'] as const
export const UTOPIAN_STREETS = ['Harbour Street', 'Garden Lane', 'Specimen Road', 'Bridge Street', 'Mill Walk', 'Market Square'] as const
