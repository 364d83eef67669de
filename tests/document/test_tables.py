"""Tables, their captions, headers, rows and cells, and the bullets inside cells."""

from __future__ import annotations

from tests.document.factories import document, passages


def test_a_table_of_figures_has_caption_header_and_one_passage_a_row() -> None:
    """Caption, header and rows are passages, each whole, with the row's first cell as its head."""
    read = document(
        "表一 主要目标完成情况",
        "指标名称 | 年度目标 | 完成 |",
        "1.增加值 | 6%以上 | 7.1% |",
        "#工业（区属） | | 8亿元 |",
    )

    table = read.tables[0]
    assert table.caption is not None
    assert read.text(table.caption) == "表一 主要目标完成情况"
    assert table.header is not None
    assert [read.text(cell.span) for cell in table.header.cells] == ["指标名称", "年度目标", "完成"]
    assert passages(read) == [
        ("caption", "表一 主要目标完成情况"),
        ("row", "指标名称 | 年度目标 | 完成"),
        ("row", "1.增加值 | 6%以上 | 7.1%"),
        ("row", "#工业（区属） | | 8亿元"),
    ]
    heads = [read.text(passage.row_head) if passage.row_head else None for passage in read.passages]
    assert heads == [None, None, "1.增加值", "#工业（区属）"]
    assert [passage.row for passage in read.passages] == [None, None, 0, 1]


def test_empty_cells_keep_the_columns_of_the_others() -> None:
    """A figure stays in its column although the cell before it is empty."""
    row = document("指标 | 目标 | 完成", "增加值 | | 7.1%").tables[0].rows[0]

    assert [cell.column for cell in row.cells] == [0, 2]


def test_markdown_tables_are_read_alike() -> None:
    """Bars at the start of lines make no column and a line of dashes no row."""
    table = document("| 指标 | 完成 |", "|---|:--:|", "| 增加值 | 7.1% |").tables[0]

    assert table.header is not None
    assert [cell.column for cell in table.header.cells] == [0, 1]
    assert len(table.rows) == 1


def test_a_caption_in_the_first_row_is_a_caption() -> None:
    """So are captions between two tables that follow each other."""
    read = document(
        "表1价格指数 |", "项目 | 上年=100 |", "粮食 | 96.5 |", "表2产量 |", "产品 | 产量 |", "水泥 | 5 |"
    )

    captions = [read.text(table.caption) for table in read.tables if table.caption]
    assert captions == ["表1价格指数", "表2产量"]
    assert [words for kind, words in passages(read) if kind == "caption"] == captions
    assert [len(table.rows) for table in read.tables] == [1, 1]


def test_a_first_row_with_figures_is_no_header() -> None:
    """Rows without a header stay rows."""
    table = document("粮食 | 96.5", "鲜菜 | 102.7").tables[0]

    assert table.header is None
    assert len(table.rows) == 2


def test_years_head_columns_too() -> None:
    """2020年 in the first row is a name of a column."""
    table = document("指标 | 2020年 | 2021年", "产值 | 5亿元 | 6亿元").tables[0]

    assert table.header is not None


def test_a_row_that_does_not_fit_the_header_is_read_with_a_note() -> None:
    """The note names the line; nothing is lost."""
    read = document("指标 | 完成", "产值 | 5亿元 | 增长 | 3%")

    assert read.notes == ("line 2: table row with 4 cells where 2 are usual",)
    assert len(read.tables[0].rows[0].cells) == 4


def test_rows_that_agree_on_nothing_are_measured_by_the_header() -> None:
    """Two rows, one too short and one too long."""
    read = document("指标 | 目标 | 完成 |", "产值 | 5亿元 |", "税收 | 3 | 4 | 5 | 6 |")

    assert [note.split(":")[0] for note in read.notes] == ["line 2", "line 3"]
    assert all("where 3 are usual" in note for note in read.notes)


def test_a_header_over_two_columns_makes_no_row_ragged() -> None:
    """上半年 stands over 完成 and 增长, and the last cell beside it is empty; a row too short still is."""
    head = ("指标 | 上半年 | ", "指标 | 完成 | 增长", "增加值 | 320.5 | 8.1", "投资 | 120.3 | -2.4")

    assert document(*head).notes == ()
    assert document(*head, "税收 | 9").notes == ("line 5: table row with 2 cells where 3 are usual",)


def test_bullets_in_a_cell_are_passages_under_row_head_and_label() -> None:
    """Each sentence of an item knows the row's head and the item's label; the head is a passage too."""
    read = document(
        "领域 | 进展 |", "甲产业 | l 重大项目:一厂开工;二厂投产。三厂封顶。 l 重点平台：甲平台启用。 |"
    )

    assert passages(read)[1:] == [
        ("row-head", "甲产业"),
        ("bullet", "重大项目:一厂开工;二厂投产。"),
        ("bullet", "三厂封顶。"),
        ("bullet", "重点平台：甲平台启用。"),
    ]
    labels = [read.text(passage.bullet_head) for passage in read.passages if passage.bullet_head]
    assert labels == ["重大项目", "重大项目", "重点平台"]
    assert {read.text(passage.row_head) for passage in read.passages if passage.row_head} == {"甲产业"}


