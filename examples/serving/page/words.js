// Words: what the page says in two languages, and how it puts text on itself, never as markup.
"use strict";

const WORDS = {
  zh: {
    title: "申报核对",
    under: "浙制高办〔2026〕30号的可执行版本。不是官方工具，以通知原文为准；填的内容只用来核对，不保存。",
    language: "语言", case: "申报材料", kind: "申报什么", application: "集群申报", product: "精品产品", ranking: "推荐名单", way: "怎样填",
    paste: "粘贴文件", fill: "逐项填写", example: "载入示意材料", clear: "清空", file: "打开文件…", text: "申报文件（JSON）",
    how: "提交日和待明确事项的口径", on: "按哪一天提交来核对", "on-hint": "写成 2026年6月20日 或 2026-06-20；空白的，用材料里的提交时间。", moment: "2026-06-20 10:00", "moment-hint": "北京时间，写到分，如 2026年6月20日 10:00。",
    why: "说明结论取决于什么、最少改什么", check: "核对", result: "核对结果", nothing: "还没有核对。",
    blank: "（空白）", usual: "默认：{text}", null: "空白", yes: "是", no: "否", needed: "（必填）", add: "添加一行", remove: "删除", row: "第 {n} 行", rows: "{n} 行",
    none: "没有（不是没有填）", each: "一行写一个", other: "没有列明的，另写", name: "赛道名称", highland: "产业高地", software: "属软件类产业", ticked: "已选 {n} 项",
    encoding: "没有打开：不是 UTF-8 编码的文字文件。要的是 JSON 文件，或者填好的申报信息表、推荐汇总表（.xlsx）；别的编码请另存为 UTF-8。",
    unread: "此处的文件不是 JSON，未予带入。", lost: "表中无法容纳，未予带入：{names}",
    twice: "有的键在同一对象里写了不止一次，带过来的是最后一个。",
    problems: "有 {n} 处问题，没有核对", away: "没有连上服务，请稍后再试。", verdict: "结论",
    aside: "不适用的 {n} 条", reasons: "原因", concerned: "涉及 {n} 处", within: " · ", whole: "整份材料", also: "；", and: "、", readings: "待明确事项", good: "没有要办的", unchecked: "没有核对，原因见不适用的",
    met: "符合的 {n} 条",
    cutting: "名额", recommender: "推荐单位", tilt: "向核心区协同区倾斜", "tilt-none": "不倾斜", "tilt-tie": "同分优先", "tilt-first": "优先推荐",
    taken: "与别家共用的名额，别家已用几个", cut: "截取", recommended: "推荐的 {n} 个", tied: "同分待定的，由人决定推荐哪些", left: "名额外的 {n} 个", steps: "步骤", duplicates: "可能的重复", decide: "按所选的再截取", points: "{n} 分",
    routes: "还能申报什么", dues: "时限", at: "看哪一刻（北京时间）", print: "打印", "save-html": "存为网页", "save-json": "存为 JSON", saved: "核对结果",
    starting: "正在启动，只需一次，几秒到十几秒……", old: "浏览器过旧，打不开这一页：请用近两年的 Edge、Chrome、Firefox 或 Safari。", broken: "未能启动。请换一个较新的浏览器，或者重新打开这一页。",
  },
  en: {
    title: "Check an application",
    under: "The executable reading of 浙制高办〔2026〕30号. No official tool; the Chinese text prevails. What is filled in is used for the check alone, and not kept.",
    language: "Language", case: "The case", kind: "What for", application: "Cluster", product: "Premium product", ranking: "Ranked list", way: "How",
    paste: "Paste a file", fill: "Fill in", example: "Load the example", clear: "Clear", file: "Open a file…", text: "The document (JSON)",
    how: "Day of submission and readings", on: "Check as submitted on", "on-hint": "Write it as 2026-06-20. Blank: the time of submission in the case is used.", moment: "2026-06-20 10:00", "moment-hint": "Beijing time, to the minute: 2026-06-20 10:00.",
    why: "Say what the verdict hinges on, and the smallest changes", check: "Check", result: "The report", nothing: "Nothing has been checked yet.",
    blank: "(blank)", usual: "by default: {text}", null: "blank", yes: "yes", no: "no", needed: "(needed)", add: "Add a row", remove: "Remove", row: "Row {n}", rows: "rows: {n}",
    none: "there are none (and it is not blank)", each: "one on each line", other: "another one that is not listed", name: "name of the track", highland: "industrial highland", software: "a software industry", ticked: "{n} chosen",
    encoding: "It was not opened: this is no text in UTF-8. A JSON file is needed, or a filled-in form or recommendation sheet (.xlsx); save text of another encoding as UTF-8.",
    unread: "The document is no JSON; it was not taken into the form.", lost: "There is no room for this in the form: {names}",
    twice: "A key stands in one object more than once; the last was taken.",
    problems: "Problems: {n}; nothing was checked", away: "The service cannot be reached; try again later.", verdict: "Verdict",
    aside: "Not applicable: {n}", reasons: "Why", concerned: "Concerns: {n}", within: " · ", whole: "the whole document", also: "; ", and: ", ", readings: "Phrases in doubt", good: "nothing to be done", unchecked: "not checked; what is not applicable says why",
    met: "Met: {n}",
    cutting: "Places", recommender: "Recommender", tilt: "Preference for core and coordinated zones", "tilt-none": "none", "tilt-tie": "first among those tied", "tilt-first": "recommended first",
    taken: "Of places shared with others: how many these have taken", cut: "Cut the list", recommended: "Recommended: {n}", tied: "Tied; people decide which are recommended", left: "Left out: {n}", steps: "Steps", duplicates: "Possible duplicates", decide: "Cut again with these", points: "score {n}",
    routes: "What else can be applied for", dues: "Deadlines", at: "As of (Beijing time)", print: "Print", "save-html": "Save as HTML", "save-json": "Save as JSON", saved: "report",
    starting: "Starting; it takes some seconds, once …", old: "This browser is too old for this page: use Edge, Chrome, Firefox or Safari of the last two years.", broken: "It could not start. Use a newer browser, or open the page again.",
  },
};
const $ = (id) => document.getElementById(id);
let language = "zh";
const word = (name, values = {}) => WORDS[language][name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
const chosen = (name) => document.querySelector(`input[name=${name}]:checked`).value;

// An element; children that are strings become text.
function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.filter((one) => one !== null && one !== undefined));
  return node;
}
