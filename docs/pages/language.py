"""Language: the labels of the pages in the two languages of the site."""

from zj415x.wording import LOCALES

# The words of the notice and of the library are in the library's own catalogue; these are the pages' alone.
_ENGLISH = {
    "对照通知": "Beside the notice",
    "附件1和附1-1": "Annex 1 and Attachment 1-1",
    "附1-2和附1-3": "Attachments 1-2 and 1-3",
    "附件2及其附": "Annex 2 and its attachments",
    "正文和附件3": "Main text and Annex 3",
    "段": "Passage",
    "类别": "Kind",
    "去处": "What becomes of it",
    "约束力": "Force",
    "条款": "Clauses",
    "待明确事项": "Doubtful points",
    "栏目和条目": "Fields and items",
    "出处": "Place",
    "问的是什么": "What it asks",
    "关于": "About",
    "原词": "Operator word",
    "依据": "Rests on",
    "判断的代码": "The code that decides it",
    "提到它的测试": "Tests that name it",
    "等共 {count} 个": "{count} in all",
    "逐段的去处": "Passages, one by one",
    "部分": "Part",
    "段数": "Passages",
    "合计": "all",
    "各段的处理": "Where each passage goes",
    "一段一格": "A square for each passage",
    "可以另选的口径": "Readings that can be chosen",
    "选项": "Option",
    "意思": "Meaning",
    "默认": "default",
    "理由": "Reason",
    "可以问谁": "Who could say",
    "所涉条款": "Clauses that depend on it",
    "选法": "How to choose",
    "例": "Example",
    "结论": "Verdict",
    "词表": "Glossary",
    "中文": "Chinese",
    "英文": "English",
    "释义": "Meaning",
    "名字索引": "Reference",
    "文件里的字段": "The fields of a document",
    "位置": "Where",
    "怎样写": "How it is written",
    "必填": "Required",
    "列表": "List",
    "附1-1没有列明的“新星”赛道：": "a New Star track that Attachment 1-1 does not list: ",
    "列名": "Column",
    "空白表的表头": "Heading of the blank table",
    "也认得的表头": "Headings that are understood as well",
    "（须有）": " (needed)",
    "至": "to",
    "核心区、协同区的名称；不在的写“无”": "the name of the core or coordinated zone; “无” for none",
    "可以几项，以“、”分开；没有的写“无”": "several are joined by “、”; “无” for none",
    "推荐名单的一行": "A row of a ranked list",
    "文字": "text",
    "整数": "whole number",
    "是非": "`true` / `false`",
    "名字": "Name",
    "是什么": "What it is for",
    "逐个说明": "One by one",
    "通知与条款": "The notice and its clauses",
    "申报（附件1）": "Applications (Annex 1)",
    "精品（附件2）": "Premium products (Annex 2)",
    "名额": "Places",
    "口径": "Readings",
    "金额与数": "Amounts and numbers",
    "时限": "Deadlines",
    "县（市、区）": "Counties",
    "整张表": "Whole tables",
    "读写与措辞": "Reading, writing and wording",
    "错误": "Errors",
}


def locale_of(language: str) -> str:
    """The library's name for a language of the site."""
    return "en" if language == "en" else LOCALES[0]


def label(text: str, language: str) -> str:
    """A label of a page. Raises KeyError for one that has no English."""
    return _ENGLISH[text] if language == "en" else text
