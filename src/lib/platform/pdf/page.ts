// What all our documents on paper share: A4, one column, plain type, English, and the data as `d`. A date of its own is given by the
// text, not by the file.
export const PAGE = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, date: none)
#set text(
	lang: "en", region: "GB", size: 11pt,
	font: ((name: "Vazirmatn", covers: regex("[\\p{Arabic}\\u{a0}]")), "Noto Sans", "Noto Sans Bengali", "Noto Sans Gurmukhi")
)
#set page(paper: "a4", margin: 2.2cm)
#set par(leading: 0.75em)
#set table(stroke: (x, y) => if y == 0 { (bottom: 1pt) } else { (bottom: 0.4pt + luma(160)) }, inset: (x: 4pt, y: 6pt))
#show table.cell.where(y: 0): strong
= #d.title
#for line in d.lead [
#line

]
`;
