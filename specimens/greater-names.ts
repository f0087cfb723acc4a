// Names of people from Hong Kong, Macao and Taiwan: in traditional and simplified characters and as their own documents spell them.

/** Traditional, simplified and spelled; `latin` of Hong Kong and Macao follows Cantonese, of Taiwan Mandarin. */
export type GreaterName = { readonly traditional: string; readonly simplified: string; readonly latin: string }

const read = (text: string): readonly GreaterName[] =>
  text.split(' ').map((each) => {
    const [traditional = '', simplified = '', latin = ''] = each.split('/')
    return { traditional, simplified, latin: latin.replaceAll('_', ' ') }
  })

export const CANTONESE = {
  family: read('陳/陈/CHAN 黃/黄/WONG 李/李/LEE 張/张/CHEUNG 林/林/LAM 吳/吴/NG 何/何/HO 鄭/郑/CHENG 梁/梁/LEUNG 劉/刘/LAU 葉/叶/YIP 曾/曾/TSANG 羅/罗/LAW 馮/冯/FUNG 歐陽/欧阳/AU_YEUNG 謝/谢/TSE 許/许/HUI 馬/马/MA 趙/赵/CHIU 蘇/苏/SO 潘/潘/POON 蔡/蔡/CHOI 關/关/KWAN 樂/乐/LOK 鄧/邓/TANG 盧/卢/LO 郭/郭/KWOK 周/周/CHOW'),
  M: read('志明/志明/Chi_Ming 國強/国强/Kwok_Keung 偉文/伟文/Wai_Man 家豪/家豪/Ka_Ho 健華/健华/Kin_Wah 浩賢/浩贤/Ho_Yin 子俊/子俊/Tsz_Chun 榮輝/荣辉/Wing_Fai 文浩/文浩/Man_Ho 大文/大文/Tai_Man 俊傑/俊杰/Chun_Kit 德/德/Tak 啟堃/启堃/Kai_Kwan'),
  F: read('慧敏/慧敏/Wai_Man 嘉欣/嘉欣/Ka_Yan 美儀/美仪/Mei_Yee 麗珍/丽珍/Lai_Chun 寶芬/宝芬/Po_Fan 曉晴/晓晴/Hiu_Ching 永晴/永晴/Wing_Ching 詩雅/诗雅/Sze_Nga 淑芬/淑芬/Shuk_Fan 玉燕/玉燕/Yuk_Yin 詠恩/咏恩/Wing_Yan 婷/婷/Ting 佩珊/佩珊/Pui_Shan'),
} as const
export const TAIWANESE = {
  family: read('陳/陈/CHEN 林/林/LIN 黃/黄/HUANG 張/张/CHANG 李/李/LI 王/王/WANG 吳/吴/WU 劉/刘/LIU 蔡/蔡/TSAI 楊/杨/YANG 許/许/HSU 鄭/郑/CHENG 謝/谢/HSIEH 洪/洪/HUNG 郭/郭/KUO 邱/邱/CHIU 曾/曾/TSENG 賴/赖/LAI 周/周/CHOU 徐/徐/HSU'),
  M: read('志豪/志豪/CHIH-HAO 家豪/家豪/CHIA-HAO 冠宇/冠宇/KUAN-YU 承恩/承恩/CHENG-EN 柏翰/柏翰/PO-HAN 俊宏/俊宏/CHUN-HUNG 建國/建国/CHIEN-KUO 文雄/文雄/WEN-HSIUNG'),
  F: read('淑芬/淑芬/SHU-FEN 雅婷/雅婷/YA-TING 怡君/怡君/YI-CHUN 美玲/美玲/MEI-LING 麗華/丽华/LI-HUA 佳蓉/佳蓉/CHIA-JUNG 詩涵/诗涵/SHIH-HAN 欣怡/欣怡/HSIN-YI'),
} as const
/** English given names some bear besides. */
export const ENGLISH_GIVEN = { M: ['Peter', 'Jason', 'Tony', 'Kelvin'], F: ['Mary', 'Grace', 'Vivian', 'Carmen'] } as const
