// Places a specimen person may live: region codes and names that exist (GB/T 2260), streets that are invented.

import type { Script } from './second-script.ts'

export type Region = {
  code: string
  /** Province, with city or prefecture where the address prints it. */
  above: string
  /** District, county or county-level city. */
  place: string
  /** Who issues the card there. */
  authority: string
  /** The second writing on the cards of that place. */
  script?: Script
}

/** A district of a city: the city's police with the district's branch. */
const district = (code: string, above: string, city: string, place: string): Region => ({
  code, above: above + city, place, authority: `${city || above}公安局${place.replace(/区$/, '')}分局`,
})
/** A county or county-level city: its own police. */
const county = (code: string, above: string, place: string): Region => ({ code, above, place, authority: `${place}公安局` })

export const REGIONS: readonly Region[] = [
  district('110101', '', '北京市', '东城区'), district('110105', '', '北京市', '朝阳区'), district('110108', '', '北京市', '海淀区'),
  district('120101', '', '天津市', '和平区'), district('120104', '', '天津市', '南开区'),
  district('310101', '', '上海市', '黄浦区'), district('310104', '', '上海市', '徐汇区'), district('310115', '', '上海市', '浦东新区'),
  district('500103', '', '重庆市', '渝中区'), district('500106', '', '重庆市', '沙坪坝区'),
  district('130102', '河北省', '石家庄市', '长安区'), district('130203', '河北省', '唐山市', '路北区'),
  district('140105', '山西省', '太原市', '小店区'), { ...district('150102', '内蒙古自治区', '呼和浩特市', '新城区'), script: 'mongolian' },
  district('210102', '辽宁省', '沈阳市', '和平区'), district('210202', '辽宁省', '大连市', '中山区'),
  district('220102', '吉林省', '长春市', '南关区'), district('230102', '黑龙江省', '哈尔滨市', '道里区'),
  district('320102', '江苏省', '南京市', '玄武区'), district('320106', '江苏省', '南京市', '鼓楼区'),
  district('330102', '浙江省', '杭州市', '上城区'), district('330106', '浙江省', '杭州市', '西湖区'),
  district('340104', '安徽省', '合肥市', '蜀山区'), district('350102', '福建省', '福州市', '鼓楼区'),
  district('350203', '福建省', '厦门市', '思明区'), district('360102', '江西省', '南昌市', '东湖区'),
  district('370102', '山东省', '济南市', '历下区'), district('370202', '山东省', '青岛市', '市南区'),
  district('410102', '河南省', '郑州市', '中原区'), district('420106', '湖北省', '武汉市', '武昌区'),
  district('430102', '湖南省', '长沙市', '芙蓉区'), district('440103', '广东省', '广州市', '荔湾区'),
  district('440106', '广东省', '广州市', '天河区'), district('440304', '广东省', '深圳市', '福田区'),
  district('440305', '广东省', '深圳市', '南山区'), district('450103', '广西壮族自治区', '南宁市', '青秀区'),
  district('460105', '海南省', '海口市', '秀英区'), district('460106', '海南省', '海口市', '龙华区'),
  district('510104', '四川省', '成都市', '锦江区'), district('510105', '四川省', '成都市', '青羊区'),
  district('520102', '贵州省', '贵阳市', '南明区'), district('530102', '云南省', '昆明市', '五华区'),
  { ...district('540102', '西藏自治区', '拉萨市', '城关区'), script: 'tibetan' }, district('610103', '陕西省', '西安市', '碑林区'),
  district('610113', '陕西省', '西安市', '雁塔区'), district('620102', '甘肃省', '兰州市', '城关区'),
  district('630102', '青海省', '西宁市', '城东区'), district('640104', '宁夏回族自治区', '银川市', '兴庆区'),
  { ...district('650102', '新疆维吾尔自治区', '乌鲁木齐市', '天山区'), script: 'uyghur' },
  county('222401', '吉林省', '延吉市'), county('320583', '江苏省', '昆山市'), county('330127', '浙江省', '淳安县'),
  county('330782', '浙江省', '义乌市'), county('340121', '安徽省', '长丰县'), county('350426', '福建省', '尤溪县'),
  county('422801', '湖北省', '恩施市'), county('433101', '湖南省', '吉首市'), county('513221', '四川省', '汶川县'),
  county('513401', '四川省', '西昌市'), county('522601', '贵州省', '凯里市'), county('532801', '云南省', '景洪市'),
  county('532901', '云南省', '大理市'), county('620122', '甘肃省', '皋兰县'), { ...county('653101', '新疆维吾尔自治区', '喀什市'), script: 'uyghur' },
]

export const STREETS = ['样本路', '测试街', '虚构大道', '示例巷', '假想路', '演示街', '范例大街', '试验路'] as const
export const ESTATES = ['样本花园', '示例小区', '虚构新村', '测试公寓', '范例家园'] as const
export const VILLAGES = ['样本镇示例村', '范例乡虚构村', '测试镇演示村'] as const
export const HAMLETS = ['东示例屯', '样本自然村', '虚构湾小组'] as const
