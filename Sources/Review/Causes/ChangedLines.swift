import Diffing
import GoTemplate

/// The lines of a document to ask about for a changed field, the most telling first.
struct ChangedLines {
    /// Counted from 1 within the document.
    let lines: [Int]

    init(node: Node, other: Node?, document: DiffDocument) {
        let first = node.line - document.line + 1
        let value = node.valueLine - document.line + 1
        let last = node.lastLine - document.line + 1
        let all = Array(min(first, last)...max(first, last))
        guard let other else {
            lines = Self.unique([first] + all)
            return
        }
        if let offset = Self.firstDifference(node, other), Self.isBlock(document.content, line: value) {
            lines = Self.unique([value + 1 + offset, value, first])
        } else {
            lines = Self.unique([value, first] + all)
        }
    }

    private static func unique(_ lines: [Int]) -> [Int] {
        var seen: Set<Int> = []
        return lines.filter { $0 > 0 && seen.insert($0).inserted }
    }

    /// In which line, from 0, a text differs from another.
    private static func firstDifference(_ node: Node, _ other: Node) -> Int? {
        guard let text = node.string?.bytes, let otherText = other.string?.bytes else { return nil }
        var line = 0
        for (byte, otherByte) in zip(text, otherText) {
            if byte != otherByte { return line }
            if byte == 0x0A { line += 1 }
        }
        return line
    }

    /// Whether a line introduces a block of text: `key: |-`.
    private static func isBlock(_ text: GoString, line: Int) -> Bool {
        let lines = text.bytes.split(separator: 0x0A, maxSplits: max(line, 0), omittingEmptySubsequences: false)
        guard line > 0, lines.count >= line else { return false }
        guard let word = lines[line - 1].split(separator: 0x20).last else { return false }
        return word.first == UInt8(ascii: "|") || word.first == UInt8(ascii: ">")
    }
}
