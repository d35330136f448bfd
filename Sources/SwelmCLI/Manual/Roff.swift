/// Text in the language of man pages, with the macros of man(7) alone, which groff and mandoc both know.
enum Roff {
    /// Longer lines of input are bad style to mandoc.
    private static let width = 78

    static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fP" }

    static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fP" }

    /// A term, which is markup already, with the text that explains it below it.
    static func item(_ term: String, _ text: String) -> String { ".TP\n\(term)\n\(self.text(text))" }

    /// Words in lines that a formatter fills.
    static func text(_ text: String) -> String {
        var lines: [String] = []
        for word in text.split(separator: " ").map({ escaped(String($0)) }) {
            if let last = lines.last, last.utf8.count + 1 + word.utf8.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines.map(line).joined()
    }

    /// The paragraphs and lists of a section, which begins a paragraph itself.
    static func blocks(_ blocks: [Prose.Block]) -> String {
        let text = blocks.map(block).joined()
        return text.hasPrefix(paragraph) ? String(text.dropFirst(paragraph.count)) : text
    }

    private static let paragraph = ".PP\n"

    private static func block(_ block: Prose.Block) -> String {
        switch block {
        case .paragraph(let words): paragraph + text(words)
        case .items(let items): items.map { ".IP \\(bu 2\n" + text($0) }.joined()
        case .code(let lines): paragraph + ".RS 4\n.nf\n" + lines.map { line(escaped($0)) }.joined() + ".fi\n.RE\n"
        case .table(let rows): rows.map(row).joined()
        }
    }

    /// The first cell explains itself by the others.
    private static func row(_ cells: [String]) -> String {
        item(bold(cells.first ?? ""), cells.dropFirst().joined(separator: " "))
    }

    /// A line of input, which must not be taken for a request.
    private static func line(_ markup: String) -> String { (markup.hasPrefix(".") ? "\\&" : "") + markup + "\n" }

    /// What each character is called where it would mean something else, or be shown as another one: a hyphen and
    /// quotes that a reader can copy, and ASCII throughout.
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\e"
            case "-": "\\-"
            case "'": "\\(aq"
            case "`": "\\(ga"
            case "^": "\\(ha"
            case "~": "\\(ti"
            case "\"": "\\(dq"
            default: scalar.isASCII ? String(scalar) : "\\[u\(hexadecimal(scalar))]"
            }
        }.joined()
    }

    /// At least four digits, as groff asks for.
    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