def test_every_bullet_mark_of_office_texts_is_known() -> None:
    """Marks stand at the start of an item only: dots inside names and brackets inside sentences are none."""
    marks = ("l ", "• ", "·", "●", "◆", "②", "1)", "（1）", "\uf06c ")
    for mark in marks:
        read = document("领域 | 进展 |", f"甲 | {mark}建成邻里·中心（1）期。 {mark}开工二期。 |")

        bullets = read.tables[0].rows[0].cells[1].bullets
        assert [read.text(item.span) for item in bullets] == ["建成邻里·中心（1）期。", "开工二期。"], mark


def test_a_label_is_short_and_plain() -> None:
    """A clause before a colon is no label, nor is a number."""
    for item, label in (
        ("企业“跨省通办”：设立专窗", "企业“跨省通办”"),
        ("落实改革，具体为：设立专窗", None),
        ("12:30开放", None),
        ("设立专窗", None),
    ):
        head = document("领域 | 进展 |", f"甲 | • {item}。 |").tables[0].rows[0].cells[1].bullets[0].head

        assert bool(head) == bool(label), item


def test_a_long_cell_without_bullets_is_split_into_sentences() -> None:
    """Its sentences stand under the row's head."""
    read = document("领域 | 进展 |", "甲产业 | 一厂开工。二厂投产。 | 区发改委 |")

    assert passages(read)[1:] == [
        ("row-head", "甲产业"),
        ("sentence", "一厂开工。"),
        ("sentence", "二厂投产。"),
        ("sentence", "区发改委"),
    ]


def test_words_before_the_first_bullet_belong_to_no_label() -> None:
    """They are a sentence of the cell."""
    read = document("领域 | 进展 |", "甲 | 总体平稳。 • 项目：一厂开工。 |")

    first = read.passages[2]
    assert (first.kind.value, read.text(first.span), first.bullet_head) == ("sentence", "总体平稳。", None)


def test_bullets_occur_in_prose() -> None:
    """A line that starts with a mark is an item of a list, its label kept."""
    read = document("● 重点项目：一厂开工。二厂投产。")

    assert passages(read) == [("bullet", "重点项目：一厂开工。"), ("bullet", "二厂投产。")]
    assert [read.text(passage.bullet_head) for passage in read.passages if passage.bullet_head] == [
        "重点项目"
    ] * 2


def test_a_cell_left_open_goes_on_in_the_items_below() -> None:
    """Items on lines of their own stay in the row, under its head, until its bar closes it."""
    read = document(
        "领域 | 进展 |",
        "甲产业 | • 项目：一厂开工。",
        "• 平台：甲平台启用。 |",
        "乙产业 | • 项目：二厂投产。 |",
    )

    rows = read.tables[0].rows
    assert [[len(cell.bullets) for cell in row.cells] for row in rows] == [[0, 2], [0, 1]]
    heads = [
        read.text(passage.row_head) for passage in read.passages if passage.bullet_head and passage.row_head
    ]
    assert heads == ["甲产业", "甲产业", "乙产业"]


def test_tabs_part_cells_where_lines_agree() -> None:
    """A table pasted from a spreadsheet is read; a lone line with a tab is prose."""
    read = document("指标\t目标\t完成", "增加值\t6%\t7.1%", "完成投资\t206.9亿元。")

    assert [len(row.cells) for row in read.tables[0].rows] == [3]
    assert read.tables[0].header is not None
    assert passages(read)[-1] == ("sentence", "完成投资\t206.9亿元。")


def test_a_unit_between_caption_and_table_is_kept() -> None:
    """The caption is found over it; the line is a passage of its own."""
    read = document("表三 主要产品产量", "单位：万吨", "产品 | 产量", "水泥 | 605")

    table = read.tables[0]
    assert table.caption is not None
    assert table.unit is not None
    assert (read.text(table.caption), read.text(table.unit)) == ("表三 主要产品产量", "单位：万吨")
    assert passages(read)[:2] == [("caption", "表三 主要产品产量"), ("sentence", "单位：万吨")]


def test_tables_behind_an_empty_line_are_two_where_columns_are_named_anew() -> None:
    """Rows behind an empty line go on else, as do rows of words behind none."""
    first = ("指标 | 目标 | 完成", "财政收入 | 36亿元 | 19亿元")
    second = ("指标 | 单位 | 2024年", "新建绿地 | 公顷 | 40")

    assert [len(table.rows) for table in document(*first, "", *second).tables] == [1, 1]
    assert [len(table.rows) for table in document(*first, *second).tables] == [3]
    assert [len(table.rows) for table in document(*first, "", "新增就业 | 42人 | 23人").tables] == [2]
