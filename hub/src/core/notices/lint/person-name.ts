/** The hundred or so most frequent surnames, and the double ones. */
const surnames =
  '欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|慕容|令狐|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施洪]';

/** Words that begin like a name and are none. */
const noNames =
  '(?:高[层空压度温处]|马[上路桶]|周[一二三四五六日天末边围期]|何[时地处人]|任[何务]|严[禁重格]|许[可多]|方[便式向案]|白[天色]|金额|石材|夏季|万元|于是|向[上下您业物]|程序|段时|雷[雨电]|龙头|黄[色线]|余额|陆续|范围|付[款费清]|顾客|毛坯|钱款|张贴|曾经|谢[谢绝]|江边|温[度馨]|康[乐复]|施工|洪水|史料|林[木荫]|田[地园]|武装|唐突|叶片|沈阳|程度|金属|石[头板]|汤圆|钟点|孔洞|江水)';

/** What is said to people whose given name is not said. */
const titles =
  '先生|女士|小姐|师傅|阿姨|大爷|大妈|经理|主任|老师|医生|队长|工程|管家|主管|书记|同志|奶奶|爷爷';

/** A full name in Chinese: a surname and one or two characters, source text of a regular expression. */
export const fullName = `(?!${noNames})(?:${surnames})(?!${titles})(?:\\p{Script=Han}(?!${titles})\\p{Script=Han}|\\p{Script=Han})`;

/** What may come after a name, so that a longer word is not taken for one. */
export const afterName = `(?=先生|女士|小姐|$|[^\\p{Script=Han}\\p{L}])`;
