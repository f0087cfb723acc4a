// Names in characters: variant forms of one character, traditional beside simplified ones, and how they are spelled in Latin letters.
import { pinyin, polyphonic } from 'pinyin-pro'

/** Forms of one and the same character, the first stands for all. */
const FORMS = '户戶戸 吴吳呉 黄黃 温溫 真眞 郎郞 青靑 清淸 高髙 崎﨑 黑黒 内內 册冊 彦彥 教敎 晋晉 冰氷 兔兎 顏顔 德徳 惠恵 為爲 眾衆 產産 即卽 既旣 錄録 悦悅 税稅 脱脫 說説 姬姫 槙槇 尚尙'
/** Traditional and simplified: one simplified character may stand for several, so this makes alike, never equal. */
const SIMPLER =
  '陳陈張张劉刘楊杨趙赵孫孙馬马羅罗鄭郑謝谢許许韓韩馮冯鄧邓葉叶蘇苏盧卢呂吕蔣蒋賈贾閻阎餘余鍾钟鐘钟譚谭鄒邹陸陆龍龙萬万錢钱湯汤賴赖龔龚龐庞顧顾嚴严魯鲁韋韦畢毕齊齐聶聂莊庄顏颜倫伦關关鳳凤樂乐單单喬乔蕭萧駱骆歐欧鮑鲍聞闻黨党遲迟衛卫榮荣竇窦鄔邬鄺邝岡冈' +
  '麥麦塗涂簡简儲储應应勞劳諸诸勳勋勛勋國国華华偉伟強强軍军傑杰濤涛剛刚輝辉鵬鹏飛飞凱凯寧宁東东陽阳愛爱貴贵麗丽艷艳豔艳靈灵慶庆瓊琼婭娅賢贤蓮莲蘭兰雲云嬌娇瑩莹穎颖潔洁瑋玮瑤瑶曉晓夢梦詩诗綺绮緣缘紅红維维經经綱纲繼继紹绍總总緒绪練练織织績绩銘铭銀银鋒锋' +
  '鋼钢錦锦鎮镇鐵铁長长門门開开閔闵闊阔際际隨随難难電电雙双霧雾靜静韻韵順顺須须頌颂預预頤颐領领頻频題题願愿風风騰腾騏骐駿骏驥骥驍骁魚鱼鴻鸿鶴鹤鷹鹰鸞鸾書书會会來来個个們们億亿優优偵侦備备儀仪兒儿兩两劍剑動动務务勝胜匯汇區区協协參参發发嘯啸園园圍围團团' +
  '圖图堅坚報报場场壯壮壽寿奮奋學学實实寶宝將将專专尋寻對对導导屆届層层島岛嶺岭嶼屿巖岩師师帶带幫帮幹干廣广廳厅彈弹後后徑径從从復复憶忆懷怀戀恋戰战擇择據据數数時时晝昼曄晔暢畅曆历歷历條条極极業业構构樓楼標标樹树橋桥機机權权歡欢歲岁氣气漢汉澤泽潤润濱滨' +
  '瀾澜灣湾滿满為为煒炜煥焕燁烨燈灯營营爾尔環环現现瑪玛璽玺產产畫画異异當当監监盤盘碩硕禮礼禎祯種种積积穩稳競竞筆笔節节範范築筑純纯絲丝結结給给統统絹绢綠绿緯纬縣县聖圣聰聪聲声職职聽听肅肃膽胆臨临興兴舉举艦舰藝艺藥药蘊蕴虛虚號号蟲虫術术補补裝装見见規规' +
  '視视親亲覺觉觀观計计訓训記记訪访設设證证評评詠咏試试話话該该詳详誌志認认誠诚語语誼谊調调請请論论識识議议護护讀读變变讓让豐丰貝贝財财貞贞貫贯責责貿贸資资賓宾賜赐質质賽赛贊赞躍跃車车軒轩載载輔辅輪轮輯辑轉转農农邊边達达運运過过遠远適适選选遷迁還还進进' +
  '連连郵邮鄉乡醫医釋释針针鈞钧鈴铃鈺钰鉅巨銳锐鋭锐錚铮鍵键鏡镜閃闪閱阅閣阁陝陕陰阴險险隱隐雋隽離离頁页頂顶項项顯显類类飄飘養养館馆驗验驚惊體体鬥斗鮮鲜鳥鸟鳴鸣麼么點点龜龟贇赟驫骉嫿婳'

function variantsOf(): ReadonlyMap<string, string> {
  const folded = new Map<string, string>()
  for (const group of FORMS.split(' ')) {
    const [first = '', ...others] = Array.from(group)
    for (const other of others) folded.set(other, first)
  }
  return folded
}

function simplerOf(): ReadonlyMap<string, string> {
  const all = Array.from(SIMPLER)
  return new Map(all.flatMap((character, i) => (i % 2 === 0 ? [[character, all[i + 1]!] as const] : [])))
}

const VARIANTS = variantsOf()
const SIMPLIFIED = simplerOf()
const fold = (text: string, table: ReadonlyMap<string, string>): string => Array.from(text, (each) => table.get(each) ?? each).join('')

/**
 * Compares two names in characters.
 * @returns `alike` where they differ only as traditional and simplified: many to one, so a person looks
 */
export function compareHan(a: string, b: string): 'same' | 'alike' | 'different' {
  const [one, other] = [fold(a, VARIANTS), fold(b, VARIANTS)]
  if (one === other) return 'same'
  return fold(fold(one, SIMPLIFIED), VARIANTS) === fold(fold(other, SIMPLIFIED), VARIANTS) ? 'alike' : 'different'
}

/** The first of each group of forms is the one the mainland prints. */
const SIMPLE_FORMS: ReadonlySet<string> = new Set([...SIMPLIFIED.values(), ...VARIANTS.values()])

/** Whether a name has a character that stands for another one in traditional writing; a few, like 余, are names there too. */
export function hasSimplifiedForm(name: string): boolean {
  return Array.from(name).some((each) => SIMPLE_FORMS.has(each))
}

/** ü after L and N: LYU as passports print it since 2012 (GB/T 28039), LV and LU as before. */
function spellingsOf(syllable: string): string[] {
  const plain = syllable.toUpperCase().replaceAll('V', 'Ü')
  return plain.includes('Ü') ? ['YU', 'V', 'U'].map((vowel) => plain.replace('Ü', vowel)) : [plain]
}

/** For each character every way its syllable may be spelled, as a surname and otherwise. */
function syllablesOf(name: string): string[][] {
  const asName = pinyin(name, { mode: 'surname', toneType: 'none', type: 'array', v: true })
  const all = polyphonic(name, { toneType: 'none', type: 'array' })
  return Array.from(name, (_, i) => [...new Set([asName[i] ?? '', ...(all[i] ?? [])].filter((each) => each !== '').flatMap(spellingsOf))])
}

/** Longer runs of characters are no name. */
const LONGEST_NAME = 20

function isSpelled(syllables: readonly (readonly string[])[], letters: string): boolean {
  const [first, ...rest] = syllables
  if (!first) return letters === ''
  return first.some((syllable) => letters.startsWith(syllable) && isSpelled(rest, letters.slice(syllable.length)))
}

/** Whether Latin words may be the pinyin of a name in characters, surname first or last. Other romanisations are not known here. */
export function isPinyinOf(latin: readonly string[], han: string): boolean {
  const length = Array.from(han).length
  if (length === 0 || length > LONGEST_NAME) return false
  // Tone marks say nothing here; the two dots do.
  const letters = latin.join('').normalize('NFD').replace(/(?!\u0308)\p{M}/gu, '').replace(/U\u0308/g, 'YU')
  const syllables = syllablesOf(han)
  return [0, 1, 2].some((surname) => isSpelled([...syllables.slice(surname), ...syllables.slice(0, surname)], letters))
}
